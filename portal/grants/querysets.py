"""Questions about grants, in the field's words."""

from datetime import datetime
from typing import Any, Self

from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, Concat, JSONObject, NullIf, Trim

from portal.visibility.querysets import VisibleQuerySet

__all__ = ["GrantQuerySet"]


class GrantQuerySet(VisibleQuerySet):
    def in_order(self) -> Self:
        """By start, the grants without a recorded start last, then by phase and title."""
        return self.order_by(F("start").asc(nulls_last=True), "phase", "title", "pk")

    def labelled(self) -> Self:
        """Adds `label`, what people call the award: phase and scheme, or its title where neither is recorded."""
        called = NullIf(Trim(Concat("phase", Value(" "), "scheme")), Value(""))
        return self.annotate(label=Coalesce(called, "title"))

    def with_page(self, at: datetime | None = None) -> Self:
        """Adds `page_slug`, the last part of the address of each grant's own page: None without a visible one."""
        pages = apps.get_model("grants.GrantPage").objects.visible(at).filter(grant=OuterRef("pk"))
        return self.annotate(page_slug=Subquery(pages.values("slug")[:1]))

    def with_earlier(self, at: datetime | None = None) -> Self:
        """Fetches with each grant the one it continues, and adds `continues_is_visible`."""
        earlier = apps.get_model("grants.Grant").objects.visible(at).filter(pk=OuterRef("continues"))
        return self.select_related("continues").annotate(continues_is_visible=Exists(earlier))

    def with_funders(self) -> Self:
        """Fetches holder and funders, which the figures of a grant name."""
        links = apps.get_model("grants.GrantFunder").objects.filter(grant=OuterRef("pk")).order_by("sort_order", "pk")
        named = {name: f"organisation__{name}" for name in ("id", "name", "short_name", "ror")}
        rows = ArraySubquery(links.values(funder=JSONObject(**named)))
        return self.select_related("holder").annotate(funder_rows=rows)

    def with_continuations(self, pk: int | None) -> Any:
        """The grant of that key among these, with funders, address and those that continue it; or None."""
        found: list[Any] = list(
            self.filter(Q(pk=pk) | Q(continues=pk)).with_page().with_funders().with_earlier().in_order()
        )
        grant = next((each for each in found if each.pk == pk), None)
        if grant is not None:
            grant.fetched_continuations = [each for each in found if each is not grant]
        return grant
