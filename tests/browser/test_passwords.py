"""A password that anybody would guess is refused where an account is made, with the reason; a good one is taken."""

import secrets
from collections.abc import Callable

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from playwright.sync_api import Page, expect

from tests.browser.test_lists import menu_item
from tests.tools.staff import logged_in

NewPage = Callable[..., Page]
GOOD = "seven-herons-by-the-weir"
WEAK = {
    "1": "This password is too short",
    "password1234": "This password is too common",
    "9172364518": "This password is entirely numeric",
    "newcomer-ann": "The password is too similar to the username",
}


def test_a_new_account_is_given_no_weak_password(fresh_demo_server: str, new_page: NewPage):
    page, _user = logged_in(new_page, fresh_demo_server, "superuser")
    page.goto(f"{fresh_demo_server}/admin/")
    menu_item(page, "Settings").click()
    menu_item(page, "Users").click()
    page.locator("header").get_by_role("link", name="Add a user").first.click()
    for name, value in (("username", "newcomer-ann"), ("email", "ann@example.org")):
        page.locator(f"#id_{name}").fill(value)
    page.locator("#id_first_name").fill("Ann")
    page.locator("#id_last_name").fill("Example")
    for password, reason in [*WEAK.items(), (GOOD, "")]:
        page.locator("#id_password1").fill(password)
        page.locator("#id_password2").fill(password)
        page.locator("main form button[type=submit]:visible").last.click()
        if reason:
            expect(page.locator("main")).to_contain_text(reason)
            assert not get_user_model().objects.filter(username="newcomer-ann").exists()
    expect(page.locator(".messages .success")).to_be_visible()
    assert get_user_model().objects.get(username="newcomer-ann").check_password(GOOD)


@pytest.mark.parametrize("number", range(20))
def test_the_password_that_up_makes_would_be_taken(number: int):
    validate_password(secrets.token_urlsafe(12), get_user_model()(username="admin"))
