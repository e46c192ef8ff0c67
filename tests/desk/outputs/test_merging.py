"""Two records of one work become one: nothing that belonged to either is lost, and the old address leads on."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.models import Revision

from portal.desk.outputs.merging import RefusedMergeError, merge, state_of
from portal.desk.outputs.tasks import merge_outputs
from portal.media.models import PortalDocument
from portal.public.findings.models import Evidence, FindingPage
from portal.records.changes.models import ChangeSet
from portal.records.outputs.models import Carrier, Contribution, MediaAppearance, Output, OutputFile, Publication
from portal.work.jobs import perform
from portal.work.models import Job
from tests.tools.factories import make_finding, make_grant, make_output, publish

pytestmark = pytest.mark.usefixtures("demo")


@pytest.fixture
def editor() -> Client:
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("editor", "editor@example.org", "x"))
    return client


def two(kind: str = "chapter", **values: object) -> tuple[Output, Output]:
    """Two published records of one work; the second has those values."""
    kept = make_output(kind, title="Partnership in practice", date="2010")
    other = make_output(kind, title="Partnership in Practice", **{"date": "2010", **values})
    return kept, other


def merged(kept: Output, other: Output, *from_other: str) -> Output:
    kept.refresh_from_db()
    other.refresh_from_db()
    merge(kept.pk, other.pk, from_other, state_of(kept, other), None)
    return fresh(kept)


def fresh(output: Output) -> Output:
    return Output.objects.get(pk=output.pk).own


def make_file(output: Output, name: str) -> OutputFile:
    document = PortalDocument.objects.create(title=name, file=ContentFile(name.encode(), name=name))
    return OutputFile.objects.create(output=output, document=document, name=name)


def test_what_was_chosen_is_taken_and_the_rest_stays():
    kept, other = two(doi="10.1234/abc", publisher="Routledge", first_page="168")
    merged(kept, other, "doi", "publisher")
    result = fresh(kept)
    assert (result.title, result.doi, result.publisher, result.first_page) == (
        *("Partnership in practice", "10.1234/abc", "Routledge", ""),
    )
    assert result.live
    assert not result.has_unpublished_changes


def test_grants_files_contributors_and_outlets_are_kept():
    first, second = make_grant("First"), make_grant("Second")
    kept = make_output("radio-broadcast", title="One story", grants=[first])
    other = make_output("radio-broadcast", title="One story", grants=[second])
    other.contributions.add(Contribution(name="Spalek, Basia", role="interviewee"))
    other.carriers.add(Carrier(outlet="The Evening News"))
    publish(other)
    make_file(kept, "story.pdf")
    make_file(other, "story.pdf")
    other = fresh(other)
    publish(other)
    publish(fresh(kept))
    merged(kept, other, "contributions")
    result = MediaAppearance.objects.get(pk=kept.pk)
    assert set(result.grants.all()) == {first, second}
    assert [one.name for one in result.contributions.all()] == ["Spalek, Basia"]
    assert [one.outlet for one in result.carriers.all()] == ["The Evening News"]
    assert sorted(one.name for one in result.files.all()) == ["story-2.pdf", "story.pdf"]


def test_findings_name_the_record_that_is_left_also_in_drafts_and_old_versions():
    kept, other = two()
    finding = make_finding(91, outputs=[other])
    draft = finding.get_latest_revision_as_object()
    draft.claim = "Another claim."
    draft.save_revision()
    merged(kept, other)
    assert set(Evidence.objects.filter(finding=finding, kind="output").values_list("output", flat=True)) == {kept.pk}
    for revision in Revision.objects.for_instance(finding):
        assert [row["output"] for row in revision.content["evidence"] if row["output"]] == [kept.pk]
    FindingPage.objects.get(pk=finding.pk).get_latest_revision().publish()
    assert [one.output for one in FindingPage.objects.get(pk=finding.pk).evidence.filter(kind="output")] == [
        Output.objects.get(pk=kept.pk)
    ]


def test_the_old_address_leads_on_for_good_in_every_format(client: Client):
    kept, other = two()
    third = make_output("chapter", title="Partnership in practise")
    make_file(other, "chapter.pdf")
    publish(fresh(other))
    merged(other, third)
    merged(kept, other)
    for slug in (other.slug, third.slug):
        for rest in ("/", ".bib", "/?style=mla", "/files/chapter.pdf"):
            answer = client.get(f"/outputs/{slug}{rest}")
            assert (answer.status_code, answer["Location"]) == (301, f"/outputs/{kept.slug}{rest}")
            assert client.get(answer["Location"]).status_code == 200
    answer = client.get(f"/outputs/{other.slug}/", headers={"accept": "application/x-bibtex"})
    assert answer["Location"] == f"/outputs/{kept.slug}/"
    assert client.get(f"/outputs/{kept.slug}-never-there/").status_code == 404


def test_an_old_address_does_not_lead_to_what_the_public_may_not_see(client: Client):
    kept, other = two()
    merged(kept, other)
    fresh(kept).unpublish()
    assert client.get(f"/outputs/{other.slug}/").status_code == 410


def test_what_was_merged_is_in_no_list_and_its_form_leads_on(client: Client, editor: Client):
    kept, other = two()
    merged(kept, other)
    assert other.slug not in client.get("/outputs/").content.decode()
    listed = editor.get("/admin/snippets/records/publication/").content.decode()
    assert f"/publication/edit/{kept.pk}/" in listed
    assert f"/publication/edit/{other.pk}/" not in listed
    answer = editor.get(f"/admin/snippets/records/publication/edit/{other.pk}/")
    assert answer["Location"] == f"/admin/snippets/records/publication/edit/{kept.pk}/"
    found = editor.get("/admin/outputs/duplicates/", {"title": kept.title, "date": "2010"}).json()["outputs"]
    assert [one["edit_url"] for one in found] == [answer["Location"]]


def locked(kept: Output, other: Output) -> None:
    Output.objects.filter(pk=other.pk).update(locked=True)


def drafted(kept: Output, other: Output) -> None:
    draft = kept.get_latest_revision_as_object()
    draft.title = "Another title"
    draft.save_revision()


def withdrawn(kept: Output, other: Output) -> None:
    kept.unpublish()


@pytest.mark.parametrize(
    ("prepare", "sentence"),
    [(locked, "Unlock it first"), (drafted, "not published"), (withdrawn, "Keep the published one")],
)
def test_what_stands_in_the_way_is_said_and_nothing_is_done(prepare, sentence: str):
    kept, other = two()
    prepare(kept, other)
    with pytest.raises(RefusedMergeError, match=sentence):
        merged(kept, other)
    assert Output.objects.filter(merged_into__isnull=False).count() == 0


def test_what_changed_since_it_was_looked_at_is_looked_at_again():
    kept, other = two()
    state = state_of(kept, other)
    publish(fresh(other))
    with pytest.raises(RefusedMergeError, match="changed meanwhile"):
        merge(kept.pk, other.pk, [], state, None)


def test_a_fault_halfway_leaves_everything_as_it_was(monkeypatch: pytest.MonkeyPatch):
    kept, other = two()

    def fail(*_: object) -> None:
        raise RuntimeError("power cut")

    monkeypatch.setattr("portal.desk.outputs.merging.save", fail)
    with pytest.raises(RuntimeError, match="power cut"):
        merged(kept, other, "title")
    assert fresh(other).live
    assert fresh(other).merged_into is None
    assert Publication.objects.get(pk=kept.pk).title == "Partnership in practice"


def test_it_is_done_by_hand_on_a_page_that_shows_both(editor: Client):
    kept, other = two(publisher="Routledge", date="2011")
    address = f"/admin/outputs/merge/{kept.pk}/{other.pk}/"
    page = editor.get(address)
    body = page.content.decode()
    assert body.count("merge__field") >= 3
    assert "Routledge" in body
    state = page.context["state"]
    answer = editor.post(address, {"state": state, "take-publisher": "other", "take-date": "kept"}, follow=True)
    assert "was merged into" in answer.content.decode()
    result = Publication.objects.get(pk=kept.pk)
    assert (result.publisher, result.date) == ("Routledge", "2010")


def test_only_those_who_may_publish_and_delete_merge():
    kept, other = two()
    user = get_user_model().objects.create_user("contributor", "c@example.org", "x")
    names = ["access_admin", "change_publication", "add_publication"]
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    client = Client()
    client.force_login(user)
    address = f"/admin/outputs/merge/{kept.pk}/{other.pk}/"
    assert client.post(address, {"state": state_of(kept, other)}).status_code in (302, 403)
    assert fresh(other).merged_into is None


def test_another_table_says_what_cannot_be_kept(editor: Client):
    kept = make_output("report", title="One work")
    other = make_output("journal-article", title="One work", volume="34")
    body = editor.get(f"/admin/outputs/merge/{kept.pk}/{other.pk}/").content.decode()
    assert "Volume: 34" in body
    merged(kept, other)
    assert fresh(kept).live


def test_a_merge_is_taken_back_with_all_that_it_moved(editor: Client):
    first, second = make_grant("First"), make_grant("Second")
    kept, other = two(doi="10.1234/abc", publisher="Routledge", grants=[second])
    kept.grants.set([first])
    publish(kept)
    make_file(other, "paper.pdf")
    finding = make_finding(90, outputs=[other])
    kept, other = fresh(kept), fresh(other)
    change_set = merge(kept.pk, other.pk, ["doi", "publisher"], state_of(kept, other), None)
    assert fresh(kept).doi == "10.1234/abc"
    assert Evidence.objects.filter(finding=finding, output=kept.pk).exists()
    page = editor.get(f"/admin/changes/{change_set.pk}/undo/").content.decode()
    assert "2 records will be as they were before." in " ".join(page.split())
    editor.post(f"/admin/changes/{change_set.pk}/undo/")
    kept, other = fresh(kept), fresh(other)
    assert (kept.doi, kept.publisher, list(kept.grants.all()), kept.files.count()) == ("", "", [first], 0)
    assert (other.doi, other.publisher, other.merged_into, other.live) == ("10.1234/abc", "Routledge", None, True)
    assert [file.name for file in other.files.all()] == ["paper.pdf"]
    assert Evidence.objects.get(finding=finding, output__isnull=False).output_id == other.pk
    latest = FindingPage.objects.get(pk=finding.pk).get_latest_revision_as_object()
    assert [evidence.output_id for evidence in latest.evidence.all() if evidence.output_id] == [other.pk]


def test_the_undo_of_a_merge_leaves_what_was_edited_since(editor: Client):
    kept, other = two(publisher="Routledge", first_page="168")
    change_set = merge(kept.pk, other.pk, ["publisher", "first_page"], state_of(fresh(kept), fresh(other)), None)
    later = fresh(kept)
    later.publisher = "Invented Press"
    publish(later)
    page = " ".join(editor.get(f"/admin/changes/{change_set.pk}/undo/").content.decode().split())
    assert "edited since: publisher" in page
    editor.post(f"/admin/changes/{change_set.pk}/undo/")
    kept = fresh(kept)
    assert (kept.publisher, kept.first_page) == ("Invented Press", "")
    assert fresh(other).live


def test_a_merge_that_takes_its_time_is_watched_and_leads_to_what_was_done(editor: Client, settings, monkeypatch):
    monkeypatch.setattr("portal.desk.work.waiting.SECONDS_TO_WAIT", 0)
    settings.TASKS = {**settings.TASKS, "work": {"BACKEND": "django_tasks.backends.dummy.DummyBackend", "QUEUES": []}}
    kept, other = two()
    address = f"/admin/outputs/merge/{kept.pk}/{other.pk}/"
    answer = editor.post(address, {"state": editor.get(address).context["state"]})
    job = Job.objects.get()
    assert answer["Location"] == f"/admin/work/{job.pk}/"
    assert (fresh(other).merged_into, job.title) == (None, "Merge into “Partnership in practice”")
    perform(merge_outputs.func.__wrapped__, job.pk, job.attempt)
    page = editor.get(f"/admin/work/{job.pk}/?watch=1", follow=True).content.decode()
    assert "2 records were changed." in " ".join(page.split())
    assert f"/admin/changes/{ChangeSet.objects.get().pk}/undo/" in page
    assert fresh(other).merged_into_id == kept.pk
