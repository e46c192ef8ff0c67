"""Guessing passwords is limited per name and address, with a way back; failures are logged without personal data."""

import logging
import re
from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.core import mail
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django.fixtures import Settings
from wagtail.models import Page, PageViewRestriction

from portal.accounts.login_limits import client_address
from portal.accounts.models import PasswordMail
from portal.desk.access.password_mails import send_password_mails
from portal.work.recurring import run_due

NAME, PASSWORD, EMAIL = "keeper", "seven-herons-by-the-weir", "keeper@example.org"
LOGIN = "/admin/login/"
LIMIT = 8


@pytest.fixture(autouse=True)
def limits(settings: Settings) -> None:
    settings.AXES_ENABLED = True


@pytest.fixture
def keeper(db: None):
    return get_user_model().objects.create_superuser(NAME, EMAIL, PASSWORD)


def try_to_log_in(client: Client, password: str, name: str = NAME, **headers: str):
    return client.post(LOGIN, {"username": name, "password": password}, **headers)


def lock(client: Client, name: str = NAME, **headers: str):
    for _attempt in range(LIMIT):
        answer = try_to_log_in(client, "wrong", name, **headers)
    return answer


def test_after_eight_wrong_passwords_even_the_right_one_waits(keeper, client: Client):
    for _attempt in range(LIMIT - 1):
        assert try_to_log_in(client, "wrong").status_code == 200
    answer = try_to_log_in(client, "wrong")
    assert (answer.status_code, answer["Retry-After"]) == (429, "900")
    assert "Please try again in 15 minutes" in answer.content.decode()
    assert try_to_log_in(client, PASSWORD).status_code == 429
    assert "_auth_user_id" not in client.session


def test_the_owner_is_not_locked_out_elsewhere(keeper, client: Client):
    lock(client, REMOTE_ADDR="203.0.113.5")
    assert try_to_log_in(client, PASSWORD, REMOTE_ADDR="198.51.100.7").status_code == 302


def test_the_lock_ends_by_itself(keeper, client: Client):
    lock(client)
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        assert try_to_log_in(client, PASSWORD).status_code == 302


def test_a_name_that_has_no_account_is_answered_alike(keeper, client: Client):
    known = [try_to_log_in(client, "wrong").status_code for _attempt in range(LIMIT)]
    unknown = [try_to_log_in(client, "wrong", "nobody-here").status_code for _attempt in range(LIMIT)]
    assert known == unknown == [200] * (LIMIT - 1) + [429]


def test_a_right_password_begins_the_count_anew(keeper, client: Client):
    for _round in range(2):
        for _attempt in range(LIMIT - 1):
            try_to_log_in(client, "wrong")
        assert try_to_log_in(client, PASSWORD).status_code == 302
        client.post("/admin/logout/")


@pytest.mark.parametrize("name", ["", "\x00", "keeper\x00", "ключ", "a" * 5000, "' OR 1=1 --"])
def test_no_name_breaks_the_form(keeper, client: Client, name: str):
    assert try_to_log_in(client, "wrong", name).status_code == 200


def test_failures_are_logged_without_name_or_address(keeper, client: Client, caplog: pytest.LogCaptureFixture):
    with caplog.at_level(logging.WARNING):
        lock(client, REMOTE_ADDR="203.0.113.5")
    assert "login failure" in caplog.text
    assert NAME not in caplog.text
    assert "203.0.113.5" not in caplog.text
    assert "wrong" not in caplog.text


def test_a_forged_address_is_not_believed(settings: Settings):
    request = RequestFactory().get("/", REMOTE_ADDR="127.0.0.1", HTTP_X_FORWARDED_FOR="1.2.3.4, 203.0.113.5")
    assert client_address(request) == "127.0.0.1"
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    assert client_address(request) == "203.0.113.5"


@pytest.fixture
def closed_page(demo: None) -> tuple[Page, PageViewRestriction]:
    page = Page.objects.get(slug="findings", depth=3)
    return page, PageViewRestriction.objects.create(page=page, restriction_type="password", password="open-sesame-77")


def test_the_password_of_a_page_is_limited_too(closed_page: tuple[Page, PageViewRestriction], client: Client):
    page, _restriction = closed_page
    form = client.get(page.url)
    assert "This page needs a password" in form.content.decode()
    address = re.search(r'<form class="section stack" action="([^"]+)"', form.content.decode())[1]
    fields = {"return_url": page.url}
    for _attempt in range(LIMIT - 1):
        answer = client.post(address, {**fields, "password": "wrong"})
        assert answer.status_code == 200
        assert "page needs a password" in answer.content.decode()
    assert client.post(address, {**fields, "password": "wrong"}).status_code == 429
    assert client.post(address, {**fields, "password": "open-sesame-77"}).status_code == 429
    elsewhere = client.post(address, {**fields, "password": "open-sesame-77"}, REMOTE_ADDR="198.51.100.7")
    assert elsewhere.status_code == 302
    assert client.get(page.url).status_code == 200


def test_logging_out_is_a_post_that_ends_the_session(keeper, client: Client):
    client.force_login(keeper)
    answer = client.get("/admin/logout/")
    assert (answer.status_code, bool(answer.cookies)) == (405, False)
    assert client.get("/admin/").status_code == 200
    key = client.session.session_key
    assert client.post("/admin/logout/").status_code == 302
    client.cookies["sessionid"] = key
    assert client.get("/admin/").status_code == 302


def test_the_form_for_a_new_password_sends_nothing_itself_and_does_the_same_for_anybody(keeper, client: Client):
    queries = []
    for email in (EMAIL, "nobody@example.org"):
        with CaptureQueriesContext(connection) as asked:
            answer = client.post("/admin/password_reset/", {"email": email})
        assert (answer.status_code, answer["Location"]) == (302, "/admin/password_reset/done/")
        queries.append([query["sql"].replace(email, "")[:60] for query in asked])
    assert queries[0] == queries[1]
    assert len([query for query in queries[0] if query.startswith("INSERT")]) == 1
    assert (len(mail.outbox), PasswordMail.objects.count()) == (0, 2)
    assert client.post("/admin/password_reset/", {"email": EMAIL}).status_code == 302
    assert send_password_mails.function() == ""
    assert ([letter.to for letter in mail.outbox], PasswordMail.objects.count()) == ([[EMAIL]], 0)


def test_a_new_password_by_mail_lifts_the_lock(keeper, client: Client):
    assert lock(client).status_code == 429
    client.post("/admin/password_reset/", {"email": EMAIL})
    run_due()  # As a worker does.
    (letter,) = mail.outbox
    assert letter.subject == "New password for Research portal"
    link = re.search(r"http://testserver(/admin/password_reset/confirm/\S+)", letter.body)
    form = client.get(link[1], follow=True)
    new = "nine-otters-under-the-bridge"
    answer = client.post(form.redirect_chain[-1][0], {"new_password1": new, "new_password2": new})
    assert answer.status_code == 302
    assert try_to_log_in(client, new).status_code == 302


def test_a_mail_that_the_server_does_not_take_is_tried_again_after_all_others(
    keeper, client: Client, settings: Settings, caplog: pytest.LogCaptureFixture
):
    working = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", 9, 1
    assert client.post("/admin/password_reset/", {"email": EMAIL}).status_code == 302
    assert "tried again" in send_password_mails.function()
    assert EMAIL not in caplog.text
    get_user_model().objects.create_user("other", "other@example.org", PASSWORD)
    client.post("/admin/password_reset/", {"email": "other@example.org"})
    settings.EMAIL_BACKEND = working
    send_password_mails.function()
    assert [letter.to for letter in mail.outbox] == [["other@example.org"], [EMAIL]]
    assert not PasswordMail.objects.exists()


def test_a_mail_that_no_server_takes_for_half_a_day_is_given_up(keeper, client: Client, settings: Settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    client.post("/admin/password_reset/", {"email": EMAIL})
    PasswordMail.objects.update(asked_at=timezone.now() - timedelta(hours=13))
    send_password_mails.function()
    assert not PasswordMail.objects.exists()


def test_the_sites_own_forms_let_people_in(closed_page: tuple[Page, PageViewRestriction], client: Client):
    page, restriction = closed_page
    restriction.restriction_type = "login"
    restriction.save()
    assert client.get(page.url).status_code == 404  # That there is such a page is told to nobody who may not read it.
    form = client.get("/_util/login/", {"next": page.url}).content.decode()
    assert "Sign in to read this page" in form
    assert 'rel="stylesheet"' in form
    get_user_model().objects.create_user("reader", password=PASSWORD)
    answer = client.post("/_util/login/", {"username": "reader", "password": "wrong", "next": page.url})
    assert "Please enter a correct username and password" in answer.content.decode()
    answer = client.post("/_util/login/", {"username": "reader", "password": PASSWORD, "next": page.url})
    assert (answer.status_code, answer["Location"]) == (302, page.url)
