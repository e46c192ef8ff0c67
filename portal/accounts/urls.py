"""Logging in and the second factor. Of django-allauth's addresses only these exist: nobody signs up."""

from allauth.account.views import reauthenticate
from django.urls import include, path

from portal.accounts.login_views import RemovePasskeyView, SecondFactorView, StaffLoginView, VisitorLoginView

__all__ = ["login_addresses"]

login_addresses = [
    path("admin/login/", StaffLoginView.as_view(), name="account_login"),
    path("_util/login/", VisitorLoginView.as_view(), name="wagtailcore_login"),
    path("admin/second-factor/", SecondFactorView.as_view(), name="mfa_index"),
    path("admin/second-factor/password/", reauthenticate, name="account_reauthenticate"),
    path("admin/second-factor/webauthn/keys/<int:pk>/remove/", RemovePasskeyView.as_view(), name="mfa_remove_webauthn"),
    path("admin/second-factor/", include("allauth.mfa.urls")),
]
