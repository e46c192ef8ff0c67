"""The types of what a search finds, by which a reader may narrow it."""

from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Model, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from portal.fulltext.models import EntryQuerySet
from portal.public.findings.models import FindingPage
from portal.records.grants.models import Grant
from portal.records.outputs.models import Output
from portal.records.people.models import Person

__all__ = ["TYPES", "ResultType", "counted"]


@dataclass(frozen=True)
class ResultType:
    """A type by its `name` in the address, its `label`, and the model whose entries are of it. `among`: of pages, those
    of one page type only, or where `others`, all but those."""

    name: str
    label: str | Promise
    model: type[Model]
    among: Any = None
    others: bool = False

    @property
    def condition(self) -> Q:
        """The condition on entries that they are of this type."""
        of_model = Q(content_type=ContentType.objects.get_for_model(self.model))
        if self.among is None:
            return of_model
        among = Q(object_id__in=self.among._base_manager.values("pk"))
        return of_model & ~among if self.others else of_model & among


TYPES = {
    each.name: each
    for each in (
        ResultType("finding", _("Findings"), Page, among=FindingPage),
        ResultType("output", _("Outputs"), Output),
        ResultType("person", _("People"), Person),
        ResultType("grant", _("Grants"), Grant),
        ResultType("page", _("Other pages"), Page, among=FindingPage, others=True),
    )
}


def counted(entries: EntryQuerySet) -> dict[str, int]:
    """How many of the entries are of each type, by name, counted in one query; types without any are left out."""
    counts = {name: Count("pk", filter=each.condition) for name, each in TYPES.items()}
    totals: dict[str, int] = entries.order_by().aggregate(**counts)
    return {name: count for name, count in totals.items() if count}
