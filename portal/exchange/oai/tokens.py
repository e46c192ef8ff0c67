"""Resumption tokens: all that was asked for, and the place in the list, signed by the site.

A token needs no memory of ours, so it holds after a restart and as long as the site's key. The place is that of the
last item given, not a number: whatever changes meanwhile moves to the end of the list, and nothing else moves.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime

from django.core import signing

from portal.exchange.oai.protocol import ProtocolError

__all__ = ["Place", "read_token", "write_token"]

SALT = "exchange.oai.resumption"


@dataclass(frozen=True)
class Place:
    """Where a list goes on: after the item of that datestamp and key. `given`: how many were given before; `size`: how
    long the list was at first."""

    datestamp: datetime
    key: int
    given: int
    size: int


def write_token(arguments: Mapping[str, str], place: Place) -> str:
    """The token that goes on with the list of those arguments at that place."""
    written = {**asdict(place), "datestamp": place.datestamp.isoformat(), "asked": dict(arguments)}
    return signing.dumps(written, salt=SALT, compress=True)


def read_token(token: str, verb: str) -> tuple[dict[str, str], Place]:
    """The arguments asked for first, and the place; raises ProtocolError for what this site did not sign for that
    verb."""
    try:
        written = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError):
        written = {"asked": {}}
    asked = written.pop("asked")
    if asked.get("verb") != verb:
        message = f"That is no token of this site for {verb}. Begin the list anew."
        raise ProtocolError("badResumptionToken", message)
    return asked, Place(**{**written, "datestamp": datetime.fromisoformat(written["datestamp"])})
