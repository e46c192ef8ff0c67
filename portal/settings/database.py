"""Which database the portal uses: the one that DATABASE_URL names, else the embedded server's. Starts nothing."""

import os
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

from portal.launch import postgres_paths

CONNECT_TIMEOUT = 10


def embedded() -> dict[str, Any]:
    """Django's settings for the embedded server."""
    paths = postgres_paths.find()
    return {
        "ENGINE": "django.db.backends.postgresql",
        "HOST": str(paths.socket_dir),
        "PORT": str(postgres_paths.SOCKET_NUMBER),
        "NAME": postgres_paths.DATABASE,
        "USER": postgres_paths.ROLE,
        # Only a server run by that account is spoken to, whoever made the socket.
        "OPTIONS": {"requirepeer": paths.account.name},
    }


def named(url: str) -> dict[str, Any]:
    """Django's settings for the server that the address names; ImproperlyConfigured for one that cannot be used."""
    try:
        parsed = dict(dj_database_url.parse(url))
    except (ValueError, KeyError) as error:
        raise ImproperlyConfigured("DATABASE_URL cannot be read: write postgres://user:password@host/name") from error
    if not str(parsed.get("ENGINE", "")).endswith("postgresql"):
        raise ImproperlyConfigured("DATABASE_URL must name a PostgreSQL server: postgres://user:password@host/name")
    return parsed


def database(url: str | None) -> dict[str, Any]:
    """Django's settings of the one database, for the value of DATABASE_URL."""
    chosen = named(url) if url else embedded()
    options = {"connect_timeout": CONNECT_TIMEOUT, **chosen.get("OPTIONS", {})}
    # A connection is kept a minute and tried before it is used again, so that a restarted server goes unnoticed.
    return {**chosen, "OPTIONS": options, "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}


DATABASES = {"default": database(os.environ.get("DATABASE_URL"))}
