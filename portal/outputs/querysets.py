"""Questions about outputs and who made them, in the field's words."""

from datetime import datetime
from typing import Self

from django.apps import apps
from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from portal.grants.models import Grant
from portal.people.models import Person
from portal.visibility.querysets import VisibleQuerySet

__all__ = ["ContributionQuerySet", "OutputQuerySet"]

TABLES = ("publication", "mediaappearance", "report", "activity")


class OutputQuerySet(VisibleQuerySet):
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
        today = timezone.localdate(at)
        lifted = Q(access="embargoed", embargo_until__lte=today)
        return self.visible(at).filter(Q(access__in=["", "open"]) | lifted)

    def with_lines(self, at: datetime | None = None) -> Self:
        """Fetches what one line in a list names: the row of the own table, and the contributors."""
        return self.select_related(*TABLES).prefetch_related(
            Prefetch("contributions", queryset=contributions_with_visible_people(at))
        )

    def with_details(self, at: datetime | None = None) -> Self:
        """Fetches what the record's own page names besides: its visible grants."""
        grants = Grant.objects.visible(at).with_page(at).with_funders().in_order()
        return self.with_lines(at).prefetch_related(Prefetch("grants", queryset=grants, to_attr="fetched_grants"))


def contributions_with_visible_people(at: datetime | None) -> QuerySet:
    """Contributions in order, each with its person if the public may see them."""
    people = Prefetch("person", queryset=Person.objects.visible(at), to_attr="fetched_person")
    return apps.get_model("outputs.Contribution").objects.order_by("sort_order", "pk").prefetch_related(people)


class ContributionQuerySet(QuerySet):
    def outputs(self, at: datetime | None = None) -> OutputQuerySet:
        """The visible outputs that these are contributions to, newest first, ready for a list."""
        outputs = apps.get_model("outputs.Output").objects
        return outputs.visible(at).filter(Q(pk__in=self.values("output"))).newest_first().with_lines(at)
