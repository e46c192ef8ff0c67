"""A draft needs a title (or a name) and nothing else, and an error that stands on another tab is pointed at."""

from collections.abc import Callable

import pytest
from django.db.models import Model
from playwright.sync_api import Page, expect

from portal.public.content.models import ContentPage
from portal.public.findings.models import CaseStudyPage, FindingPage
from portal.records.grants.models import Grant
from portal.records.organisations.models import Organisation
from portal.records.outputs.models import Activity, MediaAppearance, Publication, Report
from portal.records.people.models import Person
from tests.browser.test_lists import RECORDS, open_list, open_page_list
from tests.tools.factories import make_output
from tests.tools.staff import logged_in

NewPage = Callable[..., Page]
NAMED_BY = {
    Person: "family_name",
    Grant: "title",
    Organisation: "name",
    Publication: "title",
    MediaAppearance: "title",
    Report: "title",
    Activity: "title",
}
BESIDE = {FindingPage: CaseStudyPage, CaseStudyPage: CaseStudyPage, ContentPage: ContentPage}


def add_page(page: Page, site: str, model: type[Model]) -> None:
    """Goes by clicks from the first screen to the form of a new page of that type."""
    open_page_list(page, site, BESIDE[model].objects.order_by("path").first())
    page.get_by_role("link", name="Add child page").first.click()
    kind = str(model._meta.verbose_name).capitalize()
    choice, title = page.locator("main").get_by_role("link", name=kind), page.locator("#id_title")
    choice.or_(title).first.wait_for()
    if title.count() == 0:
        choice.first.click()
    expect(page.locator("#id_title")).to_be_visible()


def save_draft(page: Page) -> None:
    page.get_by_role("button", name="Save draft").first.click()
    page.wait_for_url("**/edit/**")


@pytest.mark.parametrize(
    ("title", "slug"), [("What was found", "what-was-found"), ("الثقة", "lthqh"), ("?!", "page")], ids=ascii
)
@pytest.mark.parametrize("model", BESIDE, ids=lambda model: model.__name__)
def test_a_page_is_saved_with_a_title_alone(
    fresh_demo_server: str, new_page: NewPage, model: type[Model], title: str, slug: str
):
    page, _user = logged_in(new_page, fresh_demo_server, "superuser")
    add_page(page, fresh_demo_server, model)
    page.locator("#id_title").press_sequentially(title)
    save_draft(page)
    draft = model.objects.get(title=title)
    assert (draft.slug, draft.live) == (slug, False)


@pytest.mark.parametrize("model", NAMED_BY, ids=lambda model: model.__name__)
def test_a_record_is_saved_with_a_name_alone(fresh_demo_server: str, new_page: NewPage, model: type[Model]):
    page, _user = logged_in(new_page, fresh_demo_server, "superuser")
    make_output("talk", title="A talk")  # A list without a record has no table to wait for.
    open_list(page, fresh_demo_server, RECORDS[model])
    page.locator("header").get_by_role("link", name="Add", exact=False).first.click()
    page.locator(f"#id_{NAMED_BY[model]}").press_sequentially("Known by this alone")
    page.get_by_role("button", name="Save", exact=False).first.click()
    page.wait_for_url("**/edit/**") if model is not Organisation else page.wait_for_load_state("networkidle")
    record = model._base_manager.get(**{NAMED_BY[model]: "Known by this alone"})
    assert getattr(record, "slug", "known-by-this-alone") == "known-by-this-alone"


def test_an_error_on_another_tab_is_counted_on_it(fresh_demo_server: str, new_page: NewPage):
    page, _user = logged_in(new_page, fresh_demo_server, "superuser")
    add_page(page, fresh_demo_server, FindingPage)
    page.locator("#id_title").press_sequentially("Export")
    page.get_by_role("button", name="Save draft").first.click()
    tab = page.get_by_role("tab", name="Promote")
    expect(tab.locator("[data-w-tabs-target='errors'], .w-tabs__errors")).to_be_visible()
    expect(tab).to_contain_text("1")
    tab.click()
    expect(page.get_by_text("This address is used by the portal itself. Choose another.")).to_be_visible()
