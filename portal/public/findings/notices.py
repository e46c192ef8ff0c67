"""What a reader is told at the head of a finding that does not stand as it was published, or of an old version."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from portal.dates.partial import PartialDate
from portal.public.findings.kinds import Status
from portal.public.findings.models import FindingPage, FindingVersion
from portal.records.base.date_display import display

__all__ = ["Notice", "notice_of", "old_version_notice", "redaction_notice"]


@dataclass(frozen=True)
class Notice:
    """A notice at the head of a page: `kind` is "warning" or "info"; `url` and `link` (its words) lead on."""

    heading: str
    text: str
    url: str = ""
    link: str = ""
    kind: str = "warning"


def notice_of(finding: FindingPage, visible: Iterable[FindingPage]) -> Notice | None:
    """The notice of a finding's state, if it has one; `visible`: the findings that may be named in it."""
    if finding.status == Status.WITHDRAWN:
        return Notice(_("This finding has been withdrawn."), finding.status_reason)
    if finding.status == Status.CORRECTED:
        return Notice(_("This finding has been corrected."), finding.status_reason, kind="info")
    if finding.status == Status.SUPERSEDED:
        newer = next((page for page in visible if page.pk == finding.superseded_by_id), None)
        url, link = (newer.url, newer.claim) if newer else ("", "")
        return Notice(_("This finding has been superseded."), finding.status_reason, url, link)
    return None


def old_version_notice(version: FindingVersion, newest: FindingVersion) -> Notice:
    """The banner of an older version: what it is, and where the newest stands."""
    text = _("You are reading version %(old)d as it was published. The newest is") % {"old": version.number}
    if version.is_redacted:
        text = _("The newest is")
    link = _("version %d") % newest.number
    return Notice(_("This is not the newest version."), text, newest.finding.url, link)


def redaction_notice(version: FindingVersion) -> Notice:
    """What stands in place of the words of a version that were taken away: when, and why."""
    assert version.redacted_at is not None
    day = display(PartialDate(timezone.localdate(version.redacted_at).isoformat()))
    return Notice(_("The words of this version were taken away on %s.") % day, version.redaction_reason)
