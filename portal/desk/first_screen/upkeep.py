"""What whoever looks after the site sees of its upkeep on the first screen."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.utils import timezone
from wagtail.admin.ui.components import Component

from portal.backup.last import last_backup
from portal.desk.styles import DESK_STYLES

__all__ = ["UpkeepPanel"]

# The permission of those who answer for the site as a whole: administrators.
UPKEEP_PERMISSION = "accounts.change_user"
# A backup is made every night; one night may fail.
LATE = timedelta(days=2)


class UpkeepPanel(Component):
    """When the last backup was made; a warning where that is too long ago. Administrators only."""

    name = "upkeep"
    template_name = "desk/first_screen/upkeep_panel.html"
    order = 240
    media = DESK_STYLES

    def render_html(self, parent_context: Mapping[str, Any] | None = None) -> str:
        """The panel as HTML; "" for whoever is no administrator."""
        user = parent_context["request"].user if parent_context else None
        return super().render_html(parent_context) if user and user.has_perm(UPKEEP_PERMISSION) else ""

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        """Template context: `last_backup` (a time, or None) and `is_late`."""
        made_at = last_backup()
        return {"last_backup": made_at, "is_late": made_at is None or timezone.now() - made_at > LATE}
