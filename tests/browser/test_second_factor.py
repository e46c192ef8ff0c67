"""A role that requires a second factor, walked by somebody who is told of it by the page alone, with a passkey."""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from django.contrib.auth.models import Group
from playwright.sync_api import Page, expect

from portal.accounts.models import SecondFactorRequirement, User

NewPage = Callable[..., Page]
NAME, PASSWORD = "keeper", "seven-herons-by-the-weir"

# What a browser does when its window is closed.
CANCELLED = """Object.defineProperty(navigator.credentials, "create", {
    configurable: true, value: () => Promise.reject(new DOMException("", "NotAllowedError"))})"""


def give_device(page: Page) -> None:
    """Gives the browser a device that makes passkeys and says yes to whoever asks (WebAuthn, section 11)."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True}
    switches = {"hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True}
    session.send("WebAuthn.addVirtualAuthenticator", {"options": {**options, **switches}})


def give_password(page: Page) -> None:
    page.get_by_label("Username").fill(NAME)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()


def test_a_passkey_is_set_up_because_the_role_requires_it_and_then_lets_in(fresh_demo_server: str, new_page: NewPage):
    user = User.objects.create_user(NAME, "keeper@example.org", PASSWORD)
    user.groups.add(Group.objects.get(name="Editor"))
    SecondFactorRequirement.objects.create(role=Group.objects.get(name="Editor"))
    page = new_page(width=360)
    # Passkeys are for names, not for numbers.
    page.goto(f"http://localhost:{urlsplit(fresh_demo_server).port}/admin/")
    give_password(page)
    expect(page.get_by_text("Your role requires a second factor")).to_be_visible()
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()
    add = page.get_by_role("button", name="Add the passkey")
    page.evaluate(CANCELLED)
    add.click()
    expect(page.get_by_role("alert")).to_contain_text("The browser gave no passkey")
    page.evaluate("delete navigator.credentials.create")
    give_device(page)
    add.click()
    expect(page.locator(".codes li")).to_have_count(10)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.get_by_role("link", name="I have kept them").click()
    page.get_by_role("link", name="To the first screen").click()
    expect(page).to_have_url(re.compile(r"/admin/$"))
    page.context.clear_cookies()
    page.reload()
    give_password(page)
    expect(page.get_by_role("heading", name="One more step")).to_be_visible()
    page.get_by_role("button", name="Use a passkey").click()
    expect(page).to_have_url(re.compile(r"/admin/$"))
