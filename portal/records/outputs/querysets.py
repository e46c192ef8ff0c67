"""Questions about outputs and who made them, in the field's words."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, F, OuterRef, Prefetch, QuerySet, Window
from django.db.models.functions import Left, RowNumber

from portal.bibliography.kinds import TABLES
from portal.records.grants.models import Grant
from portal.records.outputs.access import READABLE, access_holding
from portal.records.people.models import Person
from portal.visibility.querysets import VisibleQuerySet

__all__ = ["ContributionQuerySet", "OutputQuerySet"]

# The joins to the four tables, as multi-table inheritance names them.
JOINS = tuple(name.replace("_", "") for name in TABLES)


class OutputQuerySet(VisibleQuerySet):
    """Questions about outputs; each chains."""

    def current(self) -> Self:
        """Without those that were merged into another: such a record keeps only its address."""
        return self.filter(merged_into=None)

    def standing_for(self, slug: str) -> Self:
        """The output that the one at that address was merged into."""
        return self.filter(merged__slug=slug)

    def newest_first(self) -> Self:
        """By date, those without one last; then by title."""
        return self.order_by("-date", "sort_key", "pk")

    def funded_by(self, grant: Grant) -> Self:
        """Those that name the award."""
        return self.filter(grants=grant)

    def of_grants(self, keys: Iterable[int]) -> Self:
        """Those that name any of the awards with those keys, each once."""
        links = self.model.grants.through._default_manager.filter(grant__in=list(keys))
        return self.filter(pk__in=links.values("output"))

    def by_person(self, person: Person) -> Self:
        """Those that the person contributed to, each once."""
        return self.filter(pk__in=self.all_contributions().filter(person=person).values("output"))

    def of_kind(self, name: str) -> Self:
        """Those of a kind, by its name."""
        return self.filter(kind=name)

    def from_year(self, year: int) -> Self:
        """Those whose date begins with that year."""
        return self.filter(date__startswith=f"{year:04}")

    def undated(self) -> Self:
        """Those without a date."""
        return self.filter(date="")

    def showing_files(self, at: datetime | None = None) -> Self:
        """Visible, not restricted, and an embargo, if there is one, is over."""
        return self.visible(at).alias(holding=access_holding(at)).filter(holding__in=READABLE)

    def with_access(self, at: datetime | None = None) -> Self:
        """Adds `access_held`, the access that holds at that moment (now, unless said otherwise)."""
        return self.annotate(access_held=access_holding(at))

    def newest_of_each_kind(self, most: int) -> Self:
        """Of each kind as many as that, those without a date last."""
        newest = Window(
            RowNumber(), partition_by="kind", order_by=[F("date").desc(), F("sort_key").asc(), F("pk").asc()]
        )
        ranked = self.order_by().annotate(place_in_kind=newest).filter(place_in_kind__lte=most)
        return self.model._default_manager.filter(pk__in=ranked.values("pk"))

    def with_grant_keys(self, among: Iterable[int]) -> Self:
        """Adds `grant_keys`: which of the awards with those keys each names."""
        links = self.model.grants.through._default_manager.filter(output=OuterRef("pk"), grant__in=list(among))
        return self.annotate(grant_keys=ArraySubquery(links.order_by("grant").values("grant")))

    def counted(self, at: datetime | None = None, *further: str) -> QuerySet:
        """How many (`number`) there are of each kind, year ("" for no date), access that holds at that moment (now,
        unless said otherwise), review, and the annotations named in `further`, as plain values."""
        outputs = self.order_by().with_access(at).annotate(year=Left("date", 4))
        groups = outputs.values("kind", "year", "access_held", "peer_reviewed", *further)
        return groups.annotate(number=Count("pk")).order_by("year", "kind", "access_held", "peer_reviewed")

    def with_own_table(self) -> Self:
        """Fetches with each output its row of the own table, for `Output.own`."""
        return self.select_related(*JOINS)

    def with_lines(self) -> Self:
        """Fetches what one line in a list names: the row of the own table, and the contributions as printed."""
        contributions = Prefetch("contributions", queryset=self.all_contributions().in_order())
        return self.with_own_table().prefetch_related(contributions)

    def lines_of_slice(self) -> Self:
        """The lines of a slice, in its order: its keys are found first by the index, and only those rows are joined."""
        outputs: Any = self.model._default_manager.filter(pk__in=self.values("pk"))
        return outputs.order_by(*self.query.order_by).with_lines()

    def all_contributions(self) -> "ContributionQuerySet":
        """The contributions to any output, asked through the relation: their model imports this module."""
        return self.model.contributions.rel.related_model._default_manager.all()


class ContributionQuerySet(QuerySet):
    """Questions about who contributed to outputs."""

    def in_order(self) -> Self:
        """In the order in which the work names them."""
        return self.order_by("sort_order", "pk")

    def with_people(self, at: datetime | None = None) -> Self:
        """Fetches with each contribution its person and their picture, and adds `person_is_visible`, whether the public
        may see that person at the moment `at` (now, unless said otherwise)."""
        visible = Exists(Person.objects.visible(at).filter(pk=OuterRef("person")))
        fetched = self.select_related("person__picture").prefetch_related("person__picture__renditions")
        return fetched.annotate(person_is_visible=visible)
