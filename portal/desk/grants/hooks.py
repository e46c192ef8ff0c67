from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.snippets.models import register_snippet

from portal.desk.records.admin import RecordViewSet, record_panels
from portal.records.grants.models import Grant


class GrantViewSet(RecordViewSet):
    """The admin of grants: the list, the export and the form."""

    model = Grant
    icon = "pick"
    menu_order = 240
    add_to_admin_menu = True
    list_display = [
        Column("name", label=_("Award"), sort_key="phase"),
        "title",
        "holder",
        "end",
        *RecordViewSet.status_columns,
    ]
    list_filter = ["live", "holder"]
    list_export = ["title", "programme", "scheme", "phase", "reference", "amount", "currency", "holder", "start", "end"]
    panels = [
        FieldPanel("title"),
        FieldPanel("summary"),
        FieldRowPanel([FieldPanel("scheme"), FieldPanel("phase")]),
        FieldRowPanel([FieldPanel("programme"), FieldPanel("reference")]),
        InlinePanel("funder_links", heading=_("Funders"), label=_("funder"), panels=[FieldPanel("organisation")]),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("amount"), FieldPanel("currency")]),
                FieldPanel("holder"),
                FieldRowPanel([FieldPanel("start"), FieldPanel("end")]),
                FieldPanel("continues"),
                FieldPanel("funder_page"),
            ],
            heading=_("The award"),
        ),
        FieldPanel("body"),
        MultiFieldPanel(
            [
                FieldPanel("achievements"),
                FieldPanel("ways_forward"),
                FieldPanel("objectives"),
                FieldPanel("narrative_impact"),
            ],
            heading=_("For returns to the funder; the site shows none of it"),
            classname="collapsed",
        ),
        *record_panels(),
    ]


register_snippet(GrantViewSet)
