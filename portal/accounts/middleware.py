"""Whoever must have a second factor and has none sets one up, and does nothing else."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from portal.accounts.second_factor import lacks_required_factor

__all__ = ["require_second_factor"]

# The pages on which it is set up, what these load, and the way out.
OPEN = ("mfa_index", "wagtailadmin_logout", "wagtailadmin_javascript_catalog", "wagtailadmin_sprite")


def is_open(path: str) -> bool:
    """Whether an address serves the setting up itself."""
    return path.startswith(tuple(reverse(name) for name in OPEN))


def require_second_factor(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: the admin leads them to the page to set one up, and elsewhere they are a visitor like any other."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        # Without a session's cookie nobody is logged in: asking would make every public page differ by the session.
        has_session = settings.SESSION_COOKIE_NAME in request.COOKIES
        if has_session and not is_open(request.path) and lacks_required_factor(request.user):
            if request.path.startswith(reverse("wagtailadmin_home")):
                return redirect("mfa_index")
            request.user = AnonymousUser()
        return get_response(request)

    return middleware
