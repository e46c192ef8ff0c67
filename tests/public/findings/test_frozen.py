"""What a version keeps of people, awards, outputs and case studies is asked for anew whenever it is shown."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Revision

from portal.bibliography.formats import FORMATS
from portal.desk.outputs.merging import merge, state_of
from portal.media.models import PortalImage
from portal.public.findings.models import FindingPage, FindingVersion
from portal.public.findings.redaction import RefusedRedactionError, redact
from portal.records.outputs.models import Output
from portal.records.people.models import Person
from tests.tools.accounts import account
from tests.tools.contents import all_rows
from tests.tools.factories import make_case_study, make_finding, make_grant, make_output, make_person, make_picture
from tests.tools.forms import send

pytestmark = pytest.mark.usefixtures("demo")

WORD = "Numbatmoss"
SLUG = "finding-61"


@pytest.fixture
def named() -> dict[str, Any]:
    """A finding in two versions, and all that it names, each under a name of its own."""
    grant = make_grant(f"{WORD}grant")
    person = make_person(WORD, f"{WORD}person", grants=[grant])
    output = make_output("report", f"{WORD}output", grants=[grant])
    case = make_case_study(f"{WORD}case")
    make_finding(61, outputs=[output], cases=[case], grants=[grant])
    page = FindingPage.objects.get(number=61)
    page.evidence.add(type(page.evidence.first())(kind="case_study", case_study=case, stance="supports"))
    page.claim, page.change_note = "Claim number 61, said again.", "Said again"
    page.save_revision().publish()
    return {"grant": grant, "person": person, "output": output, "case": case}


def addresses() -> Iterator[str]:
    """Every address that prints a version: pages, formats, citations, exports, the page to print."""
    yield from (f"/findings/{SLUG}/", f"/findings/{SLUG}/versions/1/", f"/findings/{SLUG}/versions/2/")
    for extension in FORMATS:
        yield f"/findings/{SLUG}.{extension}"
        yield f"/findings/{SLUG}/versions/1.{extension}"
    yield from ("/findings/brief/", "/findings/export.json", "/findings/export.csv", "/findings/")


def saying(client: Client, word: str) -> list[str]:
    return [address for address in addresses() if word in body(client, address)]


def body(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    data = b"".join(response) if response.streaming else response.content
    return data.decode("utf-8", errors="replace")


def hide_record(record: Any) -> None:
    type(record)._base_manager.filter(pk=record.pk).update(is_private=True)


def unpublish(thing: Any) -> None:
    type(thing)._base_manager.get(pk=thing.pk).unpublish()


HIDING: list[tuple[str, Callable[[Any], None]]] = [
    *((name, hide_record) for name in ("person", "grant", "output")),
    *((name, unpublish) for name in ("person", "grant", "output", "case")),
]


@pytest.mark.parametrize(("name", "hide"), HIDING)
def test_what_is_hidden_after_publication_is_named_by_no_version(client: Client, named, name: str, hide):
    word = f"{WORD}{name}"
    assert f"/findings/{SLUG}/versions/1/" in saying(client, word)
    hide(named[name])
    assert saying(client, word) == []
    assert "Claim number 61" in body(client, f"/findings/{SLUG}/versions/1/")


def test_what_is_public_again_is_named_again(client: Client, named):
    before = saying(client, f"{WORD}person")
    hide_record(named["person"])
    Person.objects.filter(pk=named["person"].pk).update(is_private=False)
    assert saying(client, f"{WORD}person") == before


def test_a_version_leads_to_the_record_that_its_output_was_merged_into(client: Client, named):
    kept = make_output("report", "The same report")
    other = Output.objects.get(pk=named["output"].pk).own
    merge(kept.pk, other.pk, [], state_of(kept, other), account("Editor")[1])
    page = body(client, f"/findings/{SLUG}/versions/1/")
    assert f"{WORD}output" in page
    assert kept.get_absolute_url() in page


class TestWithdrawn:
    def test_its_pictures_and_documents_close_and_open_again_with_it(self, client: Client):
        picture = make_picture("Shown")
        page = make_and_show(picture)
        assert client.get(picture.file.url).status_code == 200
        page.status, page.status_reason = "withdrawn", "Misread."
        page.save_revision().publish()
        assert client.get(picture.file.url).status_code == 404
        assert client.get(picture.get_rendition("width-320").url).status_code == 404
        page.status, page.status_reason, page.change_note = "current", "", "Stands again"
        page.save_revision().publish()
        assert client.get(picture.file.url).status_code == 200

    def test_a_picture_that_something_else_shows_stays_open(self, client: Client):
        picture = make_picture("Shown twice")
        page = make_and_show(picture)
        make_person("Ann", "Shown", picture=picture)
        page.status, page.status_reason = "withdrawn", "Misread."
        page.save_revision().publish()
        assert client.get(picture.file.url).status_code == 200


def make_and_show(picture: PortalImage) -> FindingPage:
    make_finding(62)
    page = FindingPage.objects.get(number=62)
    block = {"image": picture.pk, "alt_text": "Shown", "decorative": False}
    page.body = [{"type": "figure", "value": {"image": block, "caption": "", "credit": ""}}]
    page.change_note = "A picture"
    page.save_revision().publish()
    return page


SECRET = "Bilbyfern"
REASON = "It quoted somebody who had asked not to be quoted."


class TestRedacting:
    @pytest.fixture
    def finding(self) -> FindingPage:
        """A finding whose first version says the word, and whose second does not."""
        make_finding(63, claim=f"{SECRET} said so.", plain_summary=f"{SECRET} again.", limits=f"<p>{SECRET}</p>")
        page = FindingPage.objects.get(number=63)
        page.claim, page.plain_summary, page.limits, page.change_note = "Somebody said so.", "In short.", "", "Less"
        page.save_revision().publish()
        return FindingPage.objects.get(number=63)

    def test_the_words_are_gone_from_database_search_and_every_address(self, client: Client, finding):
        assert SECRET in body(client, "/findings/finding-63/versions/1/")
        redact(finding.versions.get(number=1), REASON, account("Editor")[1])
        assert SECRET not in str(all_rows())
        page = body(client, "/findings/finding-63/versions/1/")
        assert REASON in page
        assert SECRET not in page
        found = client.get(f"/search/?q={SECRET}").content.decode()
        assert "finding-63" not in found
        assert "words taken away" in body(client, "/findings/finding-63/")
        for extension in FORMATS:
            answer = client.get(f"/findings/finding-63/versions/1.{extension}")
            assert answer.status_code == 410
            assert "versions/1/" in answer.content.decode()

    def test_the_finding_of_today_and_its_draft_are_as_they_were(self, client: Client, finding):
        finding.claim = "A draft."
        draft = finding.save_revision()
        before = body(client, "/findings/finding-63/versions/2/")
        redact(finding.versions.get(number=1), REASON, account("Editor")[1])
        assert body(client, "/findings/finding-63/versions/2/") == before
        page = FindingPage.objects.get(number=63)
        assert page.latest_revision == draft
        assert page.get_latest_revision_as_object().claim == "A draft."
        assert Revision.page_revisions.filter(object_id=str(page.pk)).count() == 2

    def test_what_the_finding_says_today_is_not_taken_away(self, finding):
        with pytest.raises(RefusedRedactionError, match="First publish"):
            redact(finding.versions.get(number=2), REASON, account("Editor")[1])

    def test_it_wants_a_reason_and_happens_once(self, finding):
        user, version = account("Editor")[1], finding.versions.get(number=1)
        with pytest.raises(RefusedRedactionError, match="Say why"):
            redact(version, "  ", user)
        redact(version, REASON, user)
        with pytest.raises(RefusedRedactionError, match="already"):
            redact(version, REASON, user)

    def test_an_editor_does_it_by_clicks_and_the_history_says_so(self, finding):
        editor, _user = account("Editor")
        edit = f"/admin/pages/{finding.pk}/edit/"
        versions = f"/admin/findings/{finding.pk}/versions/"
        assert versions in editor.get(edit).content.decode()
        address = f"/admin/findings/versions/{finding.versions.get(number=1).pk}/redact/"
        assert address in editor.get(versions).content.decode()
        assert "This field is required" in editor.post(address, {"reason": ""}).content.decode()
        send(editor, address, "form[method=post]:has(textarea)", reason=REASON)
        assert finding.versions.get(number=1).is_redacted
        assert "Bilby" not in editor.get(versions).content.decode()
        history = editor.get(f"/admin/pages/{finding.pk}/history/").content.decode()
        assert "The words of version 1 were taken away" in history

    @pytest.mark.parametrize("role", ["Contributor", "Researcher", ""])
    def test_nobody_else_may(self, finding, role: str):
        client, _user = account(role)
        version = finding.versions.get(number=1)
        for address in (f"/admin/findings/{finding.pk}/versions/", f"/admin/findings/versions/{version.pk}/redact/"):
            client.get(address)
            client.post(address, {"reason": REASON})
        assert not FindingVersion.objects.get(pk=version.pk).is_redacted


def test_nothing_of_the_demo_is_lost_to_a_version(client: Client):
    """Everything that the demo's versions froze is public, so every name stands in them."""
    for finding in FindingPage.objects.exclude(number__isnull=True):
        content = finding.versions.get().content
        page = body(client, f"/findings/{finding.slug}/versions/1/")
        assert all(person["family"] in page for person in content["people"])
        assert all(grant["name"] in page for grant in content["grants"])
        assert all(case["title"] in page for case in content["case_studies"])
