"""The list of all outputs, whatever their table."""

from typing import Any

from django.db.models import QuerySet
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import BaseColumn, Column

from portal.desk.records.admin import RecordIndexView, RecordViewSet
from portal.records.outputs.bylines import authors_of, joined_names, reading_order
from portal.records.outputs.models import Output
from portal.records.rights import Rights

__all__ = ["all_outputs_menu_item", "all_outputs_urls"]

NAMES_SHOWN = 3


def authors_in_words(output: Output) -> str:
    """The authors as printed, given name first, or the editors of what has none; the first three and how many more."""
    contributions = list(output.contributions.all())
    shown = authors_of(contributions) or [each for each in contributions if each.role == "editor"]
    return joined_names([reading_order(each.name, each.is_corporate) for each in shown], NAMES_SHOWN)


class AllOutputsView(RecordIndexView):
    """Every output that the person may work on; each opens in the form of its own table."""

    model = Output
    page_title = gettext_lazy("All outputs")
    header_icon = "list-ul"
    index_url_name = "all_outputs"
    index_results_url_name = "all_outputs_results"
    paginate_by = 50
    default_ordering = ["-updated_at", "pk"]
    list_filter = ["live", "kind", "grants"]
    list_display = [
        "title",
        Column("kind_label", label=gettext_lazy("Kind"), sort_key="kind"),
        Column("authors", label=gettext_lazy("Authors"), accessor=authors_in_words),
        Column("year", label=gettext_lazy("Year"), accessor=lambda output: output.date.year or "", sort_key="date"),
        *RecordViewSet.status_columns,
    ]

    @cached_property
    def columns(self) -> list[BaseColumn]:
        """Without Wagtail's boxes to tick: what is done to many is done in the lists of one table."""
        return super().columns[1:]

    def get_base_queryset(self) -> QuerySet:
        """The outputs that the person may change; none for somebody who changes none."""
        user, outputs = self.request.user, Output.objects.current()
        return self.with_columns(outputs if Rights(user).may_publish else outputs.owned_by(user))

    def with_columns(self, records: Any) -> QuerySet:
        """Fetches the authors too."""
        return super().with_columns(records.with_lines())

    def get_edit_url(self, instance: Output) -> str:
        """The form of the output's own table."""
        viewset: Any = instance.snippet_viewset
        return reverse(viewset.get_url_name("edit"), args=(instance.pk,))

    def get_delete_url(self, instance: Output) -> str:
        """The page that asks before the output is deleted; "" for whoever may not delete it."""
        viewset: Any = instance.snippet_viewset
        own = instance.own
        if not viewset.permission_policy.user_has_permission_for_instance(self.request.user, "delete", own):
            return ""
        return reverse(viewset.get_url_name("delete"), args=(instance.pk,))

    def get_page_title(self) -> str:
        """The title of the list."""
        return _("All outputs")


def all_outputs_urls() -> list[URLPattern]:
    """The address of the list, and of its rows alone, which a filter asks for."""
    return [
        path("outputs/all/", AllOutputsView.as_view(), name="all_outputs"),
        path("outputs/all/results/", AllOutputsView.as_view(results_only=True), name="all_outputs_results"),
    ]


def all_outputs_menu_item() -> MenuItem:
    """The list's entry in the menu of outputs."""
    return MenuItem(_("All outputs"), reverse("all_outputs"), icon_name="list-ul", order=0)
