"""What of the project is published, what waits, and what a person may do next: for the head of the first screen."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.admin_url_finder import AdminURLFinder

from portal.desk.checks.scope import grants_of, outputs_of, pages_of, people_of
from portal.desk.request_user import RequestUser
from portal.public.findings.models import FindingPage, FindingsPage
from portal.records.grants.models import Grant
from portal.records.outputs.models import TABLES, Output
from portal.records.people.models import Person
from portal.records.rights import Rights

__all__ = ["NextStep", "next_steps", "published", "waiting", "waiting_drafts"]

MOST_DRAFTS = 5  # Named on the first screen; the lists have all of them.


@dataclass(frozen=True)
class NextStep:
    """Something the person may do: its name, and the address where it is done."""

    label: str | Promise
    url: str


def published(at: datetime) -> list[str]:
    """What the public may see at that moment, in words: "5 findings" and the like, those of which there are any."""
    counts = (
        (
            FindingPage.objects.visible(at).standing().count(),
            lambda count: ngettext("%d finding", "%d findings", count),
        ),
        (Output.objects.visible(at).count(), lambda count: ngettext("%d output", "%d outputs", count)),
        (Person.objects.visible(at).count(), lambda count: ngettext("%d person", "%d people", count)),
        (Grant.objects.visible(at).count(), lambda count: ngettext("%d award", "%d awards", count)),
    )
    return [words(count) % count for count, words in counts if count]


def waiting(user: RequestUser, at: datetime) -> list[str]:
    """What waits among the content that the person may change, in words: drafts, changes and what is scheduled."""
    # A day that somebody typed and nobody approved announces nothing.
    scheduled = Q(latest_revision__approved_go_live_at__isnull=False, latest_revision__approved_go_live_at__gt=at)
    drafts = Q(live=False, expired=False)
    changes = Q(live=True, has_unpublished_changes=True)
    totals: Counter[str] = Counter()
    for content in content_of(user):
        totals.update(
            content.order_by().aggregate(
                drafts=Count("pk", filter=drafts & ~scheduled),
                changes=Count("pk", filter=changes & ~scheduled),
                scheduled=Count("pk", filter=scheduled),
            )
        )
    counts = (
        (totals["drafts"], lambda count: ngettext("%d draft", "%d drafts", count)),
        (
            totals["changes"],
            lambda count: ngettext(
                "%d published item with changes that are not published",
                "%d published items with changes that are not published",
                count,
            ),
        ),
        (totals["scheduled"], lambda count: ngettext("%d item scheduled", "%d items scheduled", count)),
    )
    return [words(count) % count for count, words in counts if count]


def waiting_drafts(user: RequestUser, at: datetime) -> list[NextStep]:
    """The drafts and unpublished changes that the person worked on last, or may, each with the form that opens it."""
    finder = AdminURLFinder(user)
    scheduled = Q(latest_revision__approved_go_live_at__isnull=False, latest_revision__approved_go_live_at__gt=at)
    unfinished = Q(live=False, expired=False) | Q(live=True, has_unpublished_changes=True)
    drafts: list[Any] = []
    for content in content_of(user):
        newest = content.filter(unfinished, latest_revision__isnull=False).exclude(scheduled)
        drafts += newest.select_related("latest_revision").order_by("-latest_revision__created_at", "-pk")[:MOST_DRAFTS]
    drafts.sort(key=lambda draft: draft.latest_revision.created_at, reverse=True)
    return [
        NextStep(draft.latest_revision.object_str, finder.get_edit_url(draft) or "") for draft in drafts[:MOST_DRAFTS]
    ]


def content_of(user: RequestUser) -> Iterator[QuerySet]:
    """Each kind of content that the person may change."""
    for scope in (outputs_of, people_of, grants_of, pages_of):
        content = scope(user)
        if content is not None:
            yield content


def next_steps(user: RequestUser) -> list[NextStep]:
    """What the person may do from here, in the order in which it is wanted most often."""
    rights = Rights(user)
    findings = FindingsPage.objects.first()
    steps = []
    table = next((table for table in TABLES.values() if rights.may_add(table)), None)
    if table is not None:
        viewset: Any = table.snippet_viewset
        steps.append(NextStep(_("Add an output"), reverse(viewset.get_url_name("add"))))
    if rights.may_bring_in:
        steps.append(NextStep(_("Bring in outputs"), reverse("intake:start")))
    if findings is not None and findings.permissions_for_user(user).can_add_subpage():
        address = reverse("wagtailadmin_pages:add", args=("public", "findingpage", findings.pk))
        steps.append(NextStep(_("Write a finding"), address))
    return [*steps, NextStep(_("View the site"), "/"), NextStep(_("Handbook"), reverse("desk_handbook"))]
