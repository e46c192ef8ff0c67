"""The mail by which a forgotten password is replaced, asked for by the form and sent beside the request.

The answer is the same for an address that has an account and for one that has none, and so is its time: one row is
written for either. Looking the account up, writing the mail and talking to the mail server all come after it; the room
that knows workers has it done (`desk.access.password_mails`).
"""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from wagtail.admin.forms.auth import PasswordResetForm as WagtailPasswordResetForm
from wagtail.admin.views.account import PasswordResetView

from portal.accounts.models import PasswordMail

__all__ = ["PasswordResetForm", "send_password_mail"]


class PasswordResetForm(WagtailPasswordResetForm):
    """Wagtail's form, whose mail is sent beside the request."""

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keeps that a mail was asked for; asked for twice before it is sent, it is sent once."""
        PasswordMail.objects.bulk_create([PasswordMail(email=self.cleaned_data["email"])], ignore_conflicts=True)


class PasswordMailForm(WagtailPasswordResetForm):
    """Wagtail's form, which looks the account up and writes the mail."""

    def send_mail(
        self,
        subject_template_name: str,
        email_template_name: str,
        context: dict[str, Any],
        from_email: str | None,
        to_email: str,
        html_email_template_name: str | None = None,
    ) -> None:
        """Sends it; a refusal is raised, where Wagtail's own only logs it."""
        subject = " ".join(render_to_string(subject_template_name, context).split())
        send_mail(subject, render_to_string(email_template_name, context), from_email, [to_email])


def send_password_mail(email: str) -> None:
    """Sends the mail to whoever has an account with that address. Raises OSError or SMTPException where that fails."""
    form = PasswordMailForm({"email": email})
    if form.is_valid():
        form.save(
            # Never the host that the request named, which whoever sent it may have made up.
            domain_override=urlsplit(settings.WAGTAILADMIN_BASE_URL).netloc,
            subject_template_name=PasswordResetView.subject_template_name,
            email_template_name=PasswordResetView.email_template_name,
        )
