"""What a reader does in the first hour, by clicks from the front page alone, on a phone and on a desk."""

from collections.abc import Callable

import pytest
from django.core.files.base import ContentFile
from playwright.sync_api import Page, expect

from portal.media.models import PortalDocument
from portal.public.findings.models import FindingPage
from portal.records.outputs.models import Output, OutputFile
from tests.public.findings.test_charts import SECOND, publish
from tests.tools.axe import axe_violations
from tests.tools.factories import make_output
from tests.tools.factories import publish as publish_record
from tests.tools.staff import logged_in

NewPage = Callable[..., Page]
each_width = pytest.mark.parametrize("width", [1280, 360])


def start(new_page: NewPage, site: str, width: int, javascript: bool = False) -> Page:
    page = new_page(width=width, javascript=javascript)
    page.goto(site)
    return page


def menu(page: Page, name: str) -> None:
    page.get_by_role("navigation", name="Main").get_by_role("link", name=name).click()


def held_recording() -> Output:
    output = make_output("podcast", "An hour of talk", date="2009", access="open")
    for name, version in (("talk.mp3", ""), ("talk.pdf", "transcript")):
        document = PortalDocument.objects.create(title=name, file=ContentFile(b"%PDF-1.4", name=name))
        output.files.add(OutputFile(document=document, name=name, version=version))
    publish_record(output)
    return output


@each_width
def test_from_a_claim_to_its_evidence_an_output_the_award_and_back(demo_server: str, new_page: NewPage, width: int):
    page = start(new_page, demo_server, width)
    page.get_by_role("link", name="Muslim community members generally").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("generally support")
    page.locator("ol.evidence").get_by_role("link", name="Final report").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Final report")
    expect(page.locator(".work")).to_contain_text("may no longer answer")
    page.locator("ol.grants").get_by_role("link", name="Phase 1 Small Grant").click()
    expect(page.locator("main")).to_contain_text("£83,211")
    page.locator("section[aria-labelledby=found]").get_by_role("link", name="generally support").click()
    expect(page.locator("#limits")).to_be_visible()


@each_width
def test_a_recording_is_the_first_thing_on_its_page_and_plays_there(
    fresh_demo_server: str, new_page: NewPage, width: int
):
    held_recording()
    page = start(new_page, fresh_demo_server, width)
    menu(page, "Outputs")
    page.get_by_role("link", name="An hour of talk").click()
    first = page.locator(".work a").first
    expect(first).to_have_text("Listen (MP3, 8 bytes)")
    assert first.bounding_box()["y"] < 700, "seen without scrolling"
    expect(page.locator("audio[controls]")).to_be_visible()
    expect(page.locator("figure.recording").get_by_role("link", name="Transcript")).to_be_visible()
    assert axe_violations(start_again(page, new_page, width)) == []


def start_again(page: Page, new_page: NewPage, width: int) -> Page:
    """The same page with scripts, which the checker is one of."""
    again = new_page(width=width)
    again.goto(page.url)
    return again


@each_width
def test_a_word_typed_wrongly_leads_to_what_was_meant_and_is_narrowed(demo_server: str, new_page: NewPage, width: int):
    page = start(new_page, demo_server, width)
    menu(page, "Search")
    page.get_by_label("Findings, outputs, people").fill("polise")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="police", exact=True).click()
    page.get_by_role("navigation", name="Types of results").get_by_role("link", name="Findings").click()
    assert set(page.locator("ol.results .label").all_inner_texts()) <= {f"Finding {number}" for number in range(1, 6)}
    expect(page.locator("ol.results li").first).to_be_visible()


def test_the_feeds_stand_at_the_foot_of_every_page(demo_server: str, new_page: NewPage):
    page = start(new_page, demo_server, 360)
    menu(page, "Team")
    foot = page.get_by_role("contentinfo")
    expect(foot.get_by_role("heading", name="Follow this project")).to_be_visible()
    address = foot.get_by_role("link", name="New findings").get_attribute("href")
    assert page.request.get(f"{demo_server}{address}").ok


def test_a_citation_in_another_style_is_the_file_that_one_takes(demo_server: str, new_page: NewPage):
    page = start(new_page, demo_server, 1280)
    menu(page, "Outputs")
    page.get_by_role("link", name="Policing within").click()
    page.get_by_role("link", name="Vancouver").click()
    shown = " ".join(page.locator("#citation").inner_text().split())
    with page.expect_download() as download:
        page.locator(".box").get_by_role("link", name="Citation", exact=True).click()
    assert " ".join(download.value.path().read_text().split()) == shown


@each_width
def test_an_editor_unpublishes_with_a_note_and_a_reader_finds_it_at_the_address(
    fresh_demo_server: str, new_page: NewPage, width: int
):
    output = make_output("report", "Interim report", date="2008")
    editor, _user = logged_in(new_page, fresh_demo_server, "Editor", width=width)
    editor.goto(fresh_demo_server)
    menu(editor, "Outputs")
    editor.get_by_role("link", name="Interim report").click()
    reader = start(new_page, fresh_demo_server, width)
    menu(reader, "Outputs")
    reader.get_by_role("link", name="Interim report").click()
    editor.get_by_role("link", name="Edit this page").click()
    editor.get_by_role("button", name="More actions").click()
    editor.get_by_role("link", name="Unpublish").click()
    editor.get_by_label("Why it is gone").fill("Its figures were wrong.")
    assert axe_violations(editor) == []
    editor.get_by_role("button", name="Yes, unpublish it").click()
    expect(editor.get_by_text("unpublished").first).to_be_visible()
    reader.reload()
    expect(reader.get_by_role("heading", level=1)).to_have_text("What stood here is no longer published")
    expect(reader.locator("main")).to_contain_text("Its figures were wrong.")
    expect(reader.locator("main")).not_to_contain_text(output.title)


@each_width
def test_a_chart_is_read_taken_and_cited(fresh_demo_server: str, new_page: NewPage, width: int):
    publish(SECOND)
    page = start(new_page, fresh_demo_server, width)
    page.get_by_role("link", name="Muslim community members generally").click()
    chart = page.locator("figure#chart-1")
    letters = chart.locator("svg:visible text").first
    assert letters.evaluate("text => text.getBoundingClientRect().height") >= 14
    chart.get_by_text("Take or cite this chart").click()
    expect(chart.locator(".cited")).to_contain_text("chart 1")
    with page.expect_download() as download:
        chart.get_by_role("link", name="Its numbers (CSV)").click()
    assert "The field diary" not in download.value.path().read_text()
    assert download.value.path().read_text(encoding="utf-8-sig").splitlines()[0] == "What,meetings"
    assert FindingPage.objects.get(number=2).versions.count() == 2


def test_a_printed_list_begins_on_the_first_sheet_and_the_whole_of_it_can_be_printed(
    fresh_demo_server: str, new_page: NewPage
):
    for number in range(30):
        make_output("report", f"Report {number:02}", date="2031")
    page = start(new_page, fresh_demo_server, 1280)
    menu(page, "Outputs")
    page.emulate_media(media="print")
    assert page.locator("ol.years > li").first.evaluate("entry => getComputedStyle(entry).breakInside") == "auto"
    expect(page.locator("main .print-only").last).to_contain_text("outputs 1 to 25 of 34")
    year, title = page.locator("h2.year").first.bounding_box(), page.locator("ol.years .row-title").first.bounding_box()
    assert year["x"] + year["width"] <= title["x"], "the year does not run into the title"
    page.emulate_media(media="screen")
    page.get_by_role("link", name="All 34 on one page").click()
    assert page.locator("ol.years ul > li").count() == 34
