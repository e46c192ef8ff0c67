"""The list of a person's own outputs."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, DateColumn, Table, TitleColumn
from wagtail.admin.views.generic import BaseListingView
from wagtail.models import WorkflowState

from portal.desk.records.state_column import StateColumn, with_state
from portal.desk.styles import DESK_STYLES
from portal.records.outputs.models import TABLES, Output
from portal.records.people.models import Person

__all__ = ["MyOutputsView"]

IN_REVIEW = {
    WorkflowState.STATUS_IN_PROGRESS: gettext_lazy("waiting for the editor"),
    WorkflowState.STATUS_NEEDS_CHANGES: gettext_lazy("the editor asks for changes"),
}


class MyOutputsView(BaseListingView):
    """A person's own profile and works: what is public, what is a draft, and what waits for the editor."""

    template_name = "desk/my_outputs.html"
    table_classname = "listing desk-own-table"
    page_title = gettext_lazy("My outputs")
    header_icon = "list-ul"
    paginate_by = 50
    columns = [
        TitleColumn("title", label=gettext_lazy("Title"), get_url=lambda output: output.edit_url),
        Column("kind_label", label=gettext_lazy("Kind")),
        Column("shown_date", label=gettext_lazy("Date")),
        Column("review", label=gettext_lazy("Review"), accessor=lambda output: IN_REVIEW.get(output.review, "")),
        DateColumn("updated_at", label=gettext_lazy("Changed")),
        StateColumn(sort_key=None),
    ]

    @property
    def index_url(self) -> str:
        """The address of this list, for its pages."""
        return self.request.path

    def get_base_queryset(self) -> QuerySet:
        """The person's outputs, the last changed first, each with the state of its `review`."""
        own = Output.objects.current().owned_by(self.request.user)
        return with_state(own).order_by("-updated_at", "pk")

    def get_table(self, object_list: Iterable[Output], **kwargs: object) -> Table:
        """The table of the outputs, each with its `edit_url`."""
        outputs: list[Any] = list(object_list)
        for output in outputs:
            output.edit_url = reverse(output.snippet_viewset.get_url_name("edit"), args=(output.pk,))
        return super().get_table(outputs, **kwargs)

    def get_context_data(self, *args: object, **kwargs: object) -> dict[str, Any]:
        """Template context: besides the listing's, `profile` (a Person or None) and `add_links`."""
        context = super().get_context_data(*args, **kwargs)
        empty = _("You have no outputs yet. Those you add, and those that name your profile, are listed here.")
        return {
            **context,
            "media": context["media"] + DESK_STYLES,
            "no_results_message": empty,
            "profile": Person.objects.filter(account=self.request.user).first(),
            "add_links": self.add_links(),
        }

    def add_links(self) -> list[tuple[str, str]]:
        """Addresses at which the person may add an output, each with the word for it."""
        tables: list[Any] = list(TABLES.values())
        viewsets = [table.snippet_viewset for table in tables]
        user = self.request.user
        allowed = [viewset for viewset in viewsets if viewset.permission_policy.user_has_permission(user, "add")]
        return [(reverse(viewset.get_url_name("add")), str(viewset.model._meta.verbose_name)) for viewset in allowed]
