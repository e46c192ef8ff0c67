"""Production refuses what is missing or unsafe, and says what to set."""

import os
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured

from portal.launch import layout
from portal.settings import variables
from portal.settings.database import database

GOOD = {
    "SECRET_KEY": "q8Zt-4Kd_w7Yp2Xn9Rb5Vc3Mf6Hj1Lg0Ts-aEuIoBqWzDkPyJxNr",
    "DATABASE_URL": "postgres://portal:word@db.invalid/portal",
    "ALLOWED_HOSTS": "portal.invalid, www.portal.invalid",
    "WAGTAILADMIN_BASE_URL": "https://portal.invalid/",
}


def refusal(demand, **changes):
    with pytest.raises(ImproperlyConfigured) as caught:
        demand({**GOOD, **changes})
    return str(caught.value)


def test_what_is_asked_for_is_taken():
    assert variables.secret_key(GOOD) == GOOD["SECRET_KEY"]
    assert variables.hosts(GOOD) == ["portal.invalid", "www.portal.invalid"]
    assert variables.base_url(GOOD) == "https://portal.invalid"
    assert variables.database_url(GOOD) == GOOD["DATABASE_URL"]
    variables.no_debug(GOOD)
    variables.no_demo(GOOD)


@pytest.mark.parametrize("key", ["", "short", "x" * 80, "django-insecure-" + GOOD["SECRET_KEY"]])
def test_a_key_that_protects_nothing_is_refused(key):
    assert "SECRET_KEY" in refusal(variables.secret_key, SECRET_KEY=key)
    assert "50 random characters" in refusal(variables.secret_key, SECRET_KEY=key)


@pytest.mark.parametrize("hosts", ["", "*", "portal.invalid,*", ".invalid", "*.invalid", " , "])
def test_wildcard_hosts_are_refused(hosts):
    assert "ALLOWED_HOSTS" in refusal(variables.hosts, ALLOWED_HOSTS=hosts)


@pytest.mark.parametrize("url", ["", "http://portal.invalid", "portal.invalid", "https://"])
def test_an_address_without_https_is_refused(url):
    assert "https://" in refusal(variables.base_url, WAGTAILADMIN_BASE_URL=url)


@pytest.mark.parametrize("name", ["DEBUG", "DJANGO_DEBUG", "PORTAL_DEBUG"])
def test_debug_is_refused(name):
    assert name in refusal(variables.no_debug, **{name: "True"})


@pytest.mark.parametrize("name", ["PORTAL_DEMO", "PORTAL_DEMO_ALLOWED"])
def test_the_demo_is_refused(name):
    assert name in refusal(variables.no_demo, **{name: "1"})


def test_the_embedded_server_is_never_used_by_oversight():
    assert "DATABASE_URL" in refusal(variables.database_url, DATABASE_URL="")


@pytest.mark.parametrize("url", ["sqlite:///x.db", "mysql://a@b/c", "nonsense://x"])
def test_another_kind_of_database_is_refused(url):
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL"):
        database(url)


def check(**environment: str) -> subprocess.CompletedProcess:
    """`check --deploy` as one would run it on a server."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "PORTAL_VAR")}
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    return subprocess.run(
        command,
        cwd=layout.ROOT,
        env={**kept, "DJANGO_SETTINGS_MODULE": "portal.settings.production", **environment},
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_a_well_set_server_passes_djangos_deployment_check():
    done = check(**GOOD)
    assert done.returncode == 0, done.stderr


def test_an_unset_server_is_told_in_one_plain_sentence():
    done = check()
    assert done.returncode == 1
    assert done.stderr.strip() == "Set SECRET_KEY to at least 50 random characters."


def hsts(**environment: str) -> str:
    """What a visitor's browser is told about https, and the settings behind it, in one line."""
    program = (
        "from django.conf import settings as chosen;"
        "print(chosen.SECURE_HSTS_SECONDS, chosen.SECURE_HSTS_INCLUDE_SUBDOMAINS, chosen.SECURE_HSTS_PRELOAD)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=layout.ROOT,
        env={"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "portal.settings.production", **GOOD, **environment},
        capture_output=True,
        text=True,
        timeout=60,
    )
    return done.stdout.strip() or done.stderr.strip().splitlines()[-1]


def test_a_browser_is_bound_to_https_for_a_month_and_for_this_host_only():
    assert hsts() == f"{30 * 24 * 3600} False False"


@pytest.mark.parametrize(
    ("switches", "settings"),
    [
        ({"HSTS_SECONDS": "0"}, "0 False False"),
        ({"HSTS_SECONDS": "31536000", "HSTS_SUBDOMAINS": "1"}, "31536000 True False"),
        ({"HSTS_SECONDS": "31536000", "HSTS_SUBDOMAINS": "1", "HSTS_PRELOAD": "1"}, "31536000 True True"),
    ],
)
def test_more_about_https_is_promised_only_where_it_is_asked_for(switches: dict[str, str], settings: str):
    assert hsts(**switches) == settings


def test_seconds_that_are_no_number_are_told_plainly():
    assert hsts(HSTS_SECONDS="a year") == (
        "django.core.exceptions.ImproperlyConfigured: "
        "HSTS_SECONDS is no number of seconds. Set it to a whole number, such as 2592000."
    )


@pytest.mark.parametrize("seconds", ["0", "2592000"])
def test_the_deployment_check_passes_with_and_without_promises(seconds: str):
    done = check(**GOOD, HSTS_SECONDS=seconds)
    assert done.returncode == 0, done.stderr
