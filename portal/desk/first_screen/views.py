"""The list of everything that a check of the first screen wants mended."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Model, QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, Table, TitleColumn
from wagtail.admin.views.generic import BaseListingView

from portal.desk.checks import CHECKS, Check, Item
from portal.desk.models import SetAside
from portal.desk.styles import DESK_STYLES

__all__ = ["CheckView", "check_of"]


def check_of(slug: str) -> Check:
    """The check of that slug; 404 for none."""
    for check in CHECKS:
        if check.slug == slug:
            return check
    raise Http404


class SetAsideColumn(Column):
    """The way to set the record of a row aside."""

    cell_template_name = "desk/first_screen/set_aside_cell.html"

    def get_cell_context_data(self, instance: Item, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Template context: besides Wagtail's, the `slug` of the check."""
        context = super().get_cell_context_data(instance, parent_context)
        return {**context, "slug": parent_context["request"].resolver_match.kwargs["slug"]}


class CheckView(BaseListingView):
    """Every record that a check lists, each with the link to the form that mends it."""

    template_name = "desk/first_screen/check.html"
    header_icon = "warning"
    table_classname = "listing desk-mend-table"
    paginate_by = 50
    columns = [
        TitleColumn("title", label=gettext_lazy("Mend"), get_url=lambda item: item.url),
        Column("detail", label=gettext_lazy("About it")),
        SetAsideColumn("set_aside", label=gettext_lazy("Does not apply?")),
    ]

    @cached_property
    def check(self) -> Check:
        """The check that the address names; 404 for none."""
        return check_of(self.kwargs["slug"])

    @cached_property
    def records(self) -> QuerySet:
        """The records to mend; 404 for somebody who works on none of that kind."""
        records = self.check.records(self.request.user, timezone.now())
        if records is None:
            raise Http404
        return records

    def get_base_queryset(self) -> QuerySet:
        """The records to mend, as Wagtail's list asks for them."""
        return self.records

    @cached_property
    def heading(self) -> str:
        """How many there are, in words."""
        return self.check.heading(self.records.count())

    def get_page_title(self) -> str:
        """The heading, as the title of the page."""
        return self.heading

    @property
    def index_url(self) -> str:
        """The address of this list, for its pages."""
        return self.request.path

    def get_table(self, object_list: Iterable[Model], **kwargs: object) -> Table:
        """The table of the records as items."""
        return super().get_table(self.check.items(list(object_list)), **kwargs)

    def set_aside(self) -> list[SetAside]:
        """What was set aside from this check and has not changed since, the last first."""
        records = self.check.set_aside(self.request.user, timezone.now())
        keys = [] if records is None else list(records.order_by().values_list("pk", flat=True))
        rows = SetAside.objects.filter(check_slug=self.check.slug, record__in=keys)
        return list(rows.select_related("set_aside_by").order_by("-set_aside_at"))

    def get_context_data(self, *args: object, **kwargs: object) -> dict[str, Any]:
        """Template context: besides the listing's, `heading`, `advice`, `check`, `set_aside`, words for no records."""
        context = super().get_context_data(*args, **kwargs)
        return {
            **context,
            "heading": self.heading,
            "check": self.check,
            "set_aside": self.set_aside(),
            "advice": self.check.advice,
            "no_results_message": _("Nothing is left to mend here."),
            "media": context["media"] + DESK_STYLES,
        }
