"""What the admin of every kind of record has in common."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel, PublishingPanel
from wagtail.admin.ui.tables import LiveStatusTagColumn, UpdatedAtColumn
from wagtail.snippets.views.snippets import SnippetViewSet

__all__ = ["RecordViewSet", "record_panels"]


def record_panels() -> list[Panel]:
    """The last panels of every record's form: its address, and when the public sees it."""
    return [
        MultiFieldPanel(
            [FieldPanel("slug"), FieldPanel("is_private")], heading=_("Address and visibility"), classname="collapsed"
        ),
        PublishingPanel(),
    ]


class RecordViewSet(SnippetViewSet):
    """Columns, export and copying alike for every record. A subclass names its model, icon, panels and columns."""

    list_per_page = 50
    copy_view_enabled = False
    inspect_view_enabled = False
    status_columns = [UpdatedAtColumn(), LiveStatusTagColumn()]
