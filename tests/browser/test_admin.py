"""The admin in a browser: no page of it breaks its policy, and nothing is asked of another host."""

from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client
from playwright.sync_api import Page, expect

from portal.public.content.models import ContentPage
from portal.public.findings.models import FindingPage, FindingsPage
from portal.public.home.models import HomePage
from portal.records.grants.models import Grant
from portal.records.organisations.models import Organisation
from portal.records.outputs.models import Activity, MediaAppearance, Publication, Report
from portal.records.people.models import Person
from tests.tools.axe import axe_violations
from tests.tools.factories import make_output, make_picture
from tests.tools.watching import Watch

RECORDS = (Organisation, Grant, Person, Publication, MediaAppearance, Report, Activity)
COMMON = [
    "/admin/",
    "/admin/pages/",
    "/admin/pages/search/?q=police",
    "/admin/images/",
    "/admin/images/add/",
    "/admin/documents/",
    "/admin/documents/add/",
    "/admin/users/",
    "/admin/users/new/",
    "/admin/groups/",
    "/admin/sites/",
    "/admin/collections/",
    "/admin/redirects/",
    "/admin/workflows/list/",
    "/admin/reports/locked/",
    "/admin/reports/workflow/",
    "/admin/reports/site-history/",
    "/admin/reports/aging-pages/",
    "/admin/reports/page-types-usage/",
    "/admin/account/",
]
# Of a page that is being left, Wagtail's own scripts may say that an answer came too late.
LEAVING = ("net::ERR_ABORTED", "Failed to fetch", "AbortError")


@pytest.fixture
def staff_page(fresh_demo_server: str, page: Page) -> Page:
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("staff", "staff@example.org", "four words for a test"))
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": fresh_demo_server}])
    return page


def addresses_of_records() -> list[str]:
    found = []
    for model in RECORDS:
        base = f"/admin/snippets/{model._meta.app_label}/{model._meta.model_name}"
        row = model._base_manager.order_by("pk").first()
        assert row is not None, f"the walk has no {model._meta.verbose_name} to open"
        found += [f"{base}/", f"{base}/add/", f"{base}/edit/{row.pk}/", f"{base}/history/{row.pk}/"]
        found.append(f"{base}/usage/{row.pk}/")
    return found


def addresses_of_pages() -> list[str]:
    home, finding = HomePage.objects.get(), FindingPage.objects.get(number=4)
    prose = ContentPage.objects.first()
    return [
        f"/admin/pages/{home.pk}/",
        f"/admin/pages/{home.pk}/edit/",
        f"/admin/pages/{finding.pk}/edit/",
        f"/admin/pages/{finding.pk}/history/",
        f"/admin/pages/{finding.pk}/workflow_history/",
        f"/admin/pages/{prose.pk}/edit/",
        f"/admin/pages/add/public/findingpage/{FindingsPage.objects.get().pk}/",
        f"/admin/pages/add/public/contentpage/{home.pk}/",
        f"/admin/pages/{finding.pk}/unpublish/",
        f"/admin/pages/{finding.pk}/delete/",
    ]


def test_no_page_of_the_admin_breaks_its_policy_or_complains(fresh_demo_server: str, staff_page: Page):
    make_output("talk", title="A talk")
    picture = make_picture()
    site_settings = "/admin/settings/cms/sitesettings/"
    addresses = [*COMMON, site_settings, f"/admin/images/{picture.pk}/", *addresses_of_records(), *addresses_of_pages()]
    assert len(addresses) > 60
    watch = Watch(staff_page)
    for address in addresses:
        assert watch.open(fresh_demo_server + address) == 200, address
        assert urlsplit(staff_page.url).path.startswith("/admin/"), address
        assert staff_page.locator("main, #main").count(), f"{address} shows no page of the admin"
    complaints = [one for one in watch.complaints if not any(word in one for word in LEAVING)]
    assert "\n".join(complaints) == ""
    assert watch.hosts == {urlsplit(fresh_demo_server).netloc}


def test_a_preview_is_shown_beside_the_form_without_breaking_a_policy(fresh_demo_server: str, staff_page: Page):
    watch = Watch(staff_page)
    finding = FindingPage.objects.get(number=2)
    watch.open(f"{fresh_demo_server}/admin/pages/{finding.pk}/edit/")
    staff_page.get_by_role("button", name="Toggle preview").click()
    preview = staff_page.frame_locator("iframe[title='Preview']").last
    expect(preview.get_by_role("heading", name=finding.claim, level=1)).to_be_visible()
    assert [one for one in watch.complaints if not any(word in one for word in LEAVING)] == []


def test_the_page_to_log_in_with_is_accessible_and_complains_of_nothing(fresh_demo_server: str, page: Page):
    watch = Watch(page)
    watch.open(f"{fresh_demo_server}/admin/login/")
    assert axe_violations(page) == []
    assert watch.complaints == []
    assert watch.hosts == {urlsplit(fresh_demo_server).netloc}
