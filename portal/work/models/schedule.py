from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["Schedule"]


class Schedule(models.Model):
    """When a piece of recurring work last ran, and how that went. `name` is its dotted name in RECURRING_WORK."""

    wagtail_reference_index_ignore = True

    name = models.CharField(max_length=200, unique=True)
    started_at = models.DateTimeField(_("last run"), null=True)
    ended_at = models.DateTimeField(null=True)
    message = models.TextField(blank=True)
    has_failed = models.BooleanField(default=False)

    class Meta:
        default_permissions = ()
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
