"""The desk as people use it: a contributor's draft approved by an editor, and a researcher's round of their own."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from portal.records.outputs.models import Output, Publication
from portal.records.people.models import Person
from tests.tools.axe import axe_violations
from tests.tools.factories import make_output
from tests.tools.staff import logged_in
from tests.tools.watching import Watch

NewPage = Callable[..., Page]


def submit(page: Page) -> None:
    """Chooses the review from the arrow beside the form's button, unless it is the button itself."""
    menu = page.get_by_role("button", name="More actions")
    if menu.count():
        menu.click()
    page.get_by_role("button", name="Submit to Editor's review").click()
    expect(page.get_by_text("submitted for moderation").first).to_be_visible()


def approve(page: Page, site: str, title: str) -> None:
    """The editor finds it on the first screen, opens it and approves it."""
    page.goto(f"{site}/admin/")
    page.locator("#objects-to-moderate-section, #workflow-objects-to-moderate-section, .w-dashboard").get_by_role(
        "link", name=title
    ).first.click()
    menu = page.get_by_role("button", name="More actions")
    menu.click()
    page.get_by_role("button", name="Approve and publish", exact=False).first.click()
    expect(page.locator(".messages .success")).to_be_visible()


def test_a_contributors_submission_is_approved_by_an_editor(fresh_demo_server: str, new_page: NewPage):
    contributor, user = logged_in(new_page, fresh_demo_server, "Contributor")
    contributor.goto(f"{fresh_demo_server}/admin/snippets/records/publication/add/")
    contributor.locator("#id_title").fill("Trust, two years on")
    contributor.locator("#id_date").fill("2010")
    submit(contributor)
    record = Publication.objects.get(title="Trust, two years on")
    assert (record.owner, record.live) == (user, False)
    contributor.goto(f"{fresh_demo_server}/admin/my-outputs/")
    expect(contributor.get_by_text("waiting for the editor")).to_be_visible()

    editor, _user = logged_in(new_page, fresh_demo_server, "Editor")
    approve(editor, fresh_demo_server, "Trust, two years on")
    editor.goto(f"{fresh_demo_server}/outputs/")
    expect(editor.get_by_role("link", name="Trust, two years on")).to_be_visible()


def test_a_researcher_corrects_their_own_work_and_sees_nothing_else(fresh_demo_server: str, new_page: NewPage):
    researcher, user = logged_in(new_page, fresh_demo_server, "Researcher")
    Person.objects.filter(slug="basia-spalek").update(account=user)
    stranger = make_output(title="A stranger's paper")
    Output.objects.filter(pk=stranger.pk).update(live=False)

    researcher.goto(f"{fresh_demo_server}/admin/")
    researcher.get_by_role("link", name="My outputs").click()
    expect(researcher.get_by_text("Your profile: Dr Basia Spalek.")).to_be_visible()
    expect(researcher.get_by_text("A stranger's paper")).to_have_count(0)
    researcher.get_by_role("link", name="Policing within a counter-terrorism context").click()
    researcher.locator("#id_keywords").fill("policing; partnership")
    submit(researcher)
    chapter = Publication.objects.get(slug__startswith="policing-within")
    assert chapter.keywords != "policing; partnership"

    answer = researcher.goto(f"{fresh_demo_server}/admin/snippets/records/publication/edit/{stranger.pk}/")
    assert answer
    expect(researcher.get_by_text("do not have permission")).to_be_visible()

    editor, _user = logged_in(new_page, fresh_demo_server, "Editor")
    approve(editor, fresh_demo_server, "Policing within a counter-terrorism context")
    chapter.refresh_from_db()
    assert (chapter.keywords, chapter.live) == ("policing; partnership", True)


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("role", ["Administrator", "Editor", "Contributor", "Researcher"])
def test_each_role_has_screens_without_faults(fresh_demo_server: str, new_page: NewPage, role: str, width: int):
    page, user = logged_in(new_page, fresh_demo_server, role, width=width)
    make_output(title="Of one's own", owner=user)
    watch = Watch(page)
    for address in ("/admin/", "/admin/my-outputs/", "/admin/handbook/", "/admin/attention/outputs-without-doi/"):
        assert watch.open(fresh_demo_server + address) == 200, address
        wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        assert not wide, f"{address} is wider than the window"
    assert watch.complaints == []


def test_the_desks_own_screens_are_accessible(fresh_demo_server: str, new_page: NewPage):
    page, user = logged_in(new_page, fresh_demo_server, "Editor")
    make_output(title="Of one's own", owner=user)
    for address, part in (
        ("/admin/", "#attention-section"),
        ("/admin/handbook/", ".desk-handbook"),
        ("/admin/my-outputs/", ".desk-own"),
    ):
        page.goto(fresh_demo_server + address)
        assert page.locator(part).count() == 1, address
        assert axe_violations(page, part) == [], address


@pytest.mark.parametrize("anchor", ["id_doi", "id_licence", "id_summary", "id_grants", "id_files-ADD"])
def test_a_click_opens_the_form_at_the_field_that_mends(fresh_demo_server: str, new_page: NewPage, anchor: str):
    page, _user = logged_in(new_page, fresh_demo_server, "Editor")
    chapter = Publication.objects.get(slug__startswith="policing-within")
    page.goto(f"{fresh_demo_server}/admin/snippets/records/publication/edit/{chapter.pk}/#{anchor}")
    field = page.locator(f"[id='{anchor}']")
    expect(field).to_be_in_viewport()
    header = page.locator("header.w-header, .w-slim-header, header").first.bounding_box()
    place = field.bounding_box()
    assert place
    assert header
    room_for_the_label = 40
    assert place["y"] >= header["y"] + header["height"] + room_for_the_label
