"""The second factor by use: set up, asked for at every login, stood in for by a recovery code, required by a role."""

import base64
import hmac
import re
import time
from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from pytest_django.fixtures import Settings

from portal.accounts.models import SecondFactorRequirement, User
from portal.desk.access.password_mails import send_password_mails

NAME, PASSWORD, EMAIL = "keeper", "seven-herons-by-the-weir", "keeper@example.org"
LOGIN, PASSED, FACTOR = "/admin/login/", "/admin/", "/admin/second-factor/"
AUTHENTICATE = "/admin/second-factor/authenticate/"


@pytest.fixture(autouse=True)
def no_tries_before() -> None:
    cache.clear()


@pytest.fixture
def editor(db: None) -> User:
    user = User.objects.create_user(NAME, EMAIL, PASSWORD)
    user.groups.add(Group.objects.get(name="Editor"))
    return user


@pytest.fixture
def strict(editor: User) -> User:
    """An Editor, whose role requires a second factor."""
    SecondFactorRequirement.objects.create(role=Group.objects.get(name="Editor"))
    return editor


def give_password(client: Client, **more: str):
    return client.post(LOGIN, {"username": NAME, "password": PASSWORD, **more})


def code_of(secret: str) -> str:
    """What an app shows for that key now (RFC 6238)."""
    counter = int(time.time()) // 30
    digest = hmac.digest(base64.b32decode(secret), counter.to_bytes(8, "big"), "sha1")
    start = digest[-1] & 15
    return f"{(int.from_bytes(digest[start : start + 4], 'big') & 0x7FFFFFFF) % 1_000_000:06}"


def set_up_app(client: Client) -> tuple[str, list[str]]:
    """Sets an app up by the pages, the password given; its key, and the recovery codes."""
    page = client.get(f"{FACTOR}totp/activate/", follow=True)
    if "Your password once more" in page.content.decode():
        page = client.post(page.redirect_chain[-1][0], {"password": PASSWORD}, follow=True)
    secret = re.search(r'class="secret">([A-Z2-7]+)<', page.content.decode())[1]
    page = client.post(f"{FACTOR}totp/activate/", {"code": code_of(secret)}, follow=True)
    codes = re.findall(r"<li>(\d{8})</li>", page.content.decode())
    assert len(codes) == 10
    return secret, codes


@pytest.fixture
def app(editor: User) -> tuple[str, list[str]]:
    """The key and the recovery codes of the Editor's app."""
    client = Client()
    assert give_password(client)["Location"] == PASSED
    return set_up_app(client)


def is_in(client: Client) -> bool:
    return client.get("/admin/account/").status_code == 200


def test_who_has_no_second_factor_logs_in_as_ever(editor: User, client: Client):
    answer = give_password(client, next="/admin/images/")
    assert (answer.status_code, answer["Location"]) == (302, "/admin/images/")
    assert is_in(client)
    assert client.session.get_expire_at_browser_close()


def test_remember_me_is_kept_over_both_steps(app: tuple[str, list[str]], client: Client):
    give_password(client, remember="on")
    client.post(AUTHENTICATE, {"code": code_of(app[0])})
    assert is_in(client)
    assert not client.session.get_expire_at_browser_close()


def test_the_first_superuser_of_a_new_site_logs_in(db: None, client: Client):
    User.objects.create_superuser("admin", "", PASSWORD)
    answer = client.post(LOGIN, {"username": "admin", "password": PASSWORD})
    assert (answer["Location"], client.get(PASSED).status_code) == (PASSED, 200)


def test_the_code_of_the_app_is_asked_for_and_lets_in(app: tuple[str, list[str]], client: Client):
    secret, _codes = app
    answer = give_password(client, next="/admin/images/")
    assert answer["Location"] == AUTHENTICATE
    assert not is_in(client)
    question = client.get(AUTHENTICATE).content.decode()
    assert "The password was right" in question
    assert "passkey" not in question  # There is none to use.
    wrong = client.post(AUTHENTICATE, {"code": "000000"})
    assert "This code is not right" in wrong.content.decode()
    assert not is_in(client)
    answer = client.post(AUTHENTICATE, {"code": code_of(secret)})
    assert (answer.status_code, answer["Location"]) == (302, "/admin/images/")
    assert is_in(client)


def test_a_code_is_taken_once(app: tuple[str, list[str]], client: Client):
    secret, _codes = app
    with time_machine.travel(timezone.now() + timedelta(minutes=5), tick=False):
        code = code_of(secret)
        give_password(client)
        assert client.post(AUTHENTICATE, {"code": code})["Location"] == PASSED
        other = Client()
        give_password(other)
        assert other.post(AUTHENTICATE, {"code": code}).status_code == 200
        assert not is_in(other)


def test_each_recovery_code_lets_in_once(app: tuple[str, list[str]], client: Client):
    _secret, codes = app
    for code, lets_in in ((codes[3], True), (codes[3], False), (codes[7], True)):
        give_password(client)
        client.post(AUTHENTICATE, {"code": code})
        assert is_in(client) is lets_in
        client.post("/admin/logout/")


def test_codes_cannot_be_guessed(app: tuple[str, list[str]], client: Client):
    give_password(client)
    for _try in range(5):
        client.post(AUTHENTICATE, {"code": "123456"}, REMOTE_ADDR="203.0.113.5")
    answer = client.post(AUTHENTICATE, {"code": code_of(app[0])}, REMOTE_ADDR="198.51.100.7")
    assert "Too many failed login attempts" in answer.content.decode()
    assert not is_in(client)


@pytest.mark.parametrize("door", [LOGIN, "/_util/login/"])
def test_no_form_that_takes_a_password_is_a_way_past_it(app: tuple[str, list[str]], client: Client, door: str):
    answer = client.post(door, {"username": NAME, "password": PASSWORD, "next": "/admin/"})
    assert answer["Location"] == AUTHENTICATE
    for address in ("/admin/", "/admin/account/", "/admin/pages/", f"{FACTOR}totp/activate/", FACTOR):
        assert client.get(address).status_code == 302
    assert not is_in(client)


def test_a_new_password_by_mail_is_no_way_past_it(transactional_db: None, client: Client, mailoutbox: list):
    User.objects.create_superuser(NAME, EMAIL, PASSWORD)
    mine = Client()
    give_password(mine)
    set_up_app(mine)
    client.post("/admin/password_reset/", {"email": EMAIL})
    assert send_password_mails.function() == ""
    link = re.search(r"http://testserver(/admin/password_reset/confirm/\S+)", mailoutbox[0].body)
    form = client.get(link[1], follow=True)
    new = "nine-otters-under-the-bridge"
    client.post(form.redirect_chain[-1][0], {"new_password1": new, "new_password2": new})
    assert not is_in(client)
    assert client.post(LOGIN, {"username": NAME, "password": new})["Location"] == AUTHENTICATE
    assert not is_in(client)


def test_nobody_signs_up_or_changes_an_address(db: None, client: Client):
    for name in ("account_signup", "account_email", "account_reset_password", "account_change_password"):
        with pytest.raises(NoReverseMatch):
            reverse(name)


def test_wrong_passwords_are_limited_at_the_second_steps_door_too(
    app: tuple[str, list[str]], client: Client, settings: Settings
):
    settings.AXES_ENABLED = True
    for _try in range(8):
        answer = client.post(LOGIN, {"username": NAME, "password": "wrong"})
    assert answer.status_code == 429
    assert give_password(client).status_code == 429


def test_a_role_that_requires_one_leads_to_setting_it_up_and_nothing_else(strict: User, client: Client):
    give_password(client)
    addresses = ("/admin/", "/admin/account/", "/admin/pages/", "/admin/images/", "/admin/api/main/pages/")
    for address in addresses:
        answer = client.get(address)
        assert (answer.status_code, answer["Location"]) == (302, FACTOR)
        assert client.post(address).status_code == 302
    page = client.get(FACTOR).content.decode()
    assert "Your role requires a second factor" in page
    assert "Log out" in page
    set_up_app(client)
    assert is_in(client)


def test_meanwhile_they_are_a_visitor_on_the_public_site(demo: None, strict: User, client: Client):
    give_password(client)
    assert "/admin/" not in client.get("/").content.decode()
    SecondFactorRequirement.objects.all().delete()
    assert "/admin/" in client.get("/").content.decode()


def test_a_superuser_is_bound_by_the_strictest_role(strict: User, client: Client):
    strict.groups.clear()
    User.objects.filter(pk=strict.pk).update(is_superuser=True)
    give_password(client)
    assert client.get("/admin/")["Location"] == FACTOR


def test_who_must_have_one_cannot_turn_the_last_off(strict: User, client: Client):
    give_password(client)
    set_up_app(client)
    page = client.post(f"{FACTOR}totp/deactivate/", {})
    assert "Your role requires a second factor. Add another" in page.content.decode()
    assert Authenticator.objects.filter(user=strict, type="totp").exists()
    SecondFactorRequirement.objects.all().delete()
    client.post(f"{FACTOR}totp/deactivate/", {})
    assert not Authenticator.objects.filter(user=strict).exists()


def test_it_is_changed_only_by_whoever_gives_the_password_again(app: tuple[str, list[str]], client: Client):
    give_password(client)
    client.post(AUTHENTICATE, {"code": code_of(app[0])})
    for address in ("totp/deactivate/", "recovery-codes/", "recovery-codes/generate/", "recovery-codes/download/"):
        assert client.get(FACTOR + address)["Location"].startswith(f"{FACTOR}password/")
    page = client.post(f"{FACTOR}password/", {"password": "wrong"})
    assert page.status_code == 200


def test_an_administrator_requires_it_on_the_form_of_a_role(db: None, client: Client):
    administrator = User.objects.create_user("admin", password=PASSWORD)
    administrator.groups.add(Group.objects.get(name="Administrator"))
    client.force_login(administrator)
    role = Group.objects.get(name="Contributor")
    address = reverse("wagtailusers_groups:edit", args=[role.pk])
    assert "People with this role must have a second factor" in client.get(address).content.decode()
    empty = {f"{prefix}-{name}": "0" for prefix in PREFIXES for name in ("TOTAL_FORMS", "INITIAL_FORMS")}
    for required in ({"second_factor-required": "on"}, {}):
        answer = client.post(address, {"name": role.name, **empty, **required})
        assert answer.status_code == 302
        assert SecondFactorRequirement.objects.filter(role=role).exists() is bool(required)
        shown = re.search(r'<input[^>]+name="second_factor-required"[^>]*>', client.get(address).content.decode())[0]
        assert ("checked" in shown) is bool(required)


PREFIXES = ("page_permissions", "collection_permissions", "document_permissions", "image_permissions")


def test_ones_own_account_says_whether_there_is_one(app: tuple[str, list[str]], client: Client):
    client.force_login(User.objects.create_superuser("admin", "", PASSWORD))
    assert "Off: your password alone" in client.get("/admin/account/").content.decode()
    client.force_login(User.objects.get(username=NAME))
    page = client.get("/admin/account/").content.decode()
    assert "On: who logs in with your password" in page
    assert f'href="{FACTOR}"' in page


def test_the_command_takes_it_away(app: tuple[str, list[str]], client: Client):
    output = StringIO()
    call_command("reset_second_factor", NAME, stdout=output)
    assert "logs in with the password alone now" in output.getvalue()
    assert give_password(client)["Location"] == PASSED
    call_command("reset_second_factor", NAME, stdout=output)
    assert "Nothing was changed" in output.getvalue()
    with pytest.raises(CommandError, match="no account 'nobody'"):
        call_command("reset_second_factor", "nobody")
