"""Questions about people and their roles, in the field's words."""

from datetime import datetime
from typing import Self

from django.apps import apps
from django.db.models import Prefetch

from portal.visibility.querysets import VisibleQuerySet

__all__ = ["PersonQuerySet"]


class PersonQuerySet(VisibleQuerySet):
    def by_name(self) -> Self:
        return self.order_by("sort_key", "pk")

    def with_roles(self, at: datetime | None = None) -> Self:
        """Fetches each person's roles on visible grants, the roles in team order, as `visible_roles`."""
        grants = apps.get_model("grants.Grant").objects.visible(at)
        roles = (
            apps.get_model("people.Membership")
            .objects.filter(grant__in=grants)
            .select_related("grant", "organisation")
            .order_by("position", "pk")
        )
        return self.select_related("affiliation", "picture").prefetch_related(
            Prefetch("memberships", queryset=roles, to_attr="visible_roles")
        )
