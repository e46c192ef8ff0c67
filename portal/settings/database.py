"""Which database the portal uses: the one that DATABASE_URL names, else the embedded server's. Starts nothing."""

import os
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

from portal.ops import place

CONNECT_TIMEOUT = 10


def _embedded() -> dict[str, Any]:
    where = place.find()
    return {
        "ENGINE": "django.db.backends.postgresql",
        "HOST": str(where.socket_dir),
        "PORT": str(place.SOCKET_NUMBER),
        "NAME": place.DATABASE,
        "USER": place.ROLE,
        # Only a server run by that account is spoken to, whoever made the socket.
        "OPTIONS": {"requirepeer": where.account.name},
    }


def _named(url: str) -> dict[str, Any]:
    try:
        parsed = dict(dj_database_url.parse(url))
    except (ValueError, KeyError) as error:
        raise ImproperlyConfigured("DATABASE_URL cannot be read: write postgres://user:password@host/name") from error
    if not str(parsed.get("ENGINE", "")).endswith("postgresql"):
        raise ImproperlyConfigured("DATABASE_URL must name a PostgreSQL server: postgres://user:password@host/name")
    return parsed


def database(url: str | None) -> dict[str, Any]:
    """Django's settings of the one database, for the value of DATABASE_URL."""
    chosen = _named(url) if url else _embedded()
    options = {"connect_timeout": CONNECT_TIMEOUT, **chosen.get("OPTIONS", {})}
    # A connection is kept a minute and tried before it is used again, so that a restarted server goes unnoticed.
    return {**chosen, "OPTIONS": options, "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}


DATABASES = {"default": database(os.environ.get("DATABASE_URL"))}
