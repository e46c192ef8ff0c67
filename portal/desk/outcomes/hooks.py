from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.snippets.models import register_snippet

from portal.desk.outcomes.panels import outcome_panels
from portal.desk.records.admin import RecordViewSet
from portal.records.outcomes.models import Outcome


class OutcomeViewSet(RecordViewSet):
    """The admin of outcomes that are no outputs: the list, the export and the form."""

    model = Outcome
    icon = "clipboard-list"
    menu_label = _("Other outcomes")
    menu_order = 245
    add_to_admin_menu = True
    list_display = ["title", Column("kind_label", label=_("Kind"), sort_key="kind"), "start",
                    *RecordViewSet.status_columns]  # fmt: skip
    list_filter = ["live", "kind", "grants"]
    list_export = ["kind", "title", "start", "end", "organisation", "amount", "currency", "description", "url"]
    panels = outcome_panels()


register_snippet(OutcomeViewSet)
