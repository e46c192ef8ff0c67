from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from portal.desk.records.admin import SnippetChooserWithoutForm
from portal.public.glossary.models import Term


class TermViewSet(SnippetViewSet):
    """The admin of the glossary's terms."""

    model = Term
    icon = "help"
    menu_label = _("Glossary")
    menu_order = 240
    add_to_admin_menu = True
    chooser_viewset_class = SnippetChooserWithoutForm
    list_display = ["abbreviation", "term"]
    list_per_page = 100
    ordering = ["abbreviation", "pk"]
    copy_view_enabled = False


register_snippet(TermViewSet)
