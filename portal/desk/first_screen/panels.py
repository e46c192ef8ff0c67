"""The panels that the admin's first screen shows above Wagtail's own."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db.models import Q
from django.forms import Media
from django.utils import timezone
from wagtail.admin.ui.components import Component

from portal.desk.checks import CHECKS
from portal.desk.first_screen.asked_changes import asked_changes
from portal.desk.first_screen.project_state import next_steps, published, waiting, waiting_drafts
from portal.desk.first_screen.setup_steps import SETUP_PERMISSION, setup_steps
from portal.desk.request_user import RequestUser
from portal.desk.styles import DESK_STYLES, STYLES_WITHOUT_PAGES
from portal.desk.work.page import JobContent
from portal.records.rights import works_on_pages
from portal.work.models import Job

__all__ = ["ChecksPanel", "ProjectPanel", "WelcomePanel", "WorkPanel"]

LATELY = timedelta(days=2)
MOST_JOBS = 3
MOST_LOOKED_AT = 30


class ProjectPanel(Component):
    """What of the project is published, what waits, and what to do next, for the person who is logged in."""

    name = "project"
    template_name = "desk/first_screen/project_panel.html"
    order = 30
    media = DESK_STYLES

    def __init__(self, user: RequestUser) -> None:
        self.user = user

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        """Template context: `published` and `waiting` (in words), the newest `drafts`, and `next_steps`."""
        now = timezone.now()
        return {
            "published": published(now),
            "waiting": waiting(self.user, now),
            "drafts": waiting_drafts(self.user, now),
            "next_steps": next_steps(self.user),
        }


class WorkPanel(Component):
    """The work that the person asked for and that waits, runs or ended lately; it goes where there is none."""

    name = "work"
    template_name = "desk/first_screen/work_panel.html"
    order = 35
    media = Media(css={"all": ["css/admin/work.css"]})

    def __init__(self, user: RequestUser) -> None:
        self.user = user

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        """Template context: `jobs`, the newest few (JobContent), of several about one thing the last."""
        lately = Q(state__in=["waiting", "running"]) | Q(ended_at__gt=timezone.now() - LATELY)
        newest: dict[str, Job] = {}
        for job in Job.objects.of(self.user).filter(lately)[:MOST_LOOKED_AT]:
            newest.setdefault(job.subject or str(job.pk), job)
        return {"jobs": [JobContent(job) for job in list(newest.values())[:MOST_JOBS]]}


class WelcomePanel(Component):
    """The five steps that set a new site up, ticked as they are done; it goes when all are."""

    name = "welcome"
    template_name = "desk/first_screen/welcome_panel.html"
    # Before all others: until it goes, it says what to do next.
    order = 20
    media = DESK_STYLES

    def render_html(self, parent_context: Mapping[str, Any] | None = None) -> str:
        """The panel as HTML; "" when all steps are done, and for whoever may not take them."""
        user = parent_context["request"].user if parent_context else None
        every_step = setup_steps() if user and user.has_perm(SETUP_PERMISSION) else []
        return super().render_html({"setup_steps": every_step}) if any(not step.done for step in every_step) else ""

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        """Template context: `setup_steps`, and `done_count`."""
        every_step = parent_context["setup_steps"]
        return {"setup_steps": every_step, "done_count": sum(step.done for step in every_step)}


class ChecksPanel(Component):
    """What needs attention, for the person who is logged in; or that nothing does."""

    name = "attention"
    template_name = "desk/first_screen/checks_panel.html"
    # After what is in review, which others wait for, and before one's own recent edits.
    order = 230

    def __init__(self, user: RequestUser) -> None:
        self.user = user

    @property
    def media(self) -> Media:
        """The stylesheets of the panel."""
        return DESK_STYLES if works_on_pages(self.user) else DESK_STYLES + STYLES_WITHOUT_PAGES

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        """Template context: `asked`, what editors asked the person to change; `results` of the checks with something to
        mend, and their `count` of records in all."""
        now = timezone.now()
        results = [result for check in CHECKS if (result := check.result(self.user, now))]
        return {
            "asked": asked_changes(self.user),
            "results": results,
            "count": sum(result.count for result in results),
        }
