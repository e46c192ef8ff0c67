"""Who may open the pages of returns."""

import functools
from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase

from portal.records.rights import may_make_returns

__all__ = ["for_returns"]

View = Callable[..., HttpResponseBase]


def for_returns(view: View) -> View:
    """Decorates a page of returns: 403 for whoever may make none."""

    @functools.wraps(view)
    def checked(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if not may_make_returns(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return checked
