from collections.abc import Iterator
from typing import Any, ClassVar

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.userbar import BaseItem, ContentCheckerItem
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import BaseLogEntry, Page

from portal.desk.findings.version_views import redact_view, versions_view
from portal.desk.request_user import RequestUser
from portal.public.findings.checks import NAMES
from portal.public.findings.models import FindingPage
from portal.public.findings.redaction import LOG_ACTION
from portal.records.rights import may_publish


def rule(code: str) -> dict[str, Any]:
    """A rule of axe that fails wherever the preview says that the draft has this shortcoming."""
    return {
        "id": f"finding-{code}",
        "impact": "serious",
        "selector": f"[data-lacks={code}]",
        "tags": ["best-practice"],
        "none": ["button-has-visible-text"],  # axe's own check for any text at all: a shortcoming is one by being said
        "enabled": True,
    }


class FindingChecker(ContentCheckerItem):
    """Wagtail's checks and, while a finding is written, those of its content: they follow the preview as one types."""

    axe_custom_rules: ClassVar[list[Any]] = [*ContentCheckerItem.axe_custom_rules, *map(rule, NAMES)]
    axe_run_only: ClassVar[list[str]] = [*ContentCheckerItem.axe_run_only, *(f"finding-{code}" for code in NAMES)]
    axe_messages: ClassVar[dict[str, Any]] = {
        **ContentCheckerItem.axe_messages,
        **{
            f"finding-{code}": {"error_name": name, "help_text": _("The preview says what to do, at its head")}
            for code, name in NAMES.items()
        },
    }


@hooks.register("construct_wagtail_userbar")
def check_content_of_findings(request: HttpRequest, items: list[BaseItem], page: Page) -> None:
    """Replaces the ordinary checks by those of a finding."""
    if isinstance(page, FindingPage):
        for index, item in enumerate(items):
            if isinstance(item, ContentCheckerItem):
                items[index] = FindingChecker(in_editor=item.in_editor)


@hooks.register("register_admin_urls")
def version_urls() -> list[URLPattern]:
    """Where the published versions of a finding are listed, and the words of one are taken away."""
    return [
        path("findings/<int:page_id>/versions/", versions_view, name="finding_versions"),
        path("findings/versions/<int:version_id>/redact/", redact_view, name="redact_version"),
    ]


@hooks.register("register_page_header_buttons")
def lead_to_versions(
    page: Page, user: RequestUser, next_url: str | None = None, view_name: str | None = None
) -> Iterator[Button]:
    """Leads from the form of a finding, for whoever may publish it, to its versions."""
    if isinstance(page, FindingPage) and may_publish(user, page):
        yield Button(
            _("Published versions"), reverse("finding_versions", args=[page.pk]), icon_name="history", priority=70
        )


@hooks.register("register_log_actions")
def log_redactions(actions: LogActionRegistry) -> None:
    """Says in the history of a finding which version lost its words, and why."""

    @actions.register_action(LOG_ACTION)
    class RedactionFormatter(LogFormatter):
        label = _("Words of a version taken away")

        def format_message(self, log_entry: BaseLogEntry) -> str:
            """The version and the reason."""
            return str(_("The words of version %(version)s were taken away: %(reason)s")) % log_entry.data
