"""Logging in: the password by Wagtail's forms, then the second factor of whoever has one, by django-allauth.

Every form that takes a password ends in `log_in`, so that none is a way past the second factor.
"""

from typing import Any

from allauth.account.utils import perform_login
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.views import IndexView
from allauth.mfa.webauthn.views import RemoveWebAuthnView
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin.views import account

from portal.accounts.second_factor import must_have_second_factor

__all__ = ["RemovePasskeyView", "SecondFactorView", "StaffLoginView", "VisitorLoginView"]


def log_in(request: HttpRequest, form: Any, destination: str) -> HttpResponse:
    """The answer to a right password: on to the destination, or first to the question for the second factor."""
    # Kept in the session, which stays the same when the login is complete.
    request.session.set_expiry(settings.SESSION_COOKIE_AGE if form.cleaned_data.get("remember") else 0)
    return perform_login(request, form.get_user(), email_verification="none", redirect_url=destination)


class StaffLoginView(account.LoginView):
    """Wagtail's page to log in with."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Goes on, the password being right."""
        return log_in(self.request, form, self.get_success_url())


class VisitorLoginView(LoginView):
    """The page to log in with on the way to a restricted page."""

    template_name = "wagtailcore/login.html"

    def form_valid(self, form: Any) -> HttpResponse:
        """Goes on, the password being right."""
        return log_in(self.request, form, self.get_success_url())


class SecondFactorView(IndexView):
    """One's second factor: what there is of it, and what may be added."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """`must_have_second_factor`: whether a role of the person requires one."""
        return super().get_context_data(must_have_second_factor=must_have_second_factor(self.request.user), **kwargs)


class RemovePasskeyView(RemoveWebAuthnView):
    """Removes a passkey; the last factor of somebody who must have one stays."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Removes it, or says why not."""
        adapter = get_adapter()
        if not adapter.can_delete_authenticator(self.get_object()):
            messages.error(self.request, str(adapter.error_messages["cannot_delete_authenticator"]))
            return redirect("mfa_index")
        return super().form_valid(form)
