"""What whoever looks after the site sees of its upkeep on the first screen."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.utils import timezone
from wagtail.admin.ui.components import Component

from portal.backup.last import last_backup
from portal.desk.styles import DESK_STYLES
from portal.work.models import Schedule
from portal.work.publishing import publish_due

__all__ = ["UpkeepPanel"]

# The permission of those who answer for the site as a whole: administrators.
UPKEEP_PERMISSION = "accounts.change_user"
# A backup is made every night; one night may fail.
LATE = timedelta(days=2)
# A worker publishes what is due every minute; a long job of a single worker may hold it up for a while.
SCHEDULE_LATE = timedelta(minutes=30)


class UpkeepPanel(Component):
    """When the last backup was made and when a worker last looked for what is due; a warning where either is too long
    ago. Administrators only."""

    name = "upkeep"
    template_name = "desk/first_screen/upkeep_panel.html"
    order = 240
    media = DESK_STYLES

    def render_html(self, parent_context: Mapping[str, Any] | None = None) -> str:
        """The panel as HTML; "" for whoever is no administrator."""
        user = parent_context["request"].user if parent_context else None
        return super().render_html(parent_context) if user and user.has_perm(UPKEEP_PERMISSION) else ""

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        """Template context: `last_backup` and `last_schedule` (times, or None), and whether each `is_late` or
        `schedule_is_late`."""
        made_at, now = last_backup(), timezone.now()
        schedule = Schedule.objects.filter(name=publish_due.name).first()
        looked_at = schedule.ended_at if schedule else None
        return {
            "last_backup": made_at,
            "is_late": made_at is None or now - made_at > LATE,
            "last_schedule": looked_at,
            "schedule_is_late": looked_at is None or now - looked_at > SCHEDULE_LATE,
        }
