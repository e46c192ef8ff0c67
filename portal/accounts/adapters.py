"""What django-allauth asks of the portal."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.contrib.auth import login
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.accounts.login_limits import client_address
from portal.accounts.models import User
from portal.accounts.second_factor import must_have_second_factor

__all__ = ["AccountAdapter", "SecondFactorAdapter"]

LOGGED_IN = "account/messages/logged_in.txt"
BACKEND = "django.contrib.auth.backends.ModelBackend"


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by Administrators; passwords are Django's and Wagtail's business."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes an account of their own."""
        return False

    def login(self, request: HttpRequest, user: User) -> None:
        """Logs in whoever has passed every step. allauth would name the first backend, which knows no people."""
        login(request, user, backend=BACKEND)

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None, *args: Any, **kwargs: Any
    ) -> None:
        """Says what allauth has to say, but not that somebody has logged in: the page shows that, and a form would
        take it for the word that what was typed into it was saved (see static/js/keep-typed.js)."""
        if message_template != LOGGED_IN:
            super().add_message(request, level, message_template, *args, **kwargs)

    def get_client_ip(self, request: HttpRequest) -> str:
        """The address that limits count by; the same as that of wrong passwords."""
        return client_address(request)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """The first screen, where no other address was asked for."""
        return reverse("wagtailadmin_home")


class SecondFactorAdapter(DefaultMFAAdapter):
    """Names of keys and of the site, and who may go without."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": _("Your role requires a second factor. Add another before you remove this one."),
        "incorrect_code": _("This code is not right, or no longer. Please type the one that is shown now."),
    }

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Whether the person has another factor, or needs none."""
        others = Authenticator.objects.filter(user_id=authenticator.user_id).exclude(pk=authenticator.pk)
        has_another = others.exclude(type=Authenticator.Type.RECOVERY_CODES).exists()
        return has_another or not must_have_second_factor(authenticator.user)

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Any) -> str:  # noqa: A002 - allauth's name
        """The name proposed for a new passkey."""
        count = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return gettext("Passkey %(number)d") % {"number": count + 1}
