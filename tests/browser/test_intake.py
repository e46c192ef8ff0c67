"""Bringing outputs in, as a person does it: by pasting, by a file, and back."""

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import Page, expect

from portal.records.outputs.models import Output
from tests.intake.records import CHAPTER, many
from tests.intake.sheets import WITH_A_TITLE_ROW

PASSWORD = "a long password of four words"
MOST_CLICKS = 12


class Counted:
    """A page on which every click and every keystroke is counted; a paste is two, Ctrl and V."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.clicks = self.keys = 0

    def click(self, role: str, name: str) -> None:
        self.page.get_by_role(role, name=name, exact=True).first.click()
        self.clicks += 1

    def into(self, name: str, text: str, keys: int) -> None:
        field = self.page.locator(f"[name={name}]")
        field.click()
        field.fill(text)
        self.clicks += 1
        self.keys += keys


@pytest.fixture
def editor(fresh_demo_server: str, page: Page) -> Counted:
    get_user_model().objects.create_superuser("editor", "editor@example.org", PASSWORD)
    counted = Counted(page)
    page.goto(f"{fresh_demo_server}/admin/")
    counted.into("username", "editor", len("editor"))
    counted.into("password", PASSWORD, len(PASSWORD))
    counted.click("button", "Sign in")
    page.wait_for_url("**/admin/")
    return counted


def test_from_login_to_a_published_chapter_by_pasting_one_entry(editor: Counted, fresh_demo_server: str):
    editor.click("link", "Bring in outputs")
    editor.into("text", CHAPTER, 2)
    editor.click("button", "Read and compare")
    editor.page.get_by_label("Publish at once").check()
    editor.clicks += 1
    editor.click("button", "Commit")
    expect(editor.page.get_by_text("1 brought in")).to_be_visible()
    editor.click("link", "its page")
    expect(editor.page.get_by_role("heading", level=1)).to_have_text(
        "Trust in the street: Muslim Londoners and the police"
    )
    print(f"\nFrom login to a published chapter: {editor.clicks} clicks, {editor.keys} keystrokes")
    assert editor.clicks <= MOST_CLICKS
    editor.page.goto(f"{fresh_demo_server}/outputs/?kind=chapter")
    expect(editor.page.get_by_role("link", name="Trust in the street: Muslim Londoners and the police")).to_be_visible()


def test_a_file_of_thirty_is_reviewed_committed_and_undone(editor: Counted, tmp_path, fresh_demo_server: str):
    page, before = editor.page, Output.objects.count()
    broken = "@article{broken,\n  title = {Never closed,\n\n"
    file = tmp_path / "thirty.bib"
    file.write_text(many(28) + broken + many(1).replace("key0", "again"))
    editor.click("link", "Bring in outputs")
    page.get_by_label("Or choose a file").set_input_files(file)
    editor.click("button", "Read and compare")
    expect(page.get_by_text("30 records were found.")).to_be_visible()
    for name in ("All 30", "New 28", "Here already 1", "Failed 1"):
        expect(page.get_by_role("button", name=name)).to_be_visible()
    page.get_by_label("What to do with record 3", exact=True).select_option("skip")
    editor.click("button", "Failed 1")
    expect(page.locator(".intake-row")).to_have_count(1)
    assert Output.objects.count() == before
    editor.click("button", "Commit")
    expect(page.get_by_text("27 brought in")).to_be_visible()
    assert Output.objects.count() == before + 27
    editor.click("link", "Undo this intake")
    editor.click("button", "Undo it")
    expect(page.get_by_text("What it brought in is gone")).to_be_visible()
    assert Output.objects.count() == before


def test_what_was_pasted_is_there_after_a_mistake(editor: Counted):
    editor.click("link", "Bring in outputs")
    editor.into("text", "<html>my papers", 2)
    editor.click("button", "Read and compare")
    expect(editor.page.get_by_text("This is a web page.")).to_be_visible()
    expect(editor.page.get_by_label("Paste references or DOIs")).to_have_value("<html>my papers")


@pytest.mark.parametrize("width", [1280, 360])
def test_a_long_list_leads_to_its_review_page_by_page(editor: Counted, fresh_demo_server: str, tmp_path, width: int):
    page = editor.page
    page.set_viewport_size({"width": width, "height": 800})
    file = tmp_path / "many.bib"
    file.write_text(many(90))
    page.goto(f"{fresh_demo_server}/admin/intake/")
    page.get_by_label("Or choose a file").set_input_files(file)
    editor.click("button", "Read and compare")
    expect(page.get_by_text("90 records were found.")).to_be_visible(timeout=60_000)
    editor.click("button", "Next")
    expect(page.get_by_text("Page 2 of 2")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [1280, 360])
def test_a_spreadsheet_with_headings_of_its_own_from_the_first_screen_to_a_published_page(
    editor: Counted, tmp_path, width: int
):
    page = editor.page
    file = tmp_path / "office.xlsx"
    file.write_bytes(WITH_A_TITLE_ROW)
    editor.click("link", "Bring in outputs")
    page.set_viewport_size({"width": width, "height": 900})
    page.get_by_label("Or choose a file").set_input_files(file)
    editor.click("button", "Read and compare")
    expect(page.get_by_text("5 rows below their headings.")).to_be_visible()
    page.get_by_label("Name of work").select_option("")
    editor.click("button", "Read and compare")
    expect(page.get_by_text("No column is read as the title.")).to_be_visible()
    assert page.evaluate("document.querySelector('.intake-columns').scrollWidth") <= width
    page.get_by_label("Name of work").select_option("title")
    editor.click("button", "Read and compare")
    expect(page.get_by_text("5 records were found.")).to_be_visible(timeout=60_000)
    editor.click("button", "Correct record 4")
    page.get_by_label("Name of contributor 1").fill("Northtown Exchange")
    page.get_by_label("An organisation").first.check()
    editor.click("button", "It is right now")
    expect(page.get_by_text("Record 4 is corrected.")).to_be_visible()
    editor.click("button", "All 5")
    page.get_by_label("Publish at once").check()
    editor.click("button", "Commit")
    expect(page.get_by_text("Committed: 4 brought in, 0 changed.")).to_be_visible(timeout=60_000)
    expect(page.get_by_text("The date “Spring 2015” is kept as 2015.")).to_be_visible()
    editor.click("link", "its page")
    expect(page.get_by_role("heading", level=1)).to_have_text("Trust after dark: patrols in two cities")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
