from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from portal.desk.records.admin import SnippetChooserWithoutForm
from portal.records.organisations.models import Organisation


class OrganisationViewSet(SnippetViewSet):
    """The admin of organisations: the list, the export and the form."""

    model = Organisation
    icon = "home"
    menu_order = 260
    add_to_admin_menu = True
    chooser_viewset_class = SnippetChooserWithoutForm
    list_display = ["name", "short_name", "kind"]
    list_filter = ["kind"]
    list_export = ["name", "short_name", "kind", "ror", "place", "website"]
    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("short_name"), FieldPanel("kind")]),
        FieldPanel("ror"),
        FieldRowPanel([FieldPanel("place"), FieldPanel("website")]),
    ]


register_snippet(OrganisationViewSet)
