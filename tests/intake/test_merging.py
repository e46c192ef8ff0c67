"""Two records of one work made into one."""

import pytest
from django.core.files.base import ContentFile

from portal.findings.models import FindingPage
from portal.intake.merging import merge, what_differs
from portal.media.models import PortalDocument
from portal.outputs.models import Output, OutputFile
from tests.tools.accounts import account
from tests.tools.factories import make_finding, make_grant, make_output

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(demo):
    grants = make_grant("First", with_page=False), make_grant("Second", with_page=False)
    kept = make_output(title="Trust in the street", grants=grants[:1], volume="12", date="2011")
    other = make_output(title="Trust in the street: a study", grants=grants[1:], issue="2", doi="10.5555/one")
    for output in (kept, other):
        document = PortalDocument.objects.create(title="Paper", file=ContentFile(b"%PDF-1.4", name="paper.pdf"))
        output.files.add(OutputFile(document=document, name="paper.pdf"))
        output.save_revision().publish()
    return kept, other


def test_the_two_are_shown_field_by_field(two):
    shown = {one["field"]: (one["ours"], one["theirs"], one["adds"]) for one in what_differs(*two)}
    assert shown["title"] == ("Trust in the street", "Trust in the street: a study", False)
    assert shown["doi"] == ("", "10.5555/one", True)
    assert "uuid" not in shown
    assert "slug" not in shown


def test_what_hung_on_the_other_hangs_on_the_kept_one_and_old_addresses_lead_there(two, client):
    kept, other = two
    finding = make_finding(91, outputs=[other])
    _client, user = account("Editor")
    merge(kept, other, ["doi", "issue"], user)
    kept = Output.objects.get(pk=kept.pk).own
    assert not Output.objects.filter(pk=other.pk).exists()
    assert (kept.title, kept.doi, kept.issue, kept.volume) == ("Trust in the street", "10.5555/one", "2", "12")
    assert sorted(grant.title for grant in kept.grants.all()) == ["First", "Second"]
    assert sorted(file.name for file in kept.files.all()) == ["paper-2.pdf", "paper.pdf"]
    finding = FindingPage.objects.get(pk=finding.pk)
    assert [row.output_id for row in finding.evidence.all() if row.output_id] == [kept.pk]
    draft = finding.get_latest_revision_as_object()
    assert [row.output_id for row in draft.evidence.all() if row.output_id] == [kept.pk]
    for ending in ("/", ".bib", "/files/paper.pdf"):
        answer = client.get(f"/outputs/{other.slug}{ending}", follow=True)
        assert answer.redirect_chain[0][1] == 301
        assert answer.status_code == 200, ending
    assert kept.latest_revision.user == user
    assert kept.live


def test_a_record_is_not_merged_with_itself(two):
    with pytest.raises(ValueError, match="itself"):
        merge(two[0], two[0], [], None)
    assert Output.objects.filter(pk=two[0].pk).exists()


def test_an_editor_merges_in_the_admin_and_a_contributor_does_not(two):
    kept, other = two
    sent = {"kept": kept.pk, "other": other.pk, "do": "compare"}
    client, _user = account("Editor")
    page = client.post("/admin/intake/merge/", sent).content.decode()
    assert "Trust in the street: a study" in page
    assert Output.objects.filter(pk=other.pk).exists()
    assert "same one" in client.post("/admin/intake/merge/", {**sent, "other": kept.pk}).content.decode()
    nobody, _user = account("Contributor")
    assert nobody.post("/admin/intake/merge/", {**sent, "do": "merge"}).status_code in (302, 403)
    assert Output.objects.filter(pk=other.pk).exists()
    answer = client.post("/admin/intake/merge/", {**sent, "do": "merge", "take": ["doi"]}, follow=True)
    assert "The two records are one now" in answer.content.decode()
    assert not Output.objects.filter(pk=other.pk).exists()
