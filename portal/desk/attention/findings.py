"""Findings that say nothing of what they rest on."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from portal.desk.attention.check import Check
from portal.desk.attention.scope import pages_of
from portal.findings.models import Evidence, FindingPage

__all__ = ["CHECKS"]


def without_evidence(user: Any, _at: datetime) -> QuerySet | None:
    pages = pages_of(user)
    if pages is None:
        return None
    rows = FindingPage.objects.filter(pk__in=pages.values("pk"), live=True)
    return rows.exclude(Exists(Evidence.objects.filter(finding=OuterRef("pk")))).in_order()


CHECKS = (
    Check(
        "findings-without-evidence",
        lambda count: ngettext("%s finding without evidence", "%s findings without evidence", count),
        _("Say what it rests on: interviews, observation, diaries, a document or an output."),
        without_evidence,
        anchor="id_evidence-ADD",
    ),
)
