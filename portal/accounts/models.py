from django.contrib.auth.models import AbstractUser, Group
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

__all__ = ["PasswordMail", "SecondFactorRequirement", "User"]


class User(AbstractUser):
    """Somebody who may log in. Ours from the first migration, because a user model cannot be swapped later."""


class SecondFactorRequirement(models.Model):
    """A role whose people must have a second factor. A role without a row leaves it to them."""

    role = models.OneToOneField(
        Group, on_delete=models.CASCADE, related_name="second_factor_requirement", verbose_name=_("role")
    )

    class Meta:
        verbose_name = _("second factor required")
        verbose_name_plural = _("second factors required")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.role)


class PasswordMail(models.Model):
    """An address to which somebody asked for a new password, until the mail is sent or there proves to be no account.

    `tried_at`: when a mail server last refused it.
    """

    wagtail_reference_index_ignore = True

    email = models.EmailField(unique=True)
    asked_at = models.DateTimeField(default=timezone.now)
    tried_at = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"Password mail {self.pk}"
