"""An output added by its DOI: typed first, looked up, looked through, saved; and pasted names that need no button."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from portal.records.outputs.models import Publication
from tests.browser.test_lists import open_list
from tests.intake.agency import agency, with_item
from tests.tools.axe import axe_violations
from tests.tools.staff import logged_in

NewPage = Callable[..., Page]


@pytest.fixture
def form(fresh_demo_server: str, new_page: NewPage, settings: Any) -> Iterator[Page]:
    """The form of a new publication, reached by clicks; an agency answers, as long as the test lasts."""
    authors = [{"family": "Spalek", "given": "Basia"}, {"family": "Quokka", "given": "Ada"}]
    editors = [{"family": "Bilby", "given": "Bo"}]
    with agency(settings, lambda handler: with_item(handler, author=authors, editor=editors)):
        page, _user = logged_in(new_page, fresh_demo_server, "Editor")
        open_list(page, fresh_demo_server, ["Outputs", "Publications"])
        page.get_by_role("link", name="Add publication").first.click()
        expect(page.get_by_role("button", name="Look it up")).to_be_visible()
        yield page
        page.goto("about:blank")  # What a form says when it is left is said while the server is there.


def look_up(page: Page, doi: str) -> None:
    page.locator("#id_doi").fill(doi)
    page.get_by_role("button", name="Look it up").click()


def test_a_doi_fills_the_form_in_and_saving_keeps_the_contributors(form: Page):
    status = form.locator("[data-doi-status]")
    look_up(form, "no doi")
    expect(status).to_contain_text("“no doi” is no DOI.")
    form.locator("#id_volume").fill("8")
    look_up(form, "https://doi.org/10.5555/ONE")
    expect(status).to_contain_text("Filled in: Title, Date")
    expect(form.locator("#id_title")).to_have_value("Partnership and trust in two cities")
    expect(form.locator("#id_container")).to_have_value("Journal of Community Policing")
    expect(form.locator("#id_first_page")).to_have_value("57")
    expect(form.locator("[data-doi-kept]")).to_contain_text("Volume stays as you typed it; the agency says: 7")
    expect(form.locator(".author-box__names > li")).to_have_count(3)
    assert not axe_violations(form, ".doi-box")
    assert not axe_violations(form, ".author-box")
    form.get_by_role("button", name="Save draft").first.click()
    form.wait_for_url("**/edit/**")
    output = Publication.objects.get(doi="10.5555/one").get_latest_revision_as_object()
    people = [(each.name, each.role, bool(each.person_id)) for each in output.contributions.all()]
    assert people == [
        ("Spalek, Basia", "author", True),
        ("Quokka, Ada", "author", False),
        ("Bilby, Bo", "editor", False),
    ]
    assert (output.volume, str(output.date)) == ("8", "2009-03")


def test_pasted_names_count_without_a_button_of_their_own(form: Page):
    form.locator("#id_title").fill("Pasted")
    form.get_by_label("Names, in any form").fill("Quokka A, Bilby BC")
    form.get_by_role("button", name="More actions").click()
    form.get_by_role("button", name="Publish", exact=True).click()
    expect(form.locator(".messages")).to_contain_text("published")
    output = Publication.objects.get(title="Pasted")
    assert output.live
    assert [each.name for each in output.contributions.all()] == ["Quokka, A", "Bilby, BC"]


def test_saving_stops_once_where_a_pasted_name_needs_a_look(form: Page):
    form.locator("#id_title").fill("Pasted")
    form.get_by_label("Names, in any form").fill("Quokka A, Wombats")
    form.get_by_role("button", name="Save draft").first.click()
    expect(form.locator(".author-box__status")).to_contain_text("The pasted names are not in the record yet")
    assert not Publication.objects.filter(title="Pasted", contributions__isnull=False).exists()
    form.get_by_role("button", name="Save draft").first.click()
    form.wait_for_url("**/edit/**")
    output = Publication.objects.get(title="Pasted").get_latest_revision_as_object()
    assert len(output.contributions.all()) == 2
