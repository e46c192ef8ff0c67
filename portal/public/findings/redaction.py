"""Taking the words of a published version away for good, where they should never have been published.

What is left says that there was a version on that day, when its words went, and why. The page's own history of drafts
holds the same words, so the drafts up to the next publication go too.
"""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Revision

from portal.public.findings.models import FindingPage, FindingVersion

__all__ = ["LOG_ACTION", "RefusedRedactionError", "obstacle", "redact"]

LOG_ACTION = "findings.redact"


class RefusedRedactionError(ValueError):
    """Says in a sentence why the words of a version cannot be taken away as things are."""


def obstacle(version: FindingVersion) -> str:
    """What stands in the way, as a sentence that says what to do; "" for nothing."""
    if version.is_redacted:
        return _("The words of this version were taken away already.")
    if next_version(version) is None:
        return _("This is what the finding says today. First publish the finding without those words.")
    return ""


def next_version(version: FindingVersion) -> FindingVersion | None:
    """The version that was published after it."""
    later = FindingVersion.objects.filter(finding=version.finding_id, number__gt=version.number)
    return later.order_by("number").first()


@transaction.atomic
def redact(version: FindingVersion, reason: str, user: Any, at: datetime | None = None) -> None:
    """Takes the words away, with the drafts that hold them, and says so in the history of the finding.

    Raises RefusedRedactionError for the newest version, for one that has lost its words already, and without a reason.
    """
    finding = FindingPage._base_manager.select_for_update(of=("self",)).get(pk=version.finding_id)
    version.refresh_from_db()
    refusal = obstacle(version) or ("" if reason.strip() else _("Say why: readers who come to the version will ask."))
    if refusal:
        raise RefusedRedactionError(refusal)
    drafts_with_the_words(version, finding).delete()
    version.content = without_words(version.content)
    version.change_note = ""
    version.redacted_at, version.redaction_reason = at or timezone.now(), reason.strip()
    version.save()
    log(finding, LOG_ACTION, user=user, data={"version": version.number, "reason": version.redaction_reason})


def drafts_with_the_words(version: FindingVersion, finding: FindingPage) -> Any:
    """The page's older revisions: all until the next version was published, but for those still in use."""
    later = next_version(version)
    assert later is not None  # `obstacle` asked.
    in_use = [finding.live_revision_id, finding.latest_revision_id]
    revisions = Revision.page_revisions.filter(object_id=str(finding.pk), created_at__lt=later.published_at)
    return revisions.exclude(pk__in=[key for key in in_use if key]).filter(approved_go_live_at__isnull=True)


def without_words(content: dict[str, Any]) -> dict[str, Any]:
    """The frozen content with its number only: every text and every list is empty."""
    empty: dict[type, Any] = {str: "", list: [], dict: {}}
    return {name: value if name == "number" else empty.get(type(value)) for name, value in content.items()}
