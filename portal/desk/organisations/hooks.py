from django.forms import ModelForm
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.log_actions import log
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.chooser import SnippetChooserViewSet, SnippetCreateView
from wagtail.snippets.views.snippets import SnippetViewSet

from portal.records.organisations.models import Organisation


class AddOrganisationView(SnippetCreateView):
    """Adds an organisation from within the form of an award or a person."""

    def save_form(self, form: ModelForm) -> Organisation:
        """Saves it, and keeps in its history who added it, as its own form does."""
        organisation: Organisation = super().save_form(form)
        log(organisation, "wagtail.create", user=self.request.user, content_changed=True)
        return organisation


class OrganisationChooserViewSet(SnippetChooserViewSet):
    """Chooses an organisation, or adds one without leaving the form: a new site has none to choose."""

    form_fields = ["name", "short_name", "ror"]
    creation_tab_label = _("Add an organisation")
    create_action_label = _("Add it and choose it")
    create_view_class = AddOrganisationView


class OrganisationViewSet(SnippetViewSet):
    """The admin of organisations: the list, the export and the form."""

    model = Organisation
    icon = "home"
    menu_order = 260
    add_to_admin_menu = True
    chooser_viewset_class = OrganisationChooserViewSet
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
