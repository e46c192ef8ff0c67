"""Questions about grants, in the field's words."""

from datetime import datetime
from typing import Self

from django.apps import apps
from django.db.models import F, Prefetch, Value
from django.db.models.functions import Coalesce, Concat, NullIf, Trim

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
        """Fetches each grant's own page where that is visible, so that `grant.visible_page` costs no query."""
        pages = apps.get_model("grants.GrantPage").objects.visible(at)
        return self.prefetch_related(Prefetch("pages", queryset=pages, to_attr="fetched_pages"))

    def with_funders(self) -> Self:
        """Fetches holder and funders, which every line about a grant names."""
        return self.select_related("holder").prefetch_related("funder_links__organisation")
