from django.conf import settings
from django.db import models
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.intake.models.base import Intake
from portal.records.grants.models import Grant

__all__ = ["IntakeRun"]


class IntakeRun(Intake):
    """A list of outputs brought in, in any format that is read.

    `is_table`: it is a spreadsheet. `default_kind`: the kind of its rows that name none.
    """

    page_name = "intake:run"

    is_table = models.BooleanField(default=False)
    default_kind = models.CharField(max_length=40, blank=True)
    grants = models.ManyToManyField(
        Grant,
        verbose_name=_("grants"),
        blank=True,
        related_name="+",
        help_text=_("Added to everything that is brought in"),
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("owner"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Whose the new records are in the admin"),
    )
    is_private = models.BooleanField(
        _("staff only"), default=False, help_text=_("Keep the new records from the public even when they are published")
    )
    compared_at = models.DateTimeField(default=timezone.now)

    class Meta(Intake.Meta):
        verbose_name = _("intake")
        verbose_name_plural = _("intakes")

    def counts(self) -> dict[str, int]:
        """How many of its records there are, are compared, and have each verdict and choice; one query."""
        records = self.records.aggregate(
            total=Count("pk"),
            compared=Count("pk", filter=~Q(verdict="")),
            create=Count("pk", filter=Q(choice="create")),
            update=Count("pk", filter=Q(choice="update")),
            remarks=Count("pk", filter=~Q(notes=[])),
            **{name: Count("pk", filter=Q(verdict=name)) for name in VERDICTS},
        )
        return dict(records)


VERDICTS = ("new", "changed", "duplicate", "doubtful", "look", "failed")
