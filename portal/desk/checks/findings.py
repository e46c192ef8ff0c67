"""Findings that do not say what they rest on."""

from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet

from portal.desk.checks.scope import pages_of
from portal.desk.request_user import RequestUser
from portal.public.findings.models import Evidence, FindingPage

__all__ = ["without_evidence"]


def without_evidence(user: RequestUser, _at: datetime) -> QuerySet | None:
    """Published findings that name no evidence, in the order of the site."""
    pages = pages_of(user)
    if pages is None:
        return None
    findings = FindingPage.objects.filter(pk__in=pages.values("pk"), live=True)
    return findings.exclude(Exists(Evidence.objects.filter(finding=OuterRef("pk")))).in_order()
