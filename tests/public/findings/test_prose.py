"""The page of a finding: its account with headings and charts, its case studies, and the same account in the brief."""

import json

import pytest
from django.test import Client

from portal.public.findings.models import CaseStudyPage, FindingPage
from tests.tools.reading import read

ADDRESS = "/findings/support-for-the-mcu/"

pytestmark = pytest.mark.usefixtures("demo")


def publish(*blocks: dict) -> None:
    page = FindingPage.objects.get(number=2)
    page.body = json.dumps(blocks)
    page.full_clean()
    page.save_revision().publish()


def heading(text: str, level: str = "2") -> dict:
    return {"type": "heading", "value": {"text": text, "level": level}}


CHART = {
    "type": "chart",
    "value": {
        "caption": "People interviewed, by group",
        "amounts": [
            {"name": "Police officers", "amount": "1250"},
            {"name": "Community members", "amount": "31.50"},
            {"name": "Others", "amount": "0"},
        ],
    },
}


@pytest.mark.parametrize("address", [ADDRESS, f"{ADDRESS}versions/2/", "/findings/brief/"])
def test_a_chart_is_drawn_with_its_table_behind_it(client: Client, address):
    publish(CHART)
    page = read(client, address)
    for drawing in page.soup.select(".prose svg"):
        assert drawing["aria-label"] == "People interviewed, by group"
        widths = [float(bar["width"]) for bar in drawing.select("rect")]
        assert widths[0] > widths[1] > widths[2] == 0
    assert len(page.soup.select(".prose svg")) == 2, "one for a desk, one for a phone"
    assert [cell.get_text(strip=True) for cell in page.soup.select(".prose tbody :is(th, td)")] == [
        "Police officers", "1,250", "Community members", "31.5", "Others", "0",
    ]  # fmt: skip


def test_the_words_of_a_chart_can_be_searched_for(client: Client):
    publish(CHART)
    assert "Support for the MCU" in read(client, "/search/?q=interviewed+by+group").part("main")


@pytest.mark.parametrize("address", [ADDRESS, f"{ADDRESS}versions/2/", "/findings/brief/"])
def test_no_two_headings_have_the_same_anchor(client: Client, address):
    publish(heading("Evidence"), heading("Trust"), heading("Trust"), heading("ثقة"), heading("Trust 2"))
    page = read(client, address)
    ids = [element["id"] for element in page.soup.select("[id]")]
    assert len(ids) == len(set(ids))
    assert "" not in ids


def test_headings_of_the_account_stand_one_level_below_its_own(client: Client):
    publish(heading("Trust"), heading("Whose", "3"))
    page = read(client, ADDRESS)
    assert [found.get_text() for found in page.soup.select(".prose h3")] == ["Trust"]
    assert [found.get_text() for found in page.soup.select(".prose h4")] == ["Whose"]


def test_the_brief_holds_the_seven_measures(client: Client):
    chapter = read(client, "/findings/brief/").soup.select_one("section[aria-labelledby=finding-4]")
    measures = [item.get_text(" ", strip=True) for item in chapter.select(".prose ol > li")]
    assert len(measures) == 7
    assert measures[0].startswith("bringing several communities together with the police")


def test_a_finding_leads_to_its_case_studies_from_its_head_and_from_its_evidence(client: Client):
    page = read(client, "/findings/what-undoes-good-engagement/")
    cases = ["/findings/muslim-contact-unit/", "/findings/muslim-safety-forum/"]
    assert [link["href"] for link in page.soup.select(".page-head .eyebrow a")] == cases
    assert [link["href"] for link in page.soup.select("ol.evidence a")][:2] == cases


def test_a_hidden_case_study_is_not_named(client: Client):
    CaseStudyPage.objects.get(slug="muslim-safety-forum").unpublish()
    for address in ("/findings/what-undoes-good-engagement/", "/findings/export.json"):
        assert "muslim-safety-forum/" not in client.get(address).content.decode()


def test_findings_from_the_same_case_studies_are_related(client: Client):
    page = read(client, "/findings/what-undoes-good-engagement/")
    related = page.soup.select("section[aria-labelledby=related] h3 a")
    assert [link["href"] for link in related] == [
        "/findings/muslim-officers-in-the-mcu/",
        "/findings/support-for-the-mcu/",
        "/findings/how-the-msfs-success-may-be-judged/",
    ]
    assert read(client, "/findings/community-policing-and-trust/").soup.select("section[aria-labelledby=related]") == []
