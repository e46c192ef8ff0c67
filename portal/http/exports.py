"""A few heavy exports at once, and no more: readers of pages must not wait for them."""

import functools
import threading
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from portal.http.failures import unavailable

__all__ = ["Slots", "few_at_once"]

View = Callable[..., HttpResponseBase]
WAIT = 0.5  # seconds: most exports take less, and who comes then is served after them
SECONDS_BEFORE_NEXT = 5


class Slots:
    """How many exports this process makes at once: EXPORTS_AT_ONCE."""

    def __init__(self, number: int) -> None:
        self.free = threading.BoundedSemaphore(number)

    def answer(self, view: View, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        """The view's answer, whose slot is free again when it was sent; 503 where all slots stay taken."""
        if not self.free.acquire(timeout=WAIT):
            return unavailable(SECONDS_BEFORE_NEXT)
        try:
            response = view(request, *args, **kwargs)
        except BaseException:
            self.free.release()
            raise
        self.release_at_end(response)
        return response

    def release_at_end(self, response: HttpResponseBase) -> None:
        """Frees the slot when the server closes the answer, which it does once it was sent or given up."""
        close, closed = response.close, threading.Lock()

        def close_and_release() -> None:
            try:
                close()
            finally:
                if closed.acquire(blocking=False):
                    self.free.release()

        response.close = close_and_release  # type: ignore[method-assign]


SLOTS = Slots(settings.EXPORTS_AT_ONCE)


def few_at_once(view: View) -> View:
    """Decorates a view that makes a heavy export."""

    @functools.wraps(view)
    def limited(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        return SLOTS.answer(view, request, *args, **kwargs)

    return limited
