"""What a visitor gets when the site cannot answer: a page that needs neither database nor templates' context.

A database that is away, hangs, or takes too long over a question is no fault of the page: the answer is 503, with the
time after which to ask again, and is kept by nobody (RFC 9110, 15.6.4).
"""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.defaults import bad_request, server_error

from portal.http.posted_data import was_reading

__all__ = ["failed", "unavailable"]

SECONDS_BEFORE_NEXT = 10


def unavailable(seconds: int = SECONDS_BEFORE_NEXT) -> HttpResponse:
    """The page that asks to come back after so many seconds."""
    response = HttpResponse(render_to_string("503.html"), status=503)
    response["Retry-After"] = str(seconds)
    response["Cache-Control"] = "no-store"
    return response


def failed(request: HttpRequest) -> HttpResponse:
    """Django's `handler500`: 503 where the database did not answer, 400 where a form's field could not read what was
    posted, else the page of a fault of ours."""
    error = sys.exc_info()[1]
    if isinstance(error, (OperationalError, InterfaceError)):
        return unavailable()
    if error and request.method == "POST" and was_reading(error.__traceback__):
        return bad_request(request, error)
    return server_error(request)
