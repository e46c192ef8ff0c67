"""The environment variables of production, checked.

Each function gives the value, or raises ImproperlyConfigured with a sentence that says what to set.
"""

from collections.abc import Mapping
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

SHORTEST_KEY = 50
FEWEST_DIFFERENT = 10
SIGNS_OF_AN_EXAMPLE = ("example", "changeme", "change-me", "change_me", "insecure", "secret-key", "only-for-tests")
LIKE_TRUE = frozenset({"1", "true", "yes", "on"})


def required(environment: Mapping[str, str], name: str, expected: str) -> str:
    """The value of a variable that must be set. Raises ImproperlyConfigured, with what to set, where it is not."""
    value = environment.get(name, "").strip()
    if not value:
        raise ImproperlyConfigured(f"Set {name} to {expected}.")
    return value


def secret_key(environment: Mapping[str, str]) -> str:
    """SECRET_KEY: long, varied, and not out of an example."""
    expected = f"at least {SHORTEST_KEY} random characters"
    value = required(environment, "SECRET_KEY", expected)
    if any(sign in value.lower() for sign in SIGNS_OF_AN_EXAMPLE):
        raise ImproperlyConfigured(f"SECRET_KEY is out of an example and known to everybody. Set it to {expected}.")
    if len(value) < SHORTEST_KEY or len(set(value)) < FEWEST_DIFFERENT:
        raise ImproperlyConfigured(f"SECRET_KEY is too short or too plain. Set it to {expected}.")
    return value


def secret_key_fallbacks(environment: Mapping[str, str]) -> list[str]:
    """SECRET_KEY_FALLBACKS: earlier keys, each as good as a present one; none where it is not set."""
    names = [name.strip() for name in environment.get("SECRET_KEY_FALLBACKS", "").split(",") if name.strip()]
    try:
        return [secret_key({"SECRET_KEY": name}) for name in names]
    except ImproperlyConfigured as error:
        raise ImproperlyConfigured(f"SECRET_KEY_FALLBACKS holds a key that must go. {error}") from error


def database_url(environment: Mapping[str, str]) -> str:
    """DATABASE_URL: named, so that a public site never lands in the embedded server by oversight."""
    return required(environment, "DATABASE_URL", "the site's PostgreSQL server: postgres://user:password@host/name")


def hosts(environment: Mapping[str, str]) -> list[str]:
    """ALLOWED_HOSTS: the names the site is reached by, none of them a wildcard."""
    expected = "the site's host names, with commas between"
    names = [name.strip() for name in required(environment, "ALLOWED_HOSTS", expected).split(",") if name.strip()]
    if not names or any("*" in name or name.startswith(".") for name in names):
        raise ImproperlyConfigured(f"ALLOWED_HOSTS must not hold a wildcard. Set it to {expected}.")
    return names


def base_url(environment: Mapping[str, str]) -> str:
    """WAGTAILADMIN_BASE_URL: the site's own https address."""
    expected = "the site's address, such as https://portal.example.org"
    value = required(environment, "WAGTAILADMIN_BASE_URL", expected).rstrip("/")
    if urlsplit(value).scheme != "https" or not urlsplit(value).hostname:
        raise ImproperlyConfigured(f"WAGTAILADMIN_BASE_URL must start with https://. Set it to {expected}.")
    return value


def seconds(environment: Mapping[str, str], name: str, otherwise: int) -> int:
    """A length of time in seconds, `otherwise` where none is set."""
    value = environment.get(name, "").strip()
    if value and not (value.isascii() and value.isdigit()):
        raise ImproperlyConfigured(f"{name} is no number of seconds. Set it to a whole number, such as {otherwise}.")
    return int(value) if value else otherwise


def refuse(environment: Mapping[str, str], names: tuple[str, ...], reason: str) -> None:
    """Raises ImproperlyConfigured, with the reason, where one of the variables is switched on."""
    for name in names:
        if environment.get(name, "").strip().lower() in LIKE_TRUE:
            raise ImproperlyConfigured(f"{name} is set: {reason} Unset it.")


def no_debug(environment: Mapping[str, str]) -> None:
    """No DEBUG by any of its names."""
    refuse(environment, ("DEBUG", "DJANGO_DEBUG", "PORTAL_DEBUG"), "error pages would show the site's insides.")


def no_demo(environment: Mapping[str, str]) -> None:
    """No demo asked for."""
    refuse(environment, ("PORTAL_DEMO", "PORTAL_DEMO_ALLOWED"), "the demo has no place on a public site.")
