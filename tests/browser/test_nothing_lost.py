"""Nothing typed into a form of the admin is lost: a session that ends, a tab that is left, two people at once."""

import re
from collections.abc import Callable

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.test import Client
from playwright.sync_api import Page, expect

from portal.records.outputs.models import Publication
from tests.tools.factories import make_output

PASSWORD = "four words for a test"
ADD = "/admin/snippets/records/publication/add/"
SAVED_ITSELF = 4000  # Wagtail watches a form from two seconds after it is there, and saves half a second later.


def log_in(page: Page, site: str, name: str) -> None:
    user, _made = get_user_model().objects.get_or_create(
        username=name, defaults={"is_superuser": True, "email": f"{name}@example.org", "first_name": name.title()}
    )
    user.set_password(PASSWORD)
    user.save()
    client = Client()
    client.force_login(user)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": site}])


def log_in_by_hand(page: Page, name: str) -> None:
    page.get_by_label("Username").fill(name)
    page.locator("input[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_load_state("networkidle")


def kept(page: Page) -> list[str]:
    return page.evaluate("Object.keys(sessionStorage).filter((key) => key.startsWith('typed:'))")


def edit_address(output: Publication) -> str:
    return f"/admin/snippets/records/publication/edit/{output.pk}/"


@pytest.fixture
def output(fresh_demo_server: str) -> Publication:
    return make_output("chapter", title="Before")


def latest(output: Publication) -> Publication:
    return Publication.objects.get(pk=output.pk).get_latest_revision_as_object()


def type_after_the_session_ended(page: Page, site: str, output: Publication) -> None:
    log_in(page, site, "ann")
    page.goto(site + edit_address(output))
    page.wait_for_timeout(2500)
    Session.objects.all().delete()
    page.locator("#id_publisher").fill("Typed too late")
    page.get_by_role("button", name="Add contributor").click()
    page.locator("#id_contributions-0-name").fill("Newcomer, Nell")
    page.on("dialog", lambda dialog: dialog.accept())
    page.wait_for_timeout(1500)
    page.get_by_role("button", name="Save draft").click()
    page.wait_for_url("**/admin/login/**")


def test_what_was_typed_after_the_session_ended_is_saved_after_logging_in_again(
    fresh_demo_server: str, page: Page, output: Publication
):
    type_after_the_session_ended(page, fresh_demo_server, output)
    log_in_by_hand(page, "ann")
    offer = page.get_by_role("alert").filter(has_text="was not saved")
    expect(offer).to_contain_text("“Before”, as you typed it here at ")
    expect(offer).not_to_contain_text("because")
    page.get_by_role("button", name="Save it as a draft").click()
    expect(page.locator("#id_publisher")).to_have_value("Typed too late")
    assert latest(output).publisher == "Typed too late"
    assert [one.name for one in latest(output).contributions.all()] == ["Newcomer, Nell"]
    assert Publication.objects.get(pk=output.pk).publisher == ""  # The public sees it once it is published.
    page.reload()
    assert kept(page) == []
    expect(page.get_by_role("alert").filter(has_text="was not saved")).to_have_count(0)


def test_it_can_be_thrown_away(fresh_demo_server: str, page: Page, output: Publication):
    type_after_the_session_ended(page, fresh_demo_server, output)
    log_in_by_hand(page, "ann")
    page.get_by_role("button", name="Throw it away").click()
    assert kept(page) == []
    assert latest(output).publisher == ""


def test_it_is_offered_to_nobody_else(fresh_demo_server: str, page: Page, output: Publication):
    type_after_the_session_ended(page, fresh_demo_server, output)
    page.goto("about:blank")
    log_in(page, fresh_demo_server, "bob")
    page.goto(fresh_demo_server + edit_address(output))
    page.wait_for_timeout(500)
    expect(page.get_by_role("button", name="Save it as a draft")).to_have_count(0)
    assert kept(page) == []


def test_a_new_record_saves_itself_and_then_nothing_is_kept(fresh_demo_server: str, page: Page):
    log_in(page, fresh_demo_server, "ann")
    page.goto(fresh_demo_server + ADD)
    page.wait_for_timeout(2500)
    page.locator("#id_title").fill("Half typed")
    page.wait_for_url("**/publication/edit/**")
    page.wait_for_timeout(500)
    assert kept(page) == []
    assert Publication.objects.filter(title="Half typed", live=False).count() == 1


def test_what_is_published_is_not_kept_and_logging_out_clears_the_rest(fresh_demo_server: str, page: Page):
    log_in(page, fresh_demo_server, "ann")
    page.goto(fresh_demo_server + ADD)
    page.wait_for_load_state("networkidle")
    page.locator("#id_title").fill("Published at once")
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish").click()
    # "created" or, where the form saved itself first, "updated".
    expect(page.get_by_text(re.compile("(created|updated) and published"))).to_be_visible()
    assert kept(page) == []
    page.evaluate("sessionStorage.setItem('typed:/admin/x/', JSON.stringify({person: 'Ann', values: []}))")
    page.evaluate("document.querySelector('form[action$=\"/logout/\"]').requestSubmit()")
    page.wait_for_url("**/admin/login/**")
    assert kept(page) == []


def test_nothing_is_offered_over_a_form_that_holds_the_work_with_what_is_wrong(
    fresh_demo_server: str, page: Page, output: Publication
):
    log_in(page, fresh_demo_server, "ann")
    page.goto(fresh_demo_server + edit_address(output))
    page.wait_for_load_state("networkidle")
    page.locator("#id_title").fill("")
    page.locator("#id_publisher").fill("Typed beside a mistake")
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish").click()
    expect(page.locator(".messages .error")).to_be_visible()
    expect(page.locator("#id_publisher")).to_have_value("Typed beside a mistake")
    page.wait_for_timeout(500)
    expect(page.locator(".kept-typed")).to_have_count(0)


def test_nothing_is_offered_to_whoever_left_the_form(fresh_demo_server: str, page: Page, output: Publication):
    log_in(page, fresh_demo_server, "ann")
    page.goto(fresh_demo_server + edit_address(output))
    page.wait_for_load_state("networkidle")
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator("#id_publisher").fill("Thought better of it")
    page.goto(f"{fresh_demo_server}/admin/handbook/")
    page.goto(fresh_demo_server + edit_address(output))
    page.wait_for_timeout(500)
    expect(page.locator(".kept-typed")).to_have_count(0)


def test_two_people_in_one_form_are_told_of_each_other(
    fresh_demo_server: str, new_page: Callable[..., Page], output: Publication
):
    ann, bob = new_page(), new_page()
    for page, name in ((ann, "ann"), (bob, "bob")):
        log_in(page, fresh_demo_server, name)
        page.goto(fresh_demo_server + edit_address(output))
        page.wait_for_timeout(2500)
    bob.locator("#w-editing-sessions button").hover()
    expect(bob.get_by_role("tooltip")).to_contain_text("Ann")
    bob.locator("#id_publisher").fill("Bob's")
    bob.wait_for_timeout(SAVED_ITSELF)
    assert latest(output).publisher == "Bob's"
    ann.locator("#id_publisher").fill("Ann's")
    ann.wait_for_timeout(SAVED_ITSELF)
    expect(ann.get_by_role("button", name="Bob saved a new version")).to_be_visible()
    assert latest(output).publisher == "Bob's"  # A newer version is never overwritten unasked.
    for page in (ann, bob):
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto("about:blank")
        page.wait_for_timeout(300)
