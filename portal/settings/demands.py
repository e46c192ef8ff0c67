"""What production demands of its environment. Each function gives the value, or says plainly what to set."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

SHORTEST_KEY = 50
FEWEST_DIFFERENT = 10
SIGNS_OF_AN_EXAMPLE = ("example", "changeme", "change-me", "change_me", "insecure", "secret-key", "only-for-tests")
LIKE_TRUE = frozenset({"1", "true", "yes", "on"})


def _set(environment: Mapping[str, str], name: str, what: str) -> str:
    value = environment.get(name, "").strip()
    if not value:
        raise ImproperlyConfigured(f"Set {name} to {what}.")
    return value


def secret_key(environment: Mapping[str, str]) -> str:
    """SECRET_KEY: long, varied, and not out of an example."""
    what = f"at least {SHORTEST_KEY} random characters"
    value = _set(environment, "SECRET_KEY", what)
    if any(sign in value.lower() for sign in SIGNS_OF_AN_EXAMPLE):
        raise ImproperlyConfigured(f"SECRET_KEY is out of an example and known to everybody. Set it to {what}.")
    if len(value) < SHORTEST_KEY or len(set(value)) < FEWEST_DIFFERENT:
        raise ImproperlyConfigured(f"SECRET_KEY is too short or too plain. Set it to {what}.")
    return value


def database_url(environment: Mapping[str, str]) -> str:
    """DATABASE_URL: named, so that a public site never lands in the embedded server by oversight."""
    return _set(environment, "DATABASE_URL", "the site's PostgreSQL server: postgres://user:password@host/name")


def hosts(environment: Mapping[str, str]) -> list[str]:
    """ALLOWED_HOSTS: the names the site is reached by, none of them a wildcard."""
    what = "the site's host names, with commas between"
    names = [name.strip() for name in _set(environment, "ALLOWED_HOSTS", what).split(",") if name.strip()]
    if not names or any("*" in name or name.startswith(".") for name in names):
        raise ImproperlyConfigured(f"ALLOWED_HOSTS must not hold a wildcard. Set it to {what}.")
    return names


def base_url(environment: Mapping[str, str]) -> str:
    """WAGTAILADMIN_BASE_URL: the site's own https address."""
    what = "the site's address, such as https://portal.example.org"
    value = _set(environment, "WAGTAILADMIN_BASE_URL", what).rstrip("/")
    if urlsplit(value).scheme != "https" or not urlsplit(value).hostname:
        raise ImproperlyConfigured(f"WAGTAILADMIN_BASE_URL must start with https://. Set it to {what}.")
    return value


def seconds(environment: Mapping[str, str], name: str, otherwise: int) -> int:
    """A length of time in seconds, `otherwise` where none is set."""
    value = environment.get(name, "").strip()
    if value and not (value.isascii() and value.isdigit()):
        raise ImproperlyConfigured(f"{name} is no number of seconds. Set it to a whole number, such as {otherwise}.")
    return int(value) if value else otherwise


def _refuse(environment: Mapping[str, str], names: tuple[str, ...], why: str) -> None:
    for name in names:
        if environment.get(name, "").strip().lower() in LIKE_TRUE:
            raise ImproperlyConfigured(f"{name} is set: {why} Unset it.")


def no_debug(environment: Mapping[str, str]) -> None:
    """No DEBUG by any of its names."""
    _refuse(environment, ("DEBUG", "DJANGO_DEBUG", "PORTAL_DEBUG"), "error pages would show the site's insides.")


def no_demo(environment: Mapping[str, str]) -> None:
    """No demo asked for."""
    _refuse(environment, ("PORTAL_DEMO", "PORTAL_DEMO_ALLOWED"), "the demo has no place on a public site.")
