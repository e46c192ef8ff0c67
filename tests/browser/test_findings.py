"""How do you know? From a claim to what it rests on and to who paid, in two clicks, by mouse, touch and keyboard."""

import re
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from playwright.sync_api import Page, expect

from portal.public.findings.models import FindingPage
from tests.tools.axe import axe_violations

CLAIM = re.compile("^Good engagement can be compromised")
FINDING = "/findings/what-undoes-good-engagement/"
FINDINGS = [
    "/findings/muslim-officers-in-the-mcu/",
    "/findings/support-for-the-mcu/",
    FINDING,
    "/findings/how-the-msfs-success-may-be-judged/",
    "/findings/community-policing-and-trust/",
]


def test_from_a_claim_to_its_evidence_in_two_clicks(page: Page, demo_server: str):
    page.goto(f"{demo_server}/findings/")
    page.get_by_role("link", name=CLAIM).first.click()
    page.get_by_role("navigation", name="On this page").get_by_role("link", name="Evidence").click()
    expect(page.get_by_role("heading", name="Evidence", exact=True)).to_be_in_viewport()


def test_from_a_claim_to_the_grant_in_two_clicks(page: Page, demo_server: str):
    page.goto(f"{demo_server}/findings/")
    page.get_by_role("link", name=CLAIM).first.click()
    page.locator(".trail svg a", has_text="Phase 1 Small Grant").click()
    expect(page).to_have_url(f"{demo_server}/grants/phase-1-small-grant/")


def followed_by_keyboard(page: Page, address: str) -> None:
    """Tabs to the link that leads to `address` and follows it."""
    for _step in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.getAttribute('href')") == address:
            page.keyboard.press("Enter")
            return
    pytest.fail(f"no way by keyboard to {address}")


@pytest.mark.parametrize("goal", ["#evidence", "#evidence-1", "/grants/phase-1-small-grant/"])
def test_the_same_by_keyboard(page: Page, demo_server: str, goal):
    page.goto(f"{demo_server}/findings/")
    followed_by_keyboard(page, FINDING)
    expect(page.get_by_role("heading", level=1, name=CLAIM)).to_be_visible()
    followed_by_keyboard(page, goal)
    expect(page).to_have_url(re.compile(f"{re.escape(goal)}$"))


def test_on_a_phone_the_trail_is_a_list_that_fits_and_leads_on(new_page, demo_server: str):
    page = new_page(width=360, height=740)
    page.goto(demo_server + FINDING)
    expect(page.locator(".trail svg")).to_be_hidden()
    assert page.locator(".trail .steps .label").all_inner_texts() == [
        "Finding", "What it rests on", "Outputs it names", "Who paid",
    ]  # fmt: skip
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.locator(".trail .steps a", has_text="Phase 1 Small Grant").click()
    expect(page).to_have_url(f"{demo_server}/grants/phase-1-small-grant/")


@pytest.mark.parametrize("javascript", [True, False])
def test_a_term_shows_its_meaning_by_a_press_of_its_button_without_a_script(new_page, demo_server: str, javascript):
    page = new_page(width=360, height=740, javascript=javascript)
    page.goto(demo_server + FINDING)
    meaning = page.locator("#term-mcu")
    expect(meaning).to_be_hidden()
    page.get_by_role("button", name="MCU").first.click()
    expect(meaning).to_be_visible()
    expect(meaning).to_contain_text("Muslim Contact Unit")
    page.keyboard.press("Escape")
    expect(meaning).to_be_hidden()


def test_a_term_opens_by_keyboard(page: Page, demo_server: str):
    page.goto(demo_server + FINDING)
    page.get_by_role("button", name="MSF").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#term-msf")).to_be_visible()


@pytest.mark.parametrize("address", FINDINGS)
def test_a_finding_prints_on_one_or_two_sheets(page: Page, demo_server: str, address, tmp_path: Path):
    page.goto(demo_server + address)
    sheet = page.pdf(path=str(tmp_path / "finding.pdf"), format="A4")
    assert len(re.findall(rb"/Type /Page\b", sheet)) in (1, 2)


def test_print_gives_the_meaning_of_terms_and_leaves_out_what_can_only_be_pressed(page: Page, demo_server: str):
    page.emulate_media(media="print")
    page.goto(demo_server + FINDING)
    expect(page.locator("#term-mcu")).to_be_visible()
    expect(page.locator(".turn")).to_be_hidden()
    expect(page.locator(".share")).to_be_hidden()
    expect(page.locator("#citation")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("address", ["/findings/", FINDING, f"{FINDING}versions/1/", "/findings/brief/", "/glossary/"])
def test_axe_finds_nothing(new_page, demo_server: str, address, width, scheme):
    page = new_page(width=width, scheme=scheme)
    page.goto(demo_server + address)
    assert axe_violations(page) == []


def test_the_checks_panel_follows_what_the_editor_types(fresh_demo_server: str, page: Page):
    get_user_model().objects.create_superuser("editor", "editor@example.org", "a long password of four words")
    page.goto(f"{fresh_demo_server}/admin/login/")
    page.locator("input[name=username]").fill("editor")
    page.locator("input[name=password]").fill("a long password of four words")
    page.locator("button[type=submit]").click()
    page.goto(fresh_demo_server + reverse("wagtailadmin_pages:edit", args=(FindingPage.objects.get(number=2).pk,)))
    summary, issues = page.locator("textarea[name=plain_summary]"), page.locator("[data-checks-panel]")
    summary.fill("")
    page.get_by_role("button", name="Toggle checks").click()
    expect(issues).to_contain_text("No plain summary", timeout=20_000)
    summary.press_sequentially("Short and plain.", delay=200)
    expect(issues).not_to_contain_text("No plain summary", timeout=20_000)
