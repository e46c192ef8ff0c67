"""What an editor is asked to write: it stands in the form and in the preview, and readers are not shown it."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import TextBlock

from portal.cms.blocks import ProseBlock

__all__ = ["ProseWithReminders"]


class ReminderBlock(TextBlock):
    def get_searchable_content(self, value: Any) -> list[str]:
        """Nothing: the public search reads what readers see."""
        return []

    class Meta:
        icon = "edit"
        label = _("to complete")
        template = "cms/blocks/reminder.html"


class ProseWithReminders(ProseBlock):
    """Prose, and reminders of what is still to be written in it."""

    reminder = ReminderBlock(
        help_text=_("Only editors see this. Write the text in blocks of its own, then delete this one."),
    )
