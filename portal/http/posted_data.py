"""Posted data that no form of ours sends: 400, not a fault of ours.

Wagtail's widgets trust the numbers and the JSON that its own scripts write: a count of blocks that is no number, a rich
text that is no JSON. Whoever posts such a thing made it by hand.
"""

from collections.abc import Callable
from types import TracebackType

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponseBase

__all__ = ["PostedDataMiddleware", "was_reading"]

MOST_BLOCKS = 2_000
# What a widget does first: it reads its part of the posted data.
READING = "value_from_datadict"


class PostedDataMiddleware:
    """Middleware: answers 400 to a number of blocks that is none, or more than a page can have."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer of the site."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_details: object) -> None:
        """Raises BadRequest for a count of blocks that is none: Wagtail would look for each of them."""
        if request.method != "POST":
            return
        for name, value in request.POST.items():
            if name.endswith("-count") and not (str(value).isascii() and str(value).isdigit()):
                raise BadRequest("A number of blocks is no number.")
            if name.endswith("-count") and (len(str(value)) > len(str(MOST_BLOCKS)) or int(value) > MOST_BLOCKS):
                raise BadRequest("There are more blocks than a page can have.")


def was_reading(traceback: TracebackType | None) -> bool:
    """Whether an exception came out of a widget that was reading posted data."""
    while traceback:
        if traceback.tb_frame.f_code.co_name == READING:
            return True
        traceback = traceback.tb_next
    return False
