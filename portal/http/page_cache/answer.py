"""An answer that is kept, and the request that it answers."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from typing import Any, NamedTuple

from django.conf import settings

from portal.freshness.clock import Moment

__all__ = ["LARGEST_BODY", "Answer", "Environ", "Headers", "Key", "etag_of", "keepable_headers", "key_of"]

Environ = dict[str, Any]
Headers = list[tuple[str, str]]

GZIP = re.compile(r"\bgzip\b")
# What browsers ask for beside a page. Another media type may be answered by a format of the record.
OF_BROWSERS = re.compile(
    r"text/html|application/xhtml\+xml|application/xml|application/signed-exchange|image/[\w*+.-]+|\*/\*"
)
# Headers that belong to one request, or that are written anew for each.
OF_ONE_REQUEST = frozenset({"x-request-id", "date", "connection", "etag", "age"})
# An answer may differ by these, which are part of the key. A request with a cookie of ours is never answered from here.
VARIES_BY = frozenset({"accept", "accept-encoding", "cookie"})
LARGEST_BODY = 1_000_000  # bytes
# What stands in front of the portal may keep an answer for a second, and for five minutes while we cannot answer.
FOR_CACHES = "public, max-age=0, s-maxage=1, stale-if-error=300"


class Key(NamedTuple):
    """What an answer depends on besides the content: the address as it was asked for, and what the reader takes."""

    scheme: str
    host: str
    path: str
    query: str
    accept: str
    gzip: bool


@dataclass
class Answer:
    """A whole answer: headers, body and its mark; what it was made from; until when time alone leaves it true.

    `moment` is the last reading of the content clock at which it was known to be true, and goes up with it.
    `made_at` is in seconds since 1970.
    """

    headers: Headers
    body: bytes
    etag: str
    address: str
    tags: frozenset[str]
    moment: Moment
    true_until: float
    made_at: float

    @property
    def size(self) -> int:
        """About what it takes of the memory, in bytes."""
        return len(self.body) + 2000 + 100 * len(self.tags)


def key_of(environ: Environ) -> Key | None:
    """The key of a request that may be answered from here; None for one that writes, that a person's session touches,
    or whose address never leads to a page."""
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or "HTTP_AUTHORIZATION" in environ:
        return None
    path = environ.get("PATH_INFO", "")
    if path.startswith(unkept_prefixes()) or has_own_cookie(environ.get("HTTP_COOKIE", "")):
        return None
    return Key(
        environ.get("HTTP_X_FORWARDED_PROTO", "") + environ["wsgi.url_scheme"],
        environ.get("HTTP_HOST") or f"{environ['SERVER_NAME']}:{environ['SERVER_PORT']}",
        environ.get("SCRIPT_NAME", "") + path,
        environ.get("QUERY_STRING", ""),
        wanted_types(environ.get("HTTP_ACCEPT", "")),
        accepts_gzip(environ),
    )


def unkept_prefixes() -> tuple[str, ...]:
    """Addresses of files, of staff and of supervisors."""
    return (
        settings.STATIC_URL,
        settings.MEDIA_URL,
        "/admin/",
        "/documents/",
        "/_util/",
        "/healthz",
        "/readyz",
        "/metrics",
    )


def has_own_cookie(header: str) -> bool:
    """Whether the request brings a cookie by which the portal knows a person."""
    if not header:
        return False
    try:
        names = SimpleCookie(header).keys()
    except CookieError:
        return True
    return not names or bool(names & {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, "messages"})


def wanted_types(accept: str) -> str:
    """What of the `Accept` header can change an answer: "" for a browser's and for one that takes anything."""
    if not accept or accept == "*/*":
        return ""
    ranges = [part.partition(";")[0].strip().lower() for part in accept.split(",")]
    is_browsers = "text/html" in ranges and all(OF_BROWSERS.fullmatch(part) for part in ranges)
    return "" if is_browsers else accept


def accepts_gzip(environ: Environ) -> bool:
    """Whether Django compresses an answer to the request (`django.middleware.gzip`)."""
    return bool(GZIP.search(environ.get("HTTP_ACCEPT_ENCODING", "")))


def keepable_headers(status: str, headers: Headers, body: Iterable[bytes]) -> Headers | None:
    """The headers under which an answer is kept; None for one that is no whole, public, lasting answer."""
    if not status.startswith("200 ") or getattr(body, "streaming", True):
        return None
    by_name = {name.lower(): value for name, value in headers}
    control = by_name.get("cache-control", "")
    varies = {name.strip().lower() for name in by_name.get("vary", "").split(",") if name.strip()}
    if "set-cookie" in by_name or "private" in control or "no-store" in control or not varies <= VARIES_BY:
        return None
    kept = [(name, value) for name, value in headers if name.lower() not in OF_ONE_REQUEST]
    return kept if control else [*kept, ("Cache-Control", FOR_CACHES)]


def etag_of(body: bytes) -> str:
    """The mark of a body. It is weak: compressed or not, the page is the same (RFC 9110, 8.8.1)."""
    return f'W/"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
