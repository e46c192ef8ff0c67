"""An editor's round, as a person does it: log in, add a radio appearance, preview it, publish it, see it everywhere."""

import re

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import Page, expect

TITLE = "Trust, one year on"

# "created" or, where the form saved itself first, "updated".
PUBLISHED = re.compile("(created|updated) and published")


@pytest.fixture
def editor(fresh_demo_server: str, page: Page) -> Page:
    get_user_model().objects.create_superuser("editor", "editor@example.org", "a long password of four words")
    page.goto(f"{fresh_demo_server}/admin/")
    page.get_by_label("Username").fill("editor")
    page.locator("input[name=password]").fill("a long password of four words")
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/admin/")
    return page


def add_contributor(page: Page, name: str, person: str) -> None:
    page.get_by_role("button", name="Add contributor").click()
    row = page.locator("#inline_child_contributions-0")
    row.get_by_label("Role").select_option("contributor")
    row.get_by_label("Name as printed").fill(name)
    row.get_by_role("button", name="Choose person").click()
    page.get_by_role("dialog").get_by_role("link", name=person).click()
    expect(row.get_by_text(person)).to_be_visible()


def test_an_editor_adds_a_radio_appearance_and_finds_it_everywhere(editor: Page, fresh_demo_server: str):
    page = editor
    page.goto(f"{fresh_demo_server}/admin/snippets/records/mediaappearance/add/")
    page.locator("#id_title").fill(TITLE)
    page.locator("#id_date").fill("15 November 2009")
    page.locator("#id_outlet").fill("BBC Radio 4")
    page.locator("#id_programme").fill("Sunday")
    add_contributor(page, "Spalek, Basia", "Basia Spalek")
    page.get_by_label("Phase 1 Small Grant").check()

    page.get_by_role("button", name="Toggle preview").click()
    preview = page.frame_locator("iframe[title='Preview']").last
    expect(preview.get_by_role("heading", name=TITLE, level=1)).to_be_visible()
    expect(preview.get_by_text("15 November 2009").first).to_be_visible()

    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text(PUBLISHED)).to_be_visible()

    for address in ("/", "/outputs/", "/team/basia-spalek/", "/grants/phase-1-small-grant/"):
        page.goto(fresh_demo_server + address)
        expect(page.get_by_role("link", name=TITLE).first).to_be_visible()
    page.get_by_role("link", name=TITLE).first.click()
    expect(page).to_have_url(f"{fresh_demo_server}/outputs/trust-one-year-on/")
    expect(page.get_by_role("heading", name=TITLE, level=1)).to_be_visible()
