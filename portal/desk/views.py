"""The desk's own screens in the admin."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Cast
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.ui.tables import Column, DateColumn, LiveStatusTagColumn, TitleColumn
from wagtail.admin.views.generic import BaseListingView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import WorkflowState

from portal.desk.attention import CHECKS, Check
from portal.desk.panels import STYLES
from portal.desk.roles import ROLES
from portal.desk.roles_in_words import rows
from portal.outputs.models import TABLES, Output
from portal.people.models import Person

__all__ = ["AttentionView", "HandbookView", "MyOutputsView"]

IN_REVIEW = {
    WorkflowState.STATUS_IN_PROGRESS: gettext_lazy("waiting for the editor"),
    WorkflowState.STATUS_NEEDS_CHANGES: gettext_lazy("the editor asks for changes"),
}


class AttentionView(BaseListingView):
    """Everything that one check finds, each row with the one click that mends it."""

    template_name = "desk/attention_list.html"
    header_icon = "warning"
    table_classname = "listing desk-mend-table"
    paginate_by = 50
    columns = [
        TitleColumn("title", label=gettext_lazy("Mend"), get_url=lambda item: item.url),
        Column("detail", label=gettext_lazy("About it")),
    ]

    @cached_property
    def check(self) -> Check:
        """The check that the address names; 404 for none."""
        found = next((check for check in CHECKS if check.slug == self.kwargs["slug"]), None)
        if found is None:
            raise Http404
        return found

    @cached_property
    def rows(self) -> QuerySet:
        rows = self.check.rows(self.request.user, timezone.now())
        if rows is None:
            raise Http404
        return rows

    def get_base_queryset(self) -> QuerySet:
        return self.rows

    @cached_property
    def heading(self) -> str:
        return self.check.heading(self.rows.count())

    def get_page_title(self) -> str:
        return self.heading

    @property
    def index_url(self) -> str:
        return self.request.path

    def get_table(self, object_list: Any, **kwargs: Any) -> Any:
        return super().get_table(self.check.items(list(object_list)), **kwargs)

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(*args, **kwargs)
        none = _("Nothing is left to mend here.")
        said = {"heading": self.heading, "advice": self.check.advice, "no_results_message": none}
        return {**context, **said, "media": context["media"] + STYLES}


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
        LiveStatusTagColumn(sort_key=None),
    ]

    @property
    def index_url(self) -> str:
        return self.request.path

    def get_base_queryset(self) -> QuerySet:
        states = WorkflowState.objects.active().filter(
            base_content_type=ContentType.objects.get_for_model(Output),
            object_id=Cast(OuterRef("pk"), output_field=CharField()),
        )
        own = (
            Output.objects.current().owned_by(self.request.user).annotate(review=Subquery(states.values("status")[:1]))
        )
        return own.order_by("-updated_at", "pk")

    def get_table(self, object_list: Any, **kwargs: Any) -> Any:
        outputs = list(object_list)
        for output in outputs:
            output.edit_url = reverse(output.snippet_viewset.get_url_name("edit"), args=(output.pk,))
        return super().get_table(outputs, **kwargs)

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(*args, **kwargs)
        none = _("You have no outputs yet. Those you add, and those that name your profile, are listed here.")
        return {
            **context,
            "media": context["media"] + STYLES,
            "no_results_message": none,
            "profile": Person.objects.filter(account=self.request.user).first(),
            "add_links": self.add_links(),
        }

    def add_links(self) -> list[tuple[str, str]]:
        """Addresses at which the person may add an output, each with the word for it."""
        tables: list[Any] = list(TABLES.values())
        viewsets = [table.snippet_viewset for table in tables]
        allowed = [one for one in viewsets if one.permission_policy.user_has_permission(self.request.user, "add")]
        return [(reverse(one.get_url_name("add")), str(one.model._meta.verbose_name)) for one in allowed]


class HandbookView(WagtailAdminTemplateMixin, TemplateView):
    """How things are done here, with this portal's own screens."""

    template_name = "desk/handbook.html"
    page_title = gettext_lazy("Handbook")
    header_icon = "help"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "roles": ROLES, "rows": rows(), "media": STYLES}
