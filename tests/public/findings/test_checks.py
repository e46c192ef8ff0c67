"""An editor is told in plain words what a finding lacks; a draft may lack it."""

import json

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from portal.public.findings.checks import NAMES, shortcomings
from portal.public.findings.models import Evidence, FindingPage, FindingsPage
from portal.public.findings.readability import HARD, reading_ease
from tests.tools.factories import make_picture

pytestmark = pytest.mark.usefixtures("demo")


def finding(**values) -> FindingPage:
    page = FindingPage.objects.get(number=2)
    for name, value in values.items():
        setattr(page, name, value)
    return page


def messages(page: FindingPage) -> list[str]:
    """What stops a publication."""
    return [one.message for one in shortcomings(page) if not one.is_advice]


def test_the_findings_of_the_demo_lack_nothing():
    assert [shortcomings(page) for page in FindingPage.objects.all()] == [[]] * 5


def test_a_missing_plain_summary_is_named():
    assert messages(finding(plain_summary=" ")) == ["Say it in plain words, for somebody new to the subject."]


def test_a_plain_summary_of_more_than_120_words_is_too_long():
    assert messages(finding(plain_summary="word " * 120)) == []
    assert messages(finding(plain_summary="word " * 121)) == [
        "The plain summary has 121 words. Shorten it to 120 at most."
    ]


def test_a_summary_that_is_hard_to_read_is_advised_on_and_no_more():
    hard = (
        "Interorganisational collaboration methodologies notwithstanding institutional heterogeneity demonstrably"
        " facilitate multidimensional operationalisation of counter-radicalisation conceptualisations."
    )
    assert reading_ease(hard) < HARD < reading_ease("The cat sat on the mat. It was warm.")
    [one] = shortcomings(finding(plain_summary=hard))
    assert one.is_advice


def test_a_quotation_needs_its_source():
    body = [{"type": "quotation", "value": {"text": "They listen.", "source": "", "address": ""}}]
    assert messages(finding(body=json.dumps(body))) == ["A quotation has no source. Say who said or wrote it."]


@pytest.mark.parametrize(("alt", "decorative", "faults"), [("", False, 1), ("A street", False, 0), ("", True, 0)])
def test_an_image_needs_alt_text_unless_it_is_decorative(alt, decorative, faults):
    image = {"image": make_picture().pk, "alt_text": alt, "decorative": decorative}
    body = [{"type": "figure", "value": {"image": image, "caption": "", "credit": ""}}]
    assert len(messages(finding(body=json.dumps(body)))) == faults


@pytest.mark.parametrize("words", ["here", "Click here", "<b>here</b>.", "read more"])
def test_a_link_must_say_where_it_leads(words):
    page = finding(limits=f'<p>See <a href="https://example.org/">{words}</a></p>')
    assert ["A link says only" in message for message in messages(page)] == [True]


def test_a_finding_needs_evidence():
    page = finding()
    page.evidence.set([])
    assert messages(page) == ["No evidence is given. Say what the finding rests on."]


def test_quoted_evidence_needs_what_it_is_taken_from():
    page = finding()
    page.evidence.set([Evidence(kind="interviews", quotation="They listen.")])
    assert messages(page) == ["Evidence 1 quotes somebody without a source. Say what it is taken from."]


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(get_user_model().objects.create_superuser("editor", "editor@example.org", "four words of pass"))
    return client


def form(evidence: list[dict] | None = None, **values) -> dict:
    return nested_form_data(
        {
            "title": "A sixth finding",
            "slug": "a-sixth-finding",
            "number": "6",
            "claim": "It works.",
            "plain_summary": "It works well.",
            "body": streamfield([]),
            "limits": rich_text(""),
            "outcome": rich_text(""),
            "status": "current",
            "evidence": inline_formset(evidence or []),
            "comments": inline_formset([]),
            **values,
        }
    )


def adding() -> str:
    return reverse("wagtailadmin_pages:add", args=("public", "findingpage", FindingsPage.objects.get().pk))


INTERVIEWS = {"kind": "interviews", "stance": "supports", "description": "Talks", "locator": "", "url": "",
              "quotation": "", "output": "", "case_study": ""}  # fmt: skip


def test_a_draft_may_lack_everything(editor: Client):
    response = editor.post(adding(), form(plain_summary=""))
    assert response.status_code == 302
    assert FindingPage.objects.get(slug="a-sixth-finding").live is False


def test_publishing_says_all_that_is_missing_and_loses_nothing_typed(editor: Client):
    response = editor.post(adding(), {**form(plain_summary=""), "action-publish": "1"})
    html = response.content.decode()
    assert response.status_code == 200
    assert "Say it in plain words, for somebody new to the subject." in html
    assert "No evidence is given. Say what the finding rests on." in html
    assert "It works." in html
    assert not FindingPage.objects.filter(slug="a-sixth-finding").exists()


def test_a_complete_finding_is_published_as_version_1(editor: Client):
    response = editor.post(adding(), {**form([INTERVIEWS]), "action-publish": "1"})
    assert response.status_code == 302
    page = FindingPage.objects.get(slug="a-sixth-finding")
    assert page.live
    assert [version.number for version in page.versions.all()] == [1]


def test_a_later_publication_asks_what_changed_and_asks_anew_each_time(editor: Client):
    editor.post(adding(), {**form([INTERVIEWS]), "action-publish": "1"})
    page = FindingPage.objects.get(slug="a-sixth-finding")
    address = reverse("wagtailadmin_pages:edit", args=(page.pk,))
    response = editor.post(address, {**form([INTERVIEWS], claim="It may work."), "action-publish": "1"})
    assert "Say in one line what changed since version 1." in response.content.decode()
    said = form([INTERVIEWS], claim="It may work.", change_note="Said it with care")
    assert editor.post(address, {**said, "action-publish": "1"}).status_code == 302
    assert [version.change_note for version in page.versions.order_by("number")] == ["", "Said it with care"]
    assert "Said it with care" not in editor.get(address).context["form"]["change_note"].value()


def test_the_form_says_at_its_head_what_the_draft_lacks(editor: Client):
    editor.post(adding(), form(plain_summary=""))
    page = FindingPage.objects.get(slug="a-sixth-finding")
    html = editor.get(reverse("wagtailadmin_pages:edit", args=(page.pk,))).content.decode()
    assert "Say it in plain words, for somebody new to the subject." in html


def head_of_form(client: Client, address: str) -> str:
    """What stands under "Before you publish"."""
    section = BeautifulSoup(client.get(address).content, "html.parser").select_one("[id^=panel-child-content-before]")
    return " ".join(section.get_text(" ").split())


def test_a_new_form_says_from_the_first_moment_all_that_a_publication_wants(editor: Client):
    head = head_of_form(editor, adding())
    assert "Nothing is missing" not in head
    assert "Give it a number" not in head  # The form proposes one.
    for wanted in ("Say the claim", "Say it in plain words", "No evidence is given"):
        assert wanted in head


def test_the_form_of_a_published_finding_says_that_a_line_is_wanted(editor: Client):
    page = FindingPage.objects.get(number=2)
    address = reverse("wagtailadmin_pages:edit", args=(page.pk,))
    assert "To publish again, say in one line what changed since version 1." in head_of_form(editor, address)
    page.change_note = "Said it with care"
    page.save_revision()
    assert "Nothing is missing" in head_of_form(editor, address)


@pytest.mark.parametrize("alt", ["IMG_2041", "IMG_2041.jpg"])
def test_the_name_of_its_file_is_no_alt_text(alt):
    picture = make_picture()
    picture.file.name = "original_images/IMG_2041.jpg"
    picture.save()
    value = {"image": picture.pk, "alt_text": alt, "decorative": False}
    finding = FindingPage.objects.get(number=2)
    finding.body = json.dumps([{"type": "figure", "value": {"image": value, "caption": "", "credit": ""}}])
    assert [lack.code for lack in shortcomings(finding)] == ["undescribed-image"]


def test_alt_text_begins_with_the_description_and_never_with_the_title():
    picture = make_picture()
    assert (picture.title != "", picture.default_alt_text) == (True, "")
    picture.description = "A street"
    assert picture.default_alt_text == "A street"


@pytest.mark.parametrize("slug", ["export", "brief"])
def test_an_address_that_the_portal_uses_is_refused(editor: Client, slug):
    response = editor.post(adding(), form(slug=slug))
    assert "This address is used by the portal itself. Choose another." in response.content.decode()


def test_a_preview_of_an_incomplete_draft_can_be_looked_at(editor: Client):
    address = reverse(
        "wagtailadmin_pages:preview_on_add", args=("public", "findingpage", FindingsPage.objects.get().pk)
    )
    assert editor.post(address, form(plain_summary="")).json()["is_valid"]
    html = editor.get(f"{address}?mode=").content.decode()
    assert "It works." in html


def test_a_preview_says_what_the_draft_lacks_where_the_checks_panel_looks_for_it(editor: Client):
    address = reverse(
        "wagtailadmin_pages:preview_on_add", args=("public", "findingpage", FindingsPage.objects.get().pk)
    )
    editor.post(address, form(plain_summary=""))
    soup = BeautifulSoup(editor.get(f"{address}?mode=").content, "html.parser")
    assert [lack["data-lacks"] for lack in soup.select("[data-lacks]")] == ["no-summary", "no-evidence"]
    editor.post(address, form([INTERVIEWS]))
    soup = BeautifulSoup(editor.get(f"{address}?mode=").content, "html.parser")
    assert soup.select("[data-lacks]") == []


def test_every_shortcoming_has_a_rule_in_the_checks_panel_of_a_finding_and_of_no_other_page(editor: Client):
    html = editor.get(adding()).content.decode()
    assert all(f"[data-lacks={code}]" in html for code in NAMES)
    other = editor.get(reverse("wagtailadmin_pages:edit", args=(FindingsPage.objects.get().pk,))).content.decode()
    assert "data-lacks" not in other


def test_readers_are_told_of_no_shortcoming(client: Client):
    FindingPage.objects.filter(number=2).update(plain_summary="")
    assert "data-lacks" not in client.get("/findings/support-for-the-mcu/").content.decode()
