"""The middleware that lets one form of the admin be saved at a time.

Whether a form is out of date, whether it arrived before, which address and which citation key are free: all of that is
asked first and written afterwards. Two requests that do so side by side would each get the answer of the other's past.
Staff save a few times an hour, so a queue of one costs nobody anything.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponseBase

from portal.desk.saving.submissions import identify, leads_to_saved

__all__ = ["SaveOneAtATimeMiddleware"]

LOCK = 7_140_600_914  # Any number that no other lock of this database has.
PAGE_FORMS = ("wagtailadmin_pages:add", "wagtailadmin_pages:edit")
SNIPPETS = "wagtailsnippets_"
SNIPPET_FORMS = (":add", ":edit")


def saves_a_form(request: HttpRequest) -> bool:
    """Whether the request sends the form of a page or a record."""
    view_name = request.resolver_match.view_name if request.resolver_match else ""
    is_snippet = view_name.startswith(SNIPPETS) and view_name.endswith(SNIPPET_FORMS)
    return request.method == "POST" and (view_name in PAGE_FORMS or is_snippet)


class SaveOneAtATimeMiddleware:
    """Middleware: must be the last, as it calls the view itself, in a transaction that holds the lock."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer of the site."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Sequence[Any], kwargs: Mapping[str, Any]
    ) -> HttpResponseBase | None:
        """The view's answer, or the way to what was saved if this very form arrived before; None for other requests."""
        if not saves_a_form(request):
            return None
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
            submission = identify(request)
            return leads_to_saved(request, submission) or view(request, *args, **kwargs)
