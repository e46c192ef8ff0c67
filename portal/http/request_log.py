"""One JSON line for each request, without anything about the person who visits.

A line names the pattern of the address, never the query string (searches, tokens), no address of a visitor, no cookie
and no browser.
"""

import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from portal.http import audit_log
from portal.http.request_lines import ADDRESS, address_of, log_request, new_number

__all__ = ["audit_log", "log_requests"]

# Addresses that supervisors ask every few seconds.
UNLOGGED = frozenset({"/healthz", "/readyz", "/metrics"})


def log_requests(get_response: Callable[[HttpRequest], HttpResponseBase]):
    """Middleware: logs each request when its answer begins, and gives the answer the number under which it stands."""

    def answer_and_log(request: HttpRequest) -> HttpResponseBase:
        began, number = time.monotonic(), new_number()
        response = get_response(request)
        response.headers["X-Request-ID"] = number
        request.META[ADDRESS] = address_of(request)
        if request.path not in UNLOGGED:
            milliseconds = round(1000 * (time.monotonic() - began))
            log_request(number, request.method or "", request.META[ADDRESS], response.status_code, ms=milliseconds)
        return response

    return answer_and_log
