"""Many outputs changed at once: looked at first, each asked for itself, and taken back but for later edits."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.records.changes.writing import VersionWriter
from portal.records.outputs.models import Output, Publication
from tests.tools.factories import make_grant, make_output, publish

pytestmark = pytest.mark.usefixtures("demo")


@pytest.fixture
def editor() -> Client:
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("editor", "editor@example.org", "x"))
    return client


def address(action: str, outputs: list[Output]) -> str:
    chosen = "&".join(f"id={output.pk}" for output in outputs)
    return f"/admin/bulk/records/publication/{action}/?{chosen}&next=/admin/snippets/records/publication/"


def fresh(output: Output) -> Publication:
    return Publication.objects.get(pk=output.pk)


def look(client: Client, action: str, outputs: list[Output], **values: Any) -> HttpResponse:
    """The page that shows what would change; nothing is written by it."""
    where = address(action, outputs)
    answer = client.post(where, values) if values else client.get(where)
    assert answer.status_code == 200
    return answer


def do(client: Client, action: str, outputs: list[Output], **values: Any) -> str:
    """Looks, then does it; the address that takes it back."""
    seen = look(client, action, outputs, **values).context["seen"]
    answer = client.post(address(action, outputs), {**values, "seen": seen}, follow=True)
    link = BeautifulSoup(answer.content, "lxml").select_one("main a.no")
    assert link is not None, answer.content.decode()[:2000]
    return str(link["href"])


def page_text(answer: HttpResponse) -> str:
    """The words of the page's own content, spaces made one."""
    return " ".join(BeautifulSoup(answer.content, "lxml").select_one("main").get_text(" ").split())


def undo(client: Client, where: str) -> str:
    """Asks, then does it; the words of the question and of the page that follows."""
    question = page_text(client.get(where))
    return question + page_text(client.post(where, follow=True))


def test_what_would_change_is_shown_and_nothing_is_written(editor: Client):
    output, same = make_output(title="Changes"), make_output(title="Stays", licence="CC-BY-4.0")
    page = look(editor, "set_licence", [output, same], licence="CC-BY-4.0")
    rows = [row.get_text(" ", strip=True) for row in BeautifulSoup(page.content, "lxml").select("tbody tr")]
    assert any(row.startswith("Changes Journal article – ") for row in rows)
    assert any(row.startswith("Stays") and row.endswith("the same") for row in rows)
    assert page.context["count"] == 1
    assert fresh(output).licence == ""


def test_a_licence_is_set_with_a_revision_each_and_taken_back(editor: Client):
    outputs = [make_output(title=f"Paper {number}") for number in range(3)]
    where = do(editor, "set_licence", outputs, licence="CC-BY-4.0")
    for output in map(fresh, outputs):
        assert output.licence == "CC-BY-4.0"
        assert output.live
        assert not output.has_unpublished_changes
        assert output.revisions.count() == 2
    words = undo(editor, where)
    assert "3 records will be as they were before." in words
    assert "This was undone on" in words
    assert {fresh(output).licence for output in outputs} == {""}
    assert all(fresh(output).live for output in outputs)


def test_a_grant_is_added_to_those_that_are_there(editor: Client):
    first, second = make_grant("First"), make_grant("Second")
    output = make_output(grants=[first])
    where = do(editor, "add_grant", [output], grants=[second.pk])
    assert set(fresh(output).grants.all()) == {first, second}
    undo(editor, where)
    assert set(fresh(output).grants.all()) == {first}


def test_drafts_are_changed_as_drafts(editor: Client):
    draft = Publication(kind="chapter", title="A draft", live=False)
    draft.save()
    where = do(editor, "set_visibility", [draft], is_private="yes")
    assert (fresh(draft).is_private, fresh(draft).live) == (True, False)
    assert fresh(draft).get_latest_revision_as_object().is_private
    undo(editor, where)
    assert (fresh(draft).is_private, fresh(draft).live) == (False, False)


def test_publishing_and_unpublishing_are_taken_back(editor: Client):
    draft, live = Publication(kind="chapter", title="A draft", live=False), make_output(title="Public")
    draft.save()
    published = do(editor, "publish", [draft, live])
    assert fresh(draft).live
    undo(editor, published)
    assert (fresh(draft).live, fresh(live).live) == (False, True)
    unpublished = do(editor, "unpublish", [live])
    assert not fresh(live).live
    undo(editor, unpublished)
    assert fresh(live).live


def test_what_was_edited_since_is_left_and_named(editor: Client):
    edited, other = make_output(title="Edited since"), make_output(title="Not edited")
    where = do(editor, "set_licence", [edited, other], licence="CC-BY-4.0")
    later = fresh(edited)
    later.licence = "CC0-1.0"
    publish(later)
    words = undo(editor, where)
    assert "1 record will be as it was before." in words
    assert "Edited since: edited since" in words
    assert (fresh(edited).licence, fresh(other).licence) == ("CC0-1.0", "")


def test_an_edit_of_another_field_since_is_kept_when_the_change_is_taken_back(editor: Client):
    output = make_output()
    where = do(editor, "set_licence", [output], licence="CC-BY-4.0")
    later = fresh(output)
    later.publisher = "Routledge"
    publish(later)
    undo(editor, where)
    assert (fresh(output).licence, fresh(output).publisher) == ("", "Routledge")


def test_a_change_that_somebody_is_drafting_over_is_left(editor: Client):
    output = make_output(title="In work")
    where = do(editor, "set_licence", [output], licence="CC-BY-4.0")
    with_changes(fresh(output))
    assert "In work: it has changes that are not published" in undo(editor, where)
    assert fresh(output).licence == "CC-BY-4.0"


def test_the_undo_says_how_many_published_records_it_takes_down(editor: Client):
    drafts = [Publication(kind="chapter", title=f"Draft {number}", live=False) for number in range(3)]
    for draft in drafts:
        draft.save()
    where = do(editor, "publish", drafts)
    fresh(drafts[0]).unpublish()
    question = page_text(editor.get(where))
    assert "2 published records will be taken from the public." in question
    assert "Draft 0: edited since" in question
    assert fresh(drafts[1]).live  # The question changes nothing.
    undo(editor, where)
    assert [fresh(draft).live for draft in drafts] == [False, False, False]


def with_changes(output: Output) -> None:
    draft = output.get_latest_revision_as_object()
    draft.title = "Another title"
    draft.save_revision()


def without_title(output: Output) -> None:
    Output.objects.filter(pk=output.pk).update(live=False, title="")
    fresh(output).save_revision(clean=False)


@pytest.mark.parametrize(
    ("action", "values", "prepare", "sentence"),
    [
        ("set_licence", {"licence": "CC-BY-4.0"}, with_changes, "not published: publish or discard them first"),
        ("publish", {}, without_title, "This field cannot be blank."),
    ],
)
def test_what_cannot_be_changed_stays_and_says_why(editor: Client, action, values, prepare, sentence: str):
    output = make_output(title="In the way")
    prepare(output)
    before = fresh(output).latest_revision_id
    page = look(editor, action, [fresh(output)], **values)
    assert sentence in page.content.decode()
    assert page.context["count"] == 0
    editor.post(address(action, [output]), {**values, "seen": page.context["seen"]})
    assert fresh(output).latest_revision_id == before


def test_another_choice_or_an_edit_meanwhile_is_looked_at_again(editor: Client):
    output = make_output()
    seen = look(editor, "set_licence", [output], licence="CC-BY-4.0").context["seen"]
    other = editor.post(address("set_licence", [output]), {"licence": "CC0-1.0", "seen": seen})
    assert "look again" in other.content.decode()
    publish(fresh(output))
    edited = editor.post(address("set_licence", [output]), {"licence": "CC-BY-4.0", "seen": seen})
    assert "look again" in edited.content.decode()
    assert fresh(output).licence == ""


def test_a_fault_in_one_leaves_all_as_they_were(editor: Client, monkeypatch: pytest.MonkeyPatch):
    outputs = [make_output(title=f"Paper {number}") for number in range(2)]
    seen = look(editor, "set_licence", outputs, licence="CC-BY-4.0").context["seen"]

    def fail(*_args: object, **_options: object) -> None:
        raise RuntimeError("power cut")

    monkeypatch.setattr("portal.desk.outputs.bulk_changes.OUTPUTS_AT_ONCE", 1)
    saved = iter([VersionWriter.save, fail])
    monkeypatch.setattr(VersionWriter, "save", lambda *given: next(saved)(*given))
    page = editor.post(address("set_licence", outputs), {"licence": "CC-BY-4.0", "seen": seen}, follow=True)
    assert "A fault stopped it." in page_text(page)
    assert {fresh(output).licence for output in outputs} == {""}


def contributor() -> tuple[Client, Any]:
    user = get_user_model().objects.create_user("contributor", "c@example.org", "x")
    names = ["access_admin", "change_publication", "add_publication"]
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    client = Client()
    client.force_login(user)
    return client, user


def test_each_output_is_asked_for_itself(editor: Client):
    client, user = contributor()
    own = Publication(kind="chapter", title="Their own draft", live=False, owner=user)
    foreign = Publication(kind="chapter", title="Somebody else's draft", live=False)
    own.save()
    foreign.save()
    refused = client.post(address("set_licence", [own, foreign]), {"licence": "CC-BY-4.0"}, follow=True)
    assert "Somebody else" not in refused.content.decode()
    assert fresh(own).licence == ""
    page = look(client, "set_licence", [own], licence="CC-BY-4.0")
    assert [planned.draft.pk for planned in page.context["plan"]] == [own.pk]
    do(client, "set_licence", [own], licence="CC-BY-4.0")
    assert (fresh(own).licence, fresh(foreign).licence) == ("CC-BY-4.0", "")
    page = look(client, "publish", [own])
    assert page.context["plan"] == []
    assert "You may not do this to these: Their own draft" in page_text(page)
    assert not fresh(own).live


def test_who_may_not_publish_changes_no_public_record_and_undoes_nobody_elses_change(editor: Client):
    client, user = contributor()
    live = make_output(title="Public", owner=user)
    page = look(client, "set_licence", [live], licence="CC-BY-4.0")
    assert "ask an editor" in page.content.decode()
    where = do(editor, "set_licence", [live], licence="CC-BY-4.0")
    assert client.post(where).status_code in (302, 403)
    assert fresh(live).licence == "CC-BY-4.0"


def test_the_chosen_ones_are_exported_drafts_too(editor: Client):
    draft, live = Publication(kind="chapter", title="A draft", live=False), make_output(title="Public")
    draft.save()
    answer = editor.post(address("export", [draft, live]), {"extension": "bib"})
    text = b"".join(answer.streaming_content).decode()
    assert "A draft" in text
    assert "Public" in text
    assert "attachment" in answer["Content-Disposition"]


def test_the_list_offers_them(editor: Client):
    page = editor.get("/admin/snippets/records/publication/").content.decode()
    for action in ("add_grant", "set_licence", "set_visibility", "publish", "unpublish", "export"):
        assert f"/admin/bulk/records/publication/{action}/" in page
    assert (
        "/admin/bulk/records/person/set_licence/" not in editor.get("/admin/snippets/records/person/").content.decode()
    )


def test_an_unknown_change_is_not_found(editor: Client):
    assert editor.get("/admin/changes/9999999/undo/").status_code == 404


def test_as_many_queries_plan_five_outputs_as_fifty(editor: Client):
    counts = []
    for count in (5, 50):
        outputs = [make_output(title=f"Paper {count} {number}") for number in range(count)]
        drafts = [Publication(kind="chapter", title=f"Draft {count} {number}", live=False) for number in range(count)]
        for draft in drafts:
            draft.save()
            draft.save_revision(clean=False)
        look(editor, "publish", [*outputs, *drafts])
        with CaptureQueriesContext(connection) as queries:
            look(editor, "publish", [*outputs, *drafts])
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert counts[0] < 60


def test_more_than_are_changed_together_are_refused_in_words(editor: Client, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("portal.desk.outputs.bulk_actions.MOST_AT_ONCE", 2)
    outputs = [make_output(title=f"Paper {number}") for number in range(3)]
    page = editor.post(address("set_licence", outputs), {"licence": "CC-BY-4.0", "seen": "x"})
    assert "You chose more than 2:" in page_text(page)
    assert {fresh(output).licence for output in outputs} == {""}


@pytest.mark.parametrize("action", ["set_licence", "delete"])
@pytest.mark.parametrize("listing", ["q=Nightwatch", "kind=book", "q=Nightwatch&kind=book"])
def test_all_of_a_list_that_was_searched_or_filtered_are_those_that_it_shows(editor: Client, action: str, listing: str):
    titles = {"Nightwatch by the river": "journal-article", "Nightwatch on foot": "book", "Daywatch": "book"}
    for title, kind in titles.items():
        make_output(kind, title)
    shown = editor.get(f"/admin/snippets/records/publication/?{listing}").content.decode()
    chosen = editor.get(f"/admin/bulk/records/publication/{action}/?{listing}&id=all&next=/admin/").content.decode()
    assert [title for title in titles if title in chosen] == [title for title in titles if title in shown]
    assert 0 < sum(title in chosen for title in titles) < 3
