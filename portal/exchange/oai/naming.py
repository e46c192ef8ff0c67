"""The identifiers of items: oai:HOST:UUID (OAI, "Specification and XML Schema for the OAI Identifier Format")."""

import re
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings

__all__ = ["identifier_of", "repository_identifier", "uuid_of"]

DOMAIN = re.compile(r"[a-zA-Z][a-zA-Z0-9-]*(\.[a-zA-Z][a-zA-Z0-9-]*)+")
LOCAL_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def repository_identifier() -> str:
    """The host name of the site; of one that has none, as at home, a name that is nobody's (RFC 2606)."""
    host = urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname or ""
    return host if DOMAIN.fullmatch(host) else "portal.invalid"


def identifier_of(uuid: UUID) -> str:
    """The identifier of the item of that UUID."""
    return f"oai:{repository_identifier()}:{uuid}"


def uuid_of(identifier: str) -> UUID | None:
    """The UUID in an identifier of this repository; None for anything else."""
    before, _colon, local_id = identifier.rpartition(":")
    if before != f"oai:{repository_identifier()}" or not LOCAL_ID.fullmatch(local_id):
        return None
    return UUID(local_id)
