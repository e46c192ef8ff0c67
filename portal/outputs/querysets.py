"""Questions about outputs and who made them, in the field's words."""

from datetime import datetime
from typing import Any, Self

from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, JSONObject

from portal.citations.kinds import TABLES
from portal.grants.models import Grant
from portal.outputs.access import READABLE, access_holding
from portal.people.models import Person
from portal.visibility.querysets import VisibleQuerySet

__all__ = ["ContributionQuerySet", "OutputQuerySet"]

# The joins to the four tables, as multi-table inheritance names them.
JOINS = tuple(name.replace("_", "") for name in TABLES)


class OutputQuerySet(VisibleQuerySet):
    def current(self) -> Self:
        """Without those that were merged into another, of which only the address is left."""
        return self.filter(merged_into=None)

    def newest_first(self) -> Self:
        """By date, those without one last; then by title."""
        return self.order_by("-date", "sort_key", "pk")

    def funded_by(self, grant: Grant) -> Self:
        return self.filter(grants=grant)

    def by_person(self, person: Person) -> Self:
        return self.filter(contributions__person=person).distinct()

    def of_kind(self, name: str) -> Self:
        return self.filter(kind=name)

    def from_year(self, year: int) -> Self:
        return self.filter(date__startswith=f"{year:04}")

    def undated(self) -> Self:
        return self.filter(date="")

    def showing_files(self, at: datetime | None = None) -> Self:
        """Visible, not restricted, and an embargo, if there is one, is over."""
        return self.visible(at).alias(holding=access_holding(at)).filter(holding__in=READABLE)

    def with_access(self, at: datetime | None = None) -> Self:
        """Adds `access_held`, the access that holds at that moment (now, unless said otherwise)."""
        return self.annotate(access_held=access_holding(at))

    def related_to(self, output: Any) -> Self:
        """Other outputs that share people or findings with that one: first those that share most, then the newest."""
        contributions = apps.get_model("outputs.Contribution").objects
        people = contributions.filter(output=output.pk, person__isnull=False).values("person")
        by_people = contributions.filter(person__in=people)
        findings = output.evidence.visible().values("finding")
        by_findings = output.evidence.model.objects.filter(finding__in=findings, output__isnull=False)
        near = Q(pk__in=by_people.values("output")) | Q(pk__in=by_findings.values("output"))
        nearness = shared(by_people, "person") + shared(by_findings, "finding")
        others = self.exclude(pk=output.pk).filter(near).annotate(nearness=nearness)
        return others.order_by("-nearness", "-date", "sort_key", "pk")

    def with_lines(self) -> Self:
        """Fetches what one line in a list names: the row of the own table, and `named_contributors` as printed."""
        contributions = apps.get_model("outputs.Contribution").objects.filter(output=OuterRef("pk"))
        named = contributions.order_by("sort_order", "pk").values(
            named=JSONObject(name="name", role="role", is_corporate="is_corporate")
        )
        return self.select_related(*JOINS).annotate(named_contributors=ArraySubquery(named))

    def lines_of_slice(self) -> Self:
        """The lines of a slice, in its order: its keys are found first by the index, and only those rows are joined."""
        rows: Any = self.model._default_manager.filter(pk__in=self.values("pk"))
        return rows.order_by(*self.query.order_by).with_lines()

    def with_details(self, at: datetime | None = None) -> Self:
        """Fetches what the record's own page names: the own table, contributors with their people, visible grants."""
        grants = Grant.objects.visible(at).with_page(at).with_funders().with_earlier().in_order()
        files = apps.get_model("outputs.OutputFile").objects.filter(output=OuterRef("pk"))
        carriers = (
            apps.get_model("outputs.Carrier").objects.filter(appearance=OuterRef("pk")).order_by("sort_order", "pk")
        )
        carrier_rows = carriers.values(row=JSONObject(outlet="outlet", title="title", date="date", url="url"))
        described = self.annotate(has_files=Exists(files), carrier_rows=ArraySubquery(carrier_rows))
        return described.select_related(*JOINS).prefetch_related(
            Prefetch("contributions", queryset=contributions_with_visible_people(at)),
            Prefetch("grants", queryset=grants, to_attr="fetched_grants"),
        )


def shared(links: QuerySet, thing: str) -> Coalesce:
    """How many different things of `links` an output has; counted for each by itself, which joins nothing."""
    own = links.filter(output=OuterRef("pk")).order_by().values("output")
    return Coalesce(Subquery(own.annotate(things=Count(thing, distinct=True)).values("things")), 0)


def contributions_with_visible_people(at: datetime | None) -> QuerySet:
    """Contributions in order, each with its person and `person_is_visible`."""
    visible = Person.objects.visible(at).filter(pk=OuterRef("person"))
    contributions = apps.get_model("outputs.Contribution").objects
    return (
        contributions.order_by("sort_order", "pk")
        .select_related("person__picture")
        .annotate(person_is_visible=Exists(visible))
        .prefetch_related("person__picture__renditions")
    )


class ContributionQuerySet(QuerySet):
    def outputs(self, at: datetime | None = None) -> OutputQuerySet:
        """The visible outputs that these are contributions to, newest first, ready for a list."""
        outputs = apps.get_model("outputs.Output").objects
        return outputs.visible(at).filter(Q(pk__in=self.values("output"))).newest_first().with_lines()
