"""Scheduling by clicks: one button, the day said back, one record, moved without cancelling, cancelled."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from portal.public.content.models import ContentPage
from portal.records.outputs.models import Report
from tests.browser.test_lists import open_list
from tests.browser.test_new_drafts import add_page
from tests.tools.staff import logged_in

NewPage = Callable[..., Page]
MOMENT = "Saturday 29 November 2098, 09:40, London"


def add_report(page: Page, site: str, title: str) -> None:
    open_list(page, site, ["Outputs", "Reports"])
    page.get_by_role("link", name="Add report").first.click()
    page.locator("#id_title").fill(title)


def open_schedule(page: Page) -> None:
    if not page.get_by_role("button", name="Set schedule").is_visible():
        page.get_by_role("button", name="Toggle status").click()
    page.get_by_role("button", name="Set schedule").click()


def add_content_page(page: Page, site: str, title: str) -> None:
    add_page(page, site, ContentPage)
    page.locator("#id_title").fill(title)


@pytest.mark.parametrize(("model", "add"), [(Report, add_report), (ContentPage, add_content_page)])
def test_scheduling_something_new(fresh_demo_server: str, new_page: NewPage, model: type, add: Callable):
    page, _user = logged_in(new_page, fresh_demo_server, "Editor")
    add(page, fresh_demo_server, "Later")
    open_schedule(page)
    moment = page.get_by_label("Readers see it from")
    moment.fill("Friday 29 November 2098 9.40")
    words = page.locator("#id_go_live_at-words")
    expect(words).to_have_text("29 November 2098 is no Friday. Which of the two is meant?")
    moment.press("Enter")
    # The mistake stands where it can be mended: the dialog is open, and holds what was typed.
    expect(page.locator("#schedule-publishing-dialog")).to_be_visible()
    expect(moment).to_have_value("Friday 29 November 2098 9.40")
    moment.fill("29/11/2098 9.40am")
    expect(words).to_have_text(MOMENT)
    page.get_by_role("button", name="Schedule", exact=True).click()
    expect(page.locator(".messages")).to_contain_text(f"It appears on {MOMENT}.")
    assert model.objects.get(title="Later").status_string == "scheduled"


def test_moving_and_cancelling_a_schedule(fresh_demo_server: str, new_page: NewPage):
    page, _user = logged_in(new_page, fresh_demo_server, "Editor")
    add_report(page, fresh_demo_server, "Later")
    open_schedule(page)
    page.get_by_label("Readers see it from").fill("29/11/2098 09:40")
    page.get_by_role("button", name="Schedule", exact=True).click()
    row = page.get_by_role("row", name="Later")
    expect(row).to_contain_text("scheduled")
    row.get_by_role("link", name="Later").first.click()
    page.get_by_role("link", name="Move or cancel the schedule").click()
    page.get_by_label("Readers see it from").fill("30 Nov 2098 10:05")
    page.get_by_role("button", name="Move to this time").click()
    expect(page.locator(".messages")).to_contain_text("now appears on Sunday 30 November 2098, 10:05, London")
    page.get_by_role("link", name="Move or cancel the schedule").click()
    page.get_by_role("button", name="Cancel the schedule").click()
    expect(page.locator(".messages")).to_contain_text("It is a draft, which readers do not see.")
    expect(page.get_by_role("button", name="Save draft").first).to_be_visible()


def test_closing_the_schedule_changes_nothing(fresh_demo_server: str, new_page: NewPage):
    page, _user = logged_in(new_page, fresh_demo_server, "Editor")
    add_report(page, fresh_demo_server, "Now")
    open_schedule(page)
    page.get_by_label("Readers see it from").fill("29/11/2098 09:40")
    page.get_by_role("button", name="Close dialog").first.click()
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.locator(".messages")).to_contain_text("published")
    assert Report.objects.get(title="Now").live


def test_a_button_pressed_while_the_form_saves_itself_makes_no_second_record(fresh_demo_server: str, new_page: NewPage):
    page, _user = logged_in(new_page, fresh_demo_server, "Editor")
    add_report(page, fresh_demo_server, "Only once")

    held: list[Route] = []
    page.route(
        "**/report/add/", lambda route: held.append(route) if route.request.method == "POST" else route.continue_()
    )
    # Wagtail remembers a form as it stands two seconds after it opened, and saves what differs from that.
    page.wait_for_timeout(2500)
    page.locator("#id_number").fill("7")
    for _moment in range(200):
        if held:
            break
        page.wait_for_timeout(50)
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish", exact=True).click()
    page.wait_for_timeout(500)
    assert len(held) == 1  # The button waits for the form's own first save.
    held[0].continue_()
    expect(page.locator(".messages")).to_contain_text("published")
    assert [report.live for report in Report.objects.filter(title="Only once")] == [True]
