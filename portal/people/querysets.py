"""Questions about people and their roles, in the field's words."""

from datetime import datetime
from typing import Self

from django.apps import apps
from django.db.models import Prefetch, QuerySet, Value
from django.db.models.functions import Concat, Trim

from portal.visibility.querysets import VisibleQuerySet

__all__ = ["MembershipQuerySet", "PersonQuerySet"]

UNPLACED = 100_000


class PersonQuerySet(VisibleQuerySet):
    def by_name(self) -> Self:
        return self.order_by("sort_key", "pk")

    def in_team_order(self) -> list:
        """A list in team order: by the first place on any visible grant, those without a role last, then by name."""
        people = self.by_name()
        return sorted(
            people, key=lambda person: min((role.position for role in person.visible_roles), default=UNPLACED)
        )

    def labelled(self) -> Self:
        """Adds `label`, the name in reading order, for lists of choices."""
        return self.annotate(label=Trim(Concat("given_name", Value(" "), "family_name")))

    def with_roles(self, at: datetime | None = None) -> Self:
        """Fetches each person's roles on visible grants, the roles in team order, for `visible_roles`."""
        grants = apps.get_model("grants.Grant").objects.visible(at)
        roles = (
            apps.get_model("people.Membership")
            .objects.filter(grant__in=grants)
            .select_related("grant", "organisation")
            .order_by("position", "pk")
        )
        return self.select_related("affiliation", "picture").prefetch_related(
            Prefetch("memberships", queryset=roles, to_attr="fetched_roles"), "picture__renditions"
        )


class MembershipQuerySet(QuerySet):
    def with_visible_people(self, at: datetime | None = None) -> Self:
        """Roles of people whom the public may see, in team order, with those people."""
        people = apps.get_model("people.Person").objects.visible(at)
        related = self.filter(person__in=people).select_related("person__picture", "organisation")
        return related.order_by("position", "person__sort_key", "pk").prefetch_related("person__picture__renditions")
