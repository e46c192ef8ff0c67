from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.snippets.models import register_snippet

from portal.desk.records.admin import PublishersPanel, RecordViewSet, record_panels
from portal.records.people.models import Person


class PersonViewSet(RecordViewSet):
    """The admin of people: the list, the export and the form."""

    model = Person
    icon = "user"
    menu_order = 220
    add_to_admin_menu = True
    list_display = [Column("name", label=_("Name"), sort_key="sort_key"), "affiliation", *RecordViewSet.status_columns]
    list_filter = ["live", "affiliation"]
    list_export = ["title", "given_name", "family_name", "orcid", "affiliation", "website"]
    ordering = ["sort_key", "pk"]
    panels = [
        FieldRowPanel([FieldPanel("title"), FieldPanel("given_name"), FieldPanel("family_name")]),
        FieldPanel("affiliation"),
        InlinePanel(
            "memberships",
            heading=_("Roles on grants"),
            label=_("role"),
            panels=[
                FieldRowPanel([FieldPanel("grant"), FieldPanel("role")]),
                FieldPanel("organisation"),
                FieldRowPanel([FieldPanel("start"), FieldPanel("end"), FieldPanel("position")]),
            ],
        ),
        FieldPanel("biography"),
        FieldPanel("picture"),
        MultiFieldPanel([FieldPanel("orcid"), FieldPanel("website")], heading=_("Elsewhere")),
        InlinePanel("name_forms", heading=_("Other forms of the name"), label=_("form"), panels=[FieldPanel("name")]),
        PublishersPanel("account"),
        *record_panels(),
    ]


register_snippet(PersonViewSet)
