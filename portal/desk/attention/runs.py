"""What was brought in and not finished: records nobody has committed, and records that could not be read."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from portal.desk.attention.check import Check
from portal.intake.models import IntakeRow, IntakeRun
from portal.intake.rights import Rights
from portal.outputs.models import Output
from portal.records.ownership import answers_for_all

__all__ = ["CHECKS", "FORGIVEN_AFTER"]

FORGIVEN_AFTER = timedelta(days=30)  # A list that was left alone for so long is not going to be committed.


def recent(user: Any, at: datetime) -> QuerySet | None:
    """The intakes of the last month that the person may see, the newest first."""
    if not Rights(user).may_bring_in:
        return None
    runs = IntakeRun.objects.of(user, answers_for_all(user, Output))
    return runs.filter(made_at__gte=at - FORGIVEN_AFTER).order_by("-made_at", "pk")


def with_failures(user: Any, at: datetime) -> QuerySet | None:
    runs = recent(user, at)
    failed = IntakeRow.objects.filter(run=OuterRef("pk"), verdict="failed")
    return runs if runs is None else runs.filter(Exists(failed)).exclude(state=IntakeRun.State.UNDONE)


def waiting(user: Any, at: datetime) -> QuerySet | None:
    runs = recent(user, at)
    chosen = IntakeRow.objects.filter(run=OuterRef("pk"), choice__in=["create", "update"])
    return runs if runs is None else runs.filter(Exists(chosen), state=IntakeRun.State.REVIEW)


def when(run: IntakeRun) -> str:
    return _("begun on %s") % date_format(run.made_at, "j F Y")


CHECKS = (
    Check(
        "failed-intakes",
        lambda count: ngettext("%s intake with records that failed", "%s intakes with records that failed", count),
        _("See the line and the reason, put the record right, and bring it in again."),
        with_failures,
        detail=when,
    ),
    Check(
        "waiting-intakes",
        lambda count: ngettext("%s intake that was not committed", "%s intakes that were not committed", count),
        _("Look the records through and commit them; nothing has been written yet."),
        waiting,
        detail=when,
    ),
)
