"""The form of an output as a person uses it: kinds, a pasted author list, the look beside it."""

import re

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client
from playwright.sync_api import Locator, Page, expect

from portal.records.outputs.models import Publication
from portal.records.people.models import Person
from tests.tools.axe import axe_violations
from tests.tools.factories import make_output
from tests.tools.watching import Watch

ADD = "/admin/snippets/records/publication/add/"


@pytest.fixture
def staff_page(fresh_demo_server: str, page: Page) -> Page:
    """A page of somebody who may do everything, logged in."""
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("staff", "staff@example.org", "four words for a test"))
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": fresh_demo_server}])
    return page


def open_form(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_load_state("networkidle")


def paste(page: Page, text: str) -> Locator:
    """Pastes the list into the box and has it read; the lines of what was read."""
    page.get_by_label("Names, in any form").fill(text)
    page.get_by_role("button", name="Read the names").click()
    lines = page.locator(".author-box__names > li")
    expect(lines.first).to_be_visible()
    return lines


def names_in_form(page: Page) -> list[str]:
    """The printed names in the order in which they would be sent."""
    return page.evaluate(
        """() => [...document.querySelectorAll('#id_contributions-FORMS > *:not(.deleted)')]
             .map((row) => ['-ORDER', '-name'].map((end) => row.querySelector(`[name$="${end}"]`).value))
             .sort((one, other) => one[0] - other[0]).map((row) => row[1])"""
    )


def asked_for(page: Page) -> set[str]:
    """Those of some fields that the form shows with their labels."""
    names = ("container", "institution", "issn", "volume", "first_page", "edition")
    return {
        name
        for name in names
        if page.locator(f"#id_{name}").is_visible() and page.locator(f"#id_{name}-label").is_visible()
    }


def test_the_form_shows_the_fields_of_the_chosen_kind_only(fresh_demo_server: str, staff_page: Page):
    page, kind = staff_page, staff_page.locator("#id_kind")
    open_form(page, fresh_demo_server + ADD)
    kind.select_option("thesis")
    assert asked_for(page) == {"institution"}
    expect(page.get_by_text("ISSN", exact=True)).to_be_hidden()
    kind.select_option("journal-article")
    assert asked_for(page) == {"container", "issn", "volume", "first_page"}
    expect(page.locator("#id_container-label")).to_have_text("Journal")
    page.locator("#id_first_page").fill("34")
    kind.select_option("chapter")
    expect(page.locator("#id_container-label")).to_have_text("Book")
    kind.select_option("thesis")
    assert asked_for(page) == {"institution", "first_page"}  # It holds something, which must not be lost.


def test_a_pasted_list_becomes_rows_in_order_linked_where_it_is_certain(fresh_demo_server: str, staff_page: Page):
    page, watch = staff_page, Watch(staff_page)
    open_form(page, fresh_demo_server + ADD)
    page.locator("#id_title").fill("A work of many")
    lines = paste(page, "Spalek B1, Lambert, Robert2*; Muslim Contact Unit; Newcomer X")
    expect(lines).to_have_count(4)
    expect(page.locator(".author-box__status")).to_contain_text("4 names were read.")
    expect(lines.nth(1)).to_contain_text("linked to")
    expect(lines.nth(2)).to_contain_text("organisation")
    assert axe_violations(page, ".author-box") == []
    page.get_by_role("button", name="Add these contributors").click()
    assert names_in_form(page) == ["Spalek, B", "Lambert, Robert", "Muslim Contact Unit", "Newcomer, X"]
    row = page.locator("#inline_child_contributions-1")
    expect(row.locator("[data-chooser-title]")).to_have_text("Robert Lambert")
    expect(page.locator("#inline_child_contributions-2").get_by_label("Organisation")).to_be_checked()
    # By the keyboard alone: the last comes one place up.
    page.locator("#inline_child_contributions-3").get_by_role("button", name="Move up").press("Enter")
    assert names_in_form(page) == ["Spalek, B", "Lambert, Robert", "Newcomer, X", "Muslim Contact Unit"]
    page.get_by_role("button", name="Save draft").click()
    expect(page.locator(".messages, [data-edit-form]").first).to_be_visible()
    page.wait_for_url("**/publication/**")
    kept = Publication.objects.get(title="A work of many").get_latest_revision_as_object().contributions.all()
    in_order = sorted(kept, key=lambda one: one.sort_order)
    assert [one.name for one in in_order] == ["Spalek, B", "Lambert, Robert", "Newcomer, X", "Muslim Contact Unit"]
    assert watch.complaints == []


def test_whoever_fits_is_asked_for_and_the_answer_is_remembered_with_one_click(
    fresh_demo_server: str, staff_page: Page
):
    page = staff_page
    person = Person.objects.get(family_name="El-Awa")
    open_form(page, fresh_demo_server + ADD)
    line = paste(page, "Spalek B and El-Awa S").nth(1)
    line.get_by_label("Who is it?").select_option(label=person.name)
    line.get_by_role("button", name="Add to the team’s name forms").click()
    expect(line.get_by_role("status")).to_have_text(f"Remembered as a name of {person.name}.")
    assert "El-Awa, S" in [form.name for form in Person.objects.get(pk=person.pk).name_forms.all()]
    again = paste(page, "El-Awa S").first
    expect(again).to_contain_text("linked to")


def test_a_long_list_is_drawn_by_the_server_at_once(fresh_demo_server: str, staff_page: Page):
    page = staff_page
    open_form(page, fresh_demo_server + ADD)
    page.locator("#id_title").fill("A work of many")
    names = [f"Smith{letter}{other}, J" for letter in "abcdefgh" for other in "abcdefgh"]
    paste(page, "; ".join(names))
    page.get_by_role("button", name="Add these contributors").click()
    page.wait_for_selector("#id_contributions-63-name")
    assert names_in_form(page) == names
    record = Publication.objects.get(title="A work of many")  # One, though Wagtail saved it by itself meanwhile.
    assert len(record.get_latest_revision_as_object().contributions.all()) == 64
    assert page.evaluate("Object.keys(sessionStorage).filter((key) => key.startsWith('typed:'))") == []


def test_a_pasted_list_outlives_the_end_of_a_session(fresh_demo_server: str, staff_page: Page):
    page = staff_page
    open_form(page, fresh_demo_server + ADD)
    page.get_by_label("Names, in any form").fill("Smith J")
    page.goto(f"{fresh_demo_server}/admin/login/")
    open_form(page, fresh_demo_server + ADD)
    expect(page.get_by_label("Names, in any form")).to_have_value("Smith J")


def test_without_an_answer_what_was_pasted_is_kept(fresh_demo_server: str, staff_page: Page):
    page = staff_page
    open_form(page, fresh_demo_server + ADD)
    page.route("**/outputs/authors/read/", lambda route: route.abort())
    page.get_by_label("Names, in any form").fill("Smith J")
    page.get_by_role("button", name="Read the names").click()
    expect(page.locator(".author-box__status")).to_contain_text("What you pasted is kept")
    expect(page.get_by_label("Names, in any form")).to_have_value("Smith J")


def test_card_citation_and_bibtex_follow_what_is_typed(fresh_demo_server: str, staff_page: Page):
    page = staff_page
    open_form(page, fresh_demo_server + ADD)
    page.get_by_role("button", name="Toggle preview").click()
    page.wait_for_timeout(2500)  # Wagtail watches the form from two seconds after it is there.
    page.locator("#id_title").fill("Partnership in practice")
    preview = page.frame_locator("iframe[title='Preview']").last
    expect(preview.get_by_role("link", name="Partnership in practice")).to_be_visible()
    page.locator("#id_date").fill("2010")
    expect(preview.locator(".cited")).to_contain_text("(2010)")
    expect(preview.locator("pre")).to_contain_text("year = {2010}")


@pytest.mark.parametrize("width", [1280, 360])
def test_the_form_is_never_wider_than_the_screen(fresh_demo_server: str, staff_page: Page, width: int):
    page = staff_page
    page.set_viewport_size({"width": width, "height": 900})
    open_form(page, fresh_demo_server + ADD)
    paste(page, "Spalek B, Lambert R; " + "A very long name of an organisation without an end Unit " * 4)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    box = page.locator(".author-box").bounding_box()
    assert box is not None
    assert box["x"] + box["width"] <= width


def test_a_work_that_is_there_already_is_said_while_typing_and_the_two_are_merged(
    fresh_demo_server: str, staff_page: Page
):
    page, watch = staff_page, Watch(staff_page)
    there = make_output("chapter", title="Partnership in practice", date="2010")
    open_form(page, fresh_demo_server + ADD)
    page.wait_for_timeout(2500)
    box = page.locator(".duplicate-box")
    expect(box).to_contain_text("Looked up while you type")
    page.locator("#id_kind").select_option("chapter")
    page.locator("#id_title").fill("Partnership in Practice")
    page.locator("#id_date").fill("2010")
    page.locator("#id_publisher").fill("Routledge")
    expect(box).to_contain_text("This work is in the portal already: “Partnership in practice” (Book chapter, 2010)")
    expect(box.get_by_role("link", name="open it")).to_have_attribute("href", re.compile(rf"/edit/{there.pk}/$"))
    merge = box.get_by_role("link", name="compare and merge")
    expect(merge).to_be_visible()  # Once the form has saved itself, there are two records.
    page.wait_for_timeout(1500)
    page.goto(fresh_demo_server + str(merge.get_attribute("href")))
    publisher = page.get_by_role("group", name="Publisher")
    expect(publisher.get_by_label("Routledge")).to_be_checked()
    assert axe_violations(page, ".merge") == []
    page.set_viewport_size({"width": 360, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.get_by_role("button", name="Merge them").click()
    expect(page.locator(".messages")).to_contain_text("was merged into")
    expect(page).to_have_url(re.compile(rf"/edit/{there.pk}/$"))
    assert Publication.objects.get(pk=there.pk).publisher == "Routledge"
    assert watch.complaints == []


def test_many_outputs_are_given_a_licence_and_it_is_taken_back(fresh_demo_server: str, staff_page: Page):
    page, watch = staff_page, Watch(staff_page)
    outputs = [make_output(title=f"Paper {number}") for number in range(3)]
    page.goto(f"{fresh_demo_server}/admin/snippets/records/publication/")
    for output in outputs:
        page.locator(f"tbody input[type=checkbox][data-object-id='{output.pk}']").check()
    page.get_by_role("link", name="Set the licence").click()
    page.get_by_label("Licence").select_option("CC-BY-4.0")
    page.get_by_role("button", name="See what would change").click()
    expect(page.get_by_role("heading", name="3 outputs will be changed")).to_be_visible()
    assert axe_violations(page, ".bulk") == []
    page.set_viewport_size({"width": 360, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.set_viewport_size({"width": 1280, "height": 900})
    page.get_by_role("button", name="Do it").click()
    expect(page.locator("main")).to_contain_text("3 records were changed.")
    assert {one.licence for one in Publication.objects.filter(title__startswith="Paper")} == {"CC-BY-4.0"}
    page.get_by_role("link", name="Undo").click()
    page.get_by_role("button", name="Undo it").click()
    expect(page.locator("main")).to_contain_text("3 outputs")
    assert {one.licence for one in Publication.objects.filter(title__startswith="Paper")} == {""}
    assert watch.complaints == []
