from django.contrib.auth.models import AbstractUser, Group
from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["SecondFactorRequirement", "User"]


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
