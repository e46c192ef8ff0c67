"""Questions about people and their roles, in the field's words."""

from datetime import datetime
from typing import Any, Self

from django.db.models import Prefetch, QuerySet, Value
from django.db.models.functions import Concat, Trim

from portal.records.grants.models import Grant
from portal.visibility.querysets import VisibleQuerySet

__all__ = ["MembershipQuerySet", "PersonQuerySet"]

UNPLACED = 100_000


class PersonQuerySet(VisibleQuerySet):
    """Questions about people; each chains."""

    def by_name(self) -> Self:
        """By family name, then given name."""
        return self.order_by("sort_key", "pk")

    def in_team_order(self) -> list[Any]:
        """A list of people fetched `with_roles()`, in team order: by the first place on any visible grant, those
        without a role last; who have the same place by their role, principal investigators first, then by name."""
        return sorted(self.by_name(), key=team_place)

    def labelled(self) -> Self:
        """Adds `label`, the name in reading order, for lists of choices."""
        return self.annotate(label=Trim(Concat("given_name", Value(" "), "family_name")))

    def with_pictures(self) -> Self:
        """Fetches each person's picture in the sizes that were made of it."""
        return self.select_related("picture").prefetch_related("picture__renditions")

    def with_roles(self, at: datetime | None = None) -> Self:
        """Fetches with each person their affiliation, their picture, and as `visible_roles` their roles on grants that
        are visible at the moment `at` (now, unless said otherwise), in team order."""
        roles = self.model.memberships.rel.related_model._default_manager.on_visible_grants(at)
        affiliated = self.select_related("affiliation").with_pictures()
        return affiliated.prefetch_related(Prefetch("memberships", queryset=roles, to_attr="visible_roles"))


def team_place(person: Any) -> tuple[int, int]:
    """Where a person stands in the team: the lowest place of their roles, and the rank of the role that has it."""
    return min(((role.position, role.rank) for role in person.visible_roles), default=(UNPLACED, 0))


class MembershipQuerySet(QuerySet):
    """Questions about roles on grants."""

    model: Any

    def on_visible_grants(self, at: datetime | None = None) -> Self:
        """Roles on grants that the public may see, in team order, with those grants."""
        related = self.filter(grant__in=Grant.objects.visible(at)).select_related("grant", "organisation")
        return related.order_by("position", "pk")

    def with_visible_people(self, at: datetime | None = None) -> Self:
        """Roles of people whom the public may see, in team order, with those people."""
        people = self.model.person.field.related_model._default_manager.visible(at)
        related = self.filter(person__in=people).select_related("person__picture", "organisation")
        return related.order_by("position", "person__sort_key", "pk").prefetch_related("person__picture__renditions")
