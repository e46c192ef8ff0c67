"""The summary of an award is one sheet of paper."""

from playwright.sync_api import Page


def test_the_summary_of_the_first_award_is_one_sheet_of_a4(demo_server: str, page: Page):
    page.goto(f"{demo_server}/grants/phase-1-small-grant/summary/")
    printed = page.pdf(format="A4")
    assert printed.count(b"/Type /Page\n") + printed.count(b"/Type /Page ") == 1
