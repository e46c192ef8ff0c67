from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

__all__ = ["SetAside"]


class SetAside(models.Model):
    """A record that somebody set aside from a check of the first screen, because the check does not apply to it.

    `record`: the key of the record that the check lists. `version`: the key of its newest version then, 0 for what has
    no versions: once it has another, the check lists it again.
    """

    check_slug = models.SlugField(max_length=60)
    record = models.BigIntegerField()
    version = models.BigIntegerField(default=0)
    name = models.CharField(max_length=600)
    reason = models.CharField(
        _("reason"),
        max_length=300,
        help_text=_("One line for whoever looks after the site next. For example: the publisher gives no DOI"),
    )
    set_aside_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    set_aside_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("record set aside")
        verbose_name_plural = _("records set aside")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["check_slug", "record"], name="record_set_aside_once_a_check")]

    def __str__(self) -> str:
        return f"{self.name}: {self.reason}"
