"""Asking the registration agencies what a DOI stands for: the portal's only requests to the outside.

Content negotiation for CSL-JSON, as Crossref and DataCite document it. Where, how long and how much is in the
settings (DOI_LOOKUP...); it is a plain request over https to the hosts named there, and a redirect is an answer like
any other: it is not followed.
"""

import http.client
import json
import ssl
import time
from collections.abc import Callable
from urllib.parse import quote, urlsplit

from django.conf import settings

from portal.intake.readers import Failed, Found, csl_json

__all__ = ["NoAnswerError", "looked_up"]

ACCEPT = "application/vnd.citationstyles.csl+json"
CHUNK = 64 * 1024
NOT_FOUND = "No registration agency that we ask knows this DOI. Compare it with the paper, or add the output by hand."
OFF = "Looking up DOIs is switched off in this portal. Paste the references as BibTeX or RIS instead."
NO_NETWORK = "The DOI could not be looked up just now ({}). What you pasted is kept: try again in a while."


class NoAnswerError(Exception):
    """No agency answered as it should; trying again may help."""


def looked_up(doi: str, line: int, source: str, now: Callable[[], float] = time.monotonic) -> Found | Failed:
    """The record of a normalised DOI. Raises NoAnswerError when the network is away or an agency is out of order."""
    if not settings.DOI_LOOKUP:
        raise NoAnswerError(OFF)
    for address in settings.DOI_LOOKUP_ADDRESSES:
        answer = asked(address.format(doi=quote(doi, safe="")), now() + settings.DOI_LOOKUP_SECONDS, now)
        if answer is not None:
            return described(answer, doi, line, source)
    return Failed(line, source, NOT_FOUND)


def described(answer: bytes, doi: str, line: int, source: str) -> Found | Failed:
    try:
        value = json.loads(answer)
    except (ValueError, RecursionError) as error:
        raise NoAnswerError(NO_NETWORK.format("the answer cannot be read")) from error
    record = csl_json.item(value, source, line)
    if isinstance(record, Found):  # What was asked for counts, not how the agency spells it.
        return Found(line, source, {**record.raw, "doi": doi}, record.people)
    return record


def asked(address: str, until: float, now: Callable[[], float]) -> bytes | None:
    """The answer at one address; None where it does not know the DOI."""
    parts = urlsplit(address)
    try:
        connection = connected(parts.scheme, parts.netloc, max(until - now(), 0.1))
        try:
            connection.request("GET", address.split(parts.netloc, 1)[1], headers=headers())
            # An answer that is not read to its end keeps its socket unless it is closed itself.
            with connection.getresponse() as response:
                if response.status in (404, 410):
                    return None
                if response.status != http.client.OK:
                    raise NoAnswerError(NO_NETWORK.format(f"{parts.hostname} answers {response.status}"))
                return body(response, until, now)
        finally:
            connection.close()
    except (OSError, http.client.HTTPException, ssl.SSLError) as error:
        raise NoAnswerError(NO_NETWORK.format(f"{parts.hostname} cannot be reached")) from error


def connected(scheme: str, host: str, seconds: float) -> http.client.HTTPConnection:
    if scheme == "https":
        return http.client.HTTPSConnection(host, timeout=seconds, context=ssl.create_default_context())
    if getattr(settings, "DOI_LOOKUP_PLAIN_HTTP", False):  # Tests ask a server of their own.
        return http.client.HTTPConnection(host, timeout=seconds)
    raise NoAnswerError(NO_NETWORK.format("its address in the settings is not https"))


def headers() -> dict[str, str]:
    contact = settings.DOI_LOOKUP_CONTACT
    agent = "research-portal/1.0" + (f" (mailto:{contact})" if contact else "")
    return {"Accept": ACCEPT, "User-Agent": agent, "Accept-Encoding": "identity"}


def body(response: http.client.HTTPResponse, until: float, now: Callable[[], float]) -> bytes:
    """The whole answer, as long as it is neither too large nor too slow."""
    pieces, size = [], 0
    while piece := response.read1(CHUNK):
        pieces.append(piece)
        size += len(piece)
        if size > settings.DOI_LOOKUP_LARGEST:
            raise NoAnswerError(NO_NETWORK.format("the answer is too large"))
        if now() > until:
            raise NoAnswerError(NO_NETWORK.format("the answer is too slow"))
    return b"".join(pieces)
