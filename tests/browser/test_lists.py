"""Every list of the admin opens what it lists by a click on its name, whoever wants to correct something."""

from collections.abc import Callable

import pytest
from django.db.models import Model
from playwright.sync_api import Locator, Page, expect

from portal.cms.models import BasePage
from portal.public.content.models import ContentPage
from portal.public.findings.models import CaseStudyPage, FindingPage
from portal.public.glossary.models import Term
from portal.public.home.models import HomePage
from portal.records.grants.models import Grant
from portal.records.organisations.models import Organisation
from portal.records.outputs.models import Activity, MediaAppearance, Publication, Report
from portal.records.people.models import Person
from tests.tools.factories import make_output
from tests.tools.staff import logged_in

NewPage = Callable[..., Page]
RECORDS = {
    Person: ["People"],
    Grant: ["Grants"],
    Organisation: ["Organisations"],
    Term: ["Glossary"],
    Publication: ["Outputs", "Publications"],
    MediaAppearance: ["Outputs", "Media appearances"],
    Report: ["Outputs", "Reports"],
    Activity: ["Outputs", "Activities"],
}
PAGES = [FindingPage, CaseStudyPage, ContentPage]


def menu_item(page: Page, name: str) -> Locator:
    """The entry of the menu at the left with exactly that name, whether it leads to a list or opens a second menu."""
    return page.locator("#wagtail-sidebar").get_by_role("link", name=name, exact=True).or_(
        page.locator("#wagtail-sidebar").get_by_role("button", name=name, exact=True)
    ).first  # fmt: skip


def open_list(page: Page, site: str, path: list[str]) -> None:
    """Goes from the first screen to a list by the menu."""
    page.goto(f"{site}/admin/")
    for name in path:
        menu_item(page, name).click()
    expect(page.locator("table.listing")).to_be_visible()


def edited_record(model: type[Model], address: str) -> str:
    """The key that an address of the editor ends in; fails where the address edits no record of the model."""
    base, _slash, key = address.rstrip("/").rpartition("/")
    assert base.endswith(f"/snippets/{model._meta.app_label}/{model._meta.model_name}/edit"), address
    return key


def open_page_list(page: Page, site: str, wanted: BasePage) -> None:
    """Goes from the first screen to the list of pages that one page stands in."""
    page.goto(f"{site}/admin/")
    menu_item(page, "Pages").click()
    panel = page.get_by_role("navigation", name="Page explorer").or_(page.locator(".c-page-explorer")).first
    expect(panel).to_be_visible()
    panel.get_by_role("link", name=HomePage.objects.get().title).first.click()
    above = wanted.get_ancestors().filter(depth__gt=2)
    for step in above:
        page.get_by_role("link", name=f"Explore child pages of '{step.title}'").first.click()


@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.__name__)
def test_a_list_of_records_opens_each_by_its_name(fresh_demo_server: str, new_page: NewPage, model: type[Model]):
    page, _user = logged_in(new_page, fresh_demo_server, "superuser")
    make_output("talk", title="A talk")
    open_list(page, fresh_demo_server, RECORDS[model])
    names = page.locator("table.listing tbody td.title a")
    rows = page.locator("table.listing tbody tr").count()
    assert rows
    assert page.locator("table.listing tbody tr td.title").filter(has=page.locator("a")).count() == rows
    first_name = names.first.inner_text().strip()
    names.first.click()
    expect(page.locator("form#w-editor-form")).to_be_visible()
    record = model._base_manager.get(pk=edited_record(model, page.url.split("?")[0]))
    assert first_name in (str(record), getattr(record, "name", ""), getattr(record, "abbreviation", ""))


@pytest.mark.parametrize("model", PAGES, ids=lambda model: model.__name__)
def test_a_list_of_pages_opens_each_by_its_title(fresh_demo_server: str, new_page: NewPage, model: type[Model]):
    page, _user = logged_in(new_page, fresh_demo_server, "superuser")
    wanted = model._base_manager.order_by("path").first()
    assert wanted is not None, f"the demo has no {model._meta.verbose_name}"
    open_page_list(page, fresh_demo_server, wanted)
    page.locator("table.listing td.title").get_by_role("link", name=wanted.title, exact=True).first.click()
    expect(page.locator("#id_title")).to_have_value(wanted.title)
