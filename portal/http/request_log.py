"""One JSON line for each request, without anything about the person who visits.

A line names the pattern of the address, never the query string (searches, tokens), no address of a visitor, no cookie
and no browser.
"""

import logging
import time
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.utils.crypto import get_random_string

from portal.http import audit_log

__all__ = ["audit_log", "log_requests"]

requests = logging.getLogger("portal.requests")
ID_LENGTH = 12
# Addresses that supervisors ask every few seconds.
UNLOGGED = frozenset({"/healthz", "/readyz", "/metrics"})


def log_requests(get_response: Callable[[HttpRequest], HttpResponseBase]):
    """Middleware: logs each request when its answer begins, and gives the answer the number under which it stands."""

    def answer_and_log(request: HttpRequest) -> HttpResponseBase:
        began, number = time.monotonic(), get_random_string(ID_LENGTH)
        response = get_response(request)
        response.headers["X-Request-ID"] = number
        if request.path not in UNLOGGED:
            milliseconds = round(1000 * (time.monotonic() - began))
            requests.info("", extra={"fields": fields_of(request, response, number, milliseconds)})
        return response

    return answer_and_log


def fields_of(request: HttpRequest, response: HttpResponseBase, number: str, milliseconds: int) -> dict[str, Any]:
    """What a request's line says: pages by their path, which the public knows, all else by its pattern."""
    match = request.resolver_match
    is_page = bool(match and match.view_name == "wagtail_serve")
    return {
        "id": number,
        "method": request.method,
        "address": request.path if is_page else f"/{match.route}" if match else "",
        "status": response.status_code,
        "ms": milliseconds,
    }
