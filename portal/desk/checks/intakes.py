"""Intakes that were not finished: records nobody has committed, and records that could not be read."""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from portal.desk.request_user import RequestUser
from portal.intake.models import IntakeRecord, IntakeRun
from portal.records.outputs.models import Output
from portal.records.rights import Rights, answers_for_all

__all__ = ["DROPPED_AFTER", "beginning", "uncommitted", "with_failures"]

DROPPED_AFTER = timedelta(days=30)  # A list that was left alone for so long is not going to be committed.


def recent(user: RequestUser, at: datetime) -> QuerySet | None:
    """The intakes of the last month that the person may see, the newest first."""
    if not Rights(user).may_bring_in:
        return None
    runs = IntakeRun.objects.of(user, answers_for_all(user, Output))
    return runs.filter(made_at__gte=at - DROPPED_AFTER).order_by("-made_at", "pk")


def with_failures(user: RequestUser, at: datetime) -> QuerySet | None:
    """Intakes with records that could not be read, without those that were undone."""
    runs = recent(user, at)
    failed = IntakeRecord.objects.filter(run=OuterRef("pk"), verdict="failed")
    return runs if runs is None else runs.filter(Exists(failed)).exclude(change_set__undone_at__isnull=False)


def uncommitted(user: RequestUser, at: datetime) -> QuerySet | None:
    """Intakes whose columns wait to be checked, or with records that are chosen to be written or wait for a look."""
    runs = recent(user, at)
    waiting = Q(choice__in=["create", "update"]) | Q(verdict=IntakeRecord.Verdict.LOOK)
    records = IntakeRecord.objects.filter(waiting, run=OuterRef("pk"))
    in_review = Q(Exists(records), state=IntakeRun.State.REVIEW)
    return runs if runs is None else runs.filter(in_review | Q(state=IntakeRun.State.MAPPING))


def beginning(run: IntakeRun) -> str:
    """The day on which the intake was begun, in words."""
    return _("begun on %s") % date_format(run.made_at, "j F Y")
