"""A finding that was corrected, superseded or withdrawn says so wherever it is named, and never silently goes."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client

from portal.public.findings.models import FindingPage
from tests.tools.reading import read

ADDRESS = "/findings/support-for-the-mcu/"
REASON = "The interviews were misread."
CLAIM = "Muslim community members generally support the Muslim Contact Unit"

pytestmark = pytest.mark.usefixtures("demo")


def set_state(**values) -> FindingPage:
    page = FindingPage.objects.get(number=2)
    for name, value in values.items():
        setattr(page, name, value)
    page.full_clean()
    page.save_revision().publish()
    return page


def withdraw() -> FindingPage:
    return set_state(status="withdrawn", status_reason=REASON)


def supersede() -> FindingPage:
    return set_state(status="superseded", superseded_by=FindingPage.objects.get(number=5))


def text_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return (b"".join(response) if response.streaming else response.content).decode()


def claim_of(client: Client) -> dict:
    page = read(client, ADDRESS)
    return json.loads(page.soup.select_one('script[type="application/ld+json"]').string)


def test_a_withdrawn_finding_answers_at_its_address_with_the_reason_and_no_account(client: Client):
    withdraw()
    for address in (ADDRESS, f"{ADDRESS}versions/1/"):
        page = read(client, address)
        assert page.part(".notice") == f"This finding has been withdrawn. {REASON}"
        assert CLAIM in page.heading
        assert "considerable success" not in str(page.soup)
        assert not page.soup.select("ol.evidence, #citation")


def test_in_the_list_withdrawn_findings_stand_apart_and_say_so(client: Client):
    withdraw()
    page = read(client, "/findings/")
    apart = page.part("section[aria-labelledby=withdrawn]")
    assert CLAIM in apart
    assert "Withdrawn" in apart
    assert REASON in apart
    assert CLAIM not in page.part("section[aria-label=Findings]")
    assert "Support for the MCU" not in page.part("section[aria-labelledby=map]")


@pytest.mark.parametrize(
    "address", ["/findings/muslim-contact-unit/", "/grants/phase-1-small-grant/", "/outputs/final-report/",
                "/team/basia-spalek/"]
)  # fmt: skip
def test_wherever_else_it_is_listed_it_is_marked(client: Client, address):
    withdraw()
    lines = [line for line in read(client, address).parts("ol.rows > li") if CLAIM in line]
    assert lines
    assert all("Withdrawn" in line for line in lines)


def test_the_front_page_counts_and_shows_it_no_longer(client: Client):
    withdraw()
    page = read(client, "/")
    assert CLAIM not in page.text
    assert "4" in page.part(".answers")


def test_search_finds_it_by_its_claim_marked_and_no_longer_by_its_account(client: Client):
    withdraw()
    found = read(client, "/search/?q=generally+support+the+unit").parts("ol.results > li")
    assert any("Finding 2, withdrawn" in one and "Support for the MCU" in one for one in found)
    assert "Support for the MCU" not in read(client, "/search/?q=stereotypes").part("main")


def test_the_feed_says_that_it_was_withdrawn_and_why(client: Client):
    withdraw()
    feed = text_of(client, "/feeds/findings.atom")
    assert f"Withdrawn: {CLAIM}" in feed
    assert REASON in feed
    assert "considerable success" not in feed


def test_exports_keep_it_with_its_state_and_without_evidence(client: Client):
    withdraw()
    record = json.loads(text_of(client, "/findings/export.json"))["findings"][1]
    assert (record["status"], record["status_reason"], record["evidence"]) == ("withdrawn", REASON, [])
    assert "considerable success" not in text_of(client, "/findings/export.csv")
    assert f"Withdrawn: {CLAIM}" in text_of(client, f"{ADDRESS.rstrip('/')}.ris")


def test_machines_are_told_that_it_was_withdrawn(client: Client):
    withdraw()
    claim = claim_of(client)
    assert (claim["creativeWorkStatus"], claim["description"]) == ("Withdrawn", REASON)
    assert "citation" not in claim
    assert "abstract" not in claim


def test_the_brief_leaves_it_out(client: Client):
    withdraw()
    assert CLAIM not in read(client, "/findings/brief/").text


def test_a_superseded_finding_leads_to_the_one_in_its_place(client: Client):
    supersede()
    page = read(client, ADDRESS)
    assert page.part(".notice").startswith("This finding has been superseded.")
    assert page.soup.select_one(".notice a")["href"] == "/findings/community-policing-and-trust/"
    assert "Superseded" in read(client, "/findings/").parts("ol.findings > li")[1]
    assert claim_of(client)["mentions"]["url"].endswith("/findings/community-policing-and-trust/")
    record = json.loads(text_of(client, "/findings/export.json"))["findings"][1]
    assert record["superseded_by"].endswith("/findings/community-policing-and-trust/")
    assert f"Superseded: {CLAIM}" in text_of(client, "/feeds/findings.atom")
    assert "Finding 2, superseded" in read(client, "/search/?q=generally+support+the+unit").text


def test_a_superseded_finding_does_not_name_a_hidden_one(client: Client):
    supersede()
    FindingPage.objects.get(number=5).unpublish()
    assert "community-policing-and-trust" not in text_of(client, ADDRESS)
    assert "community-policing-and-trust" not in text_of(client, "/findings/export.json")


def test_a_corrected_finding_stands_and_says_what_was_corrected(client: Client):
    set_state(status="corrected", status_reason="A number was wrong.")
    page = read(client, ADDRESS)
    assert page.part(".notice") == "This finding has been corrected. A number was wrong."
    assert len(page.soup.select("ol.evidence > li")) == 5
    assert claim_of(client)["correction"] == "A number was wrong."


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"status": "withdrawn"}, "status_reason"),
        ({"status": "corrected"}, "status_reason"),
        ({"status": "superseded"}, "superseded_by"),
    ],
)
def test_a_state_needs_its_reason(values, field):
    with pytest.raises(ValidationError) as caught:
        set_state(**values)
    assert list(caught.value.message_dict) == [field]


def test_the_database_too_keeps_no_withdrawal_without_a_reason():
    with pytest.raises(IntegrityError), transaction.atomic():
        FindingPage.objects.filter(number=2).update(status="withdrawn")
