"""Limits on guessing: so many wrong passwords for one name from one address, then a pause.

django-axes counts. Only the pair of name and address is locked, so that nobody can lock the owner of an account out
from elsewhere; the lock ends by itself, and by a new password through the mail.
"""

from datetime import timedelta

from axes.handlers.proxy import AxesProxyHandler
from axes.utils import reset
from django.conf import settings
from django.contrib.auth.signals import user_login_failed
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

__all__ = ["client_address", "count_failure", "forget_failures", "is_locked_out", "locked_out"]

# django-axes only looks at who was named.
NOBODY: dict[str, str] = {"password": ""}


def client_address(request: HttpRequest) -> str:
    """The address that a request came from. Behind the one proxy of `TRUST_PROXY`, that is the last that the proxy
    wrote: whatever stands before it in X-Forwarded-For the visitor may have made up."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.SECURE_PROXY_SSL_HEADER else ""
    return forwarded.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")


def locked_out(request: HttpRequest, *_details: object) -> HttpResponse:
    """The page that says so, and when to try again (429, RFC 6585)."""
    pause: timedelta = settings.AXES_COOLOFF_TIME
    minutes = round(pause.total_seconds() / 60)
    context = {"minutes": minutes, "is_staff_form": request.path.startswith("/admin/")}
    response = render(request, "accounts/locked_out.html", context, status=429)
    response["Retry-After"] = str(minutes * 60)
    response["Cache-Control"] = "no-store"
    return response


def is_locked_out(request: HttpRequest, name: str) -> bool:
    """Whether too many wrong passwords for that name came from this address."""
    return not AxesProxyHandler.is_allowed(request, {"username": name})


def count_failure(request: HttpRequest, name: str) -> None:
    """Counts a wrong password for that name from this address."""
    user_login_failed.send(sender=__name__, credentials={"username": name, **NOBODY}, request=request)


def forget_failures(name: str, request: HttpRequest | None = None) -> None:
    """Forgets the wrong passwords for that name, from everywhere or from the address of the request."""
    reset(username=name, ip=client_address(request) if request else None)
