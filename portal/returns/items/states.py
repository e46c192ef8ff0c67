"""Why the public does not see a record, in words for a return."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from portal.visibility.rule import in_schedule

__all__ = ["hidden_because"]


def hidden_because(record: Any, is_visible: bool, at: datetime) -> str:
    """Why the public does not see the record at that moment, "" where it does."""
    if is_visible:
        return ""
    if not record.live:
        return _("expired") if record.expired else _("draft")
    if record.is_private:
        return _("staff only")
    return _("the page that lists it is closed") if in_schedule(record, at) else _("outside its dates")
