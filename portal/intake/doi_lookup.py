"""Asking the registration agencies for the record of a DOI: the portal's only requests to other sites.

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

from portal.bibliography.formats.csl_json import read as csl_json
from portal.bibliography.formats.reader import FailedRecord, ParsedRecord

__all__ = ["NoAnswerError", "look_up_doi"]

ACCEPT = "application/vnd.citationstyles.csl+json"
CHUNK = 64 * 1024
NOT_FOUND = "No registration agency that we ask knows this DOI. Compare it with the paper, or add the output by hand."
OFF = "Looking up DOIs is switched off in this portal. Paste the references as BibTeX or RIS instead."
NO_NETWORK = (
    "The DOI could not be looked up just now ({}). Nothing is lost: try again in a while, or type the rest by hand."
)


class NoAnswerError(Exception):
    """No agency answered as it should; trying again may help."""


def look_up_doi(
    doi: str, line_number: int, source: str, now: Callable[[], float] = time.monotonic
) -> ParsedRecord | FailedRecord:
    """The record of a normalised DOI. Raises NoAnswerError when the network is away or an agency is out of order."""
    if not settings.DOI_LOOKUP:
        raise NoAnswerError(OFF)
    for address in settings.DOI_LOOKUP_ADDRESSES:
        answer = fetch(address.format(doi=quote(doi, safe="")), now() + settings.DOI_LOOKUP_SECONDS, now)
        if answer is not None:
            return parsed_answer(answer, doi, line_number, source)
    return FailedRecord(line_number, source, NOT_FOUND)


def parsed_answer(answer: bytes, doi: str, line_number: int, source: str) -> ParsedRecord | FailedRecord:
    """The agency\'s answer (CSL-JSON) as a record; raises NoAnswerError where it cannot be read."""
    try:
        value = json.loads(answer)
    except (ValueError, RecursionError) as error:
        raise NoAnswerError(NO_NETWORK.format("the answer cannot be read")) from error
    parsed = csl_json.item(value, source, line_number)
    if isinstance(parsed, ParsedRecord):  # What was asked for counts, not how the agency spells it.
        return ParsedRecord(line_number, source, {**parsed.raw, "doi": doi}, parsed.people)
    return parsed


def fetch(address: str, until: float, now: Callable[[], float]) -> bytes | None:
    """The answer at one address; None where it does not know the DOI."""
    parts = urlsplit(address)
    try:
        connection = open_connection(parts.scheme, parts.netloc, max(until - now(), 0.1))
        try:
            connection.request("GET", address.split(parts.netloc, 1)[1], headers=headers())
            # Some servers close after one answer: then the response alone holds the socket, so it is closed too.
            with connection.getresponse() as response:
                if response.status in (404, 410):
                    return None
                if response.status != http.client.OK:
                    raise NoAnswerError(NO_NETWORK.format(f"{parts.hostname} answers {response.status}"))
                return read_body(response, until, now)
        finally:
            connection.close()
    except (OSError, http.client.HTTPException, ssl.SSLError) as error:
        raise NoAnswerError(NO_NETWORK.format(f"{parts.hostname} cannot be reached")) from error


def open_connection(scheme: str, host: str, seconds: float) -> http.client.HTTPConnection:
    """A connection with a time-out; raises NoAnswerError for another scheme than https."""
    if scheme == "https":
        return http.client.HTTPSConnection(host, timeout=seconds, context=ssl.create_default_context())
    if getattr(settings, "DOI_LOOKUP_PLAIN_HTTP", False):  # Tests ask a server of their own.
        return http.client.HTTPConnection(host, timeout=seconds)
    raise NoAnswerError(NO_NETWORK.format("its address in the settings is not https"))


def headers() -> dict[str, str]:
    """The headers of a request, with the contact that the agencies ask for."""
    contact = settings.DOI_LOOKUP_CONTACT
    agent = "research-portal/1.0" + (f" (mailto:{contact})" if contact else "")
    return {"Accept": ACCEPT, "User-Agent": agent, "Accept-Encoding": "identity"}


def read_body(response: http.client.HTTPResponse, until: float, now: Callable[[], float]) -> bytes:
    """The whole answer, as long as it is neither too large nor too slow."""
    chunks, size = [], 0
    while chunk := response.read1(CHUNK):
        chunks.append(chunk)
        size += len(chunk)
        if size > settings.DOI_LOOKUP_LARGEST:
            raise NoAnswerError(NO_NETWORK.format("the answer is too large"))
        if now() > until:
            raise NoAnswerError(NO_NETWORK.format("the answer is too slow"))
    return b"".join(chunks)
