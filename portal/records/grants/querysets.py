"""Questions about grants, in the field's words."""

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db.models import Exists, F, OuterRef, Prefetch, Q, Value
from django.db.models.functions import Coalesce, Concat, NullIf, Trim

from portal.visibility.querysets import VisibleQuerySet

if TYPE_CHECKING:
    from portal.records.grants.models import Grant

__all__ = ["GrantQuerySet"]


class GrantQuerySet(VisibleQuerySet):
    """Questions about grants; each chains."""

    def in_order(self) -> Self:
        """By start, the grants without a recorded start last, then by phase and title."""
        return self.order_by(F("start").asc(nulls_last=True), "phase", "title", "pk")

    def labelled(self) -> Self:
        """Adds `label`, what people call the award: phase and scheme, or its title where neither is recorded."""
        name = NullIf(Trim(Concat("phase", Value(" "), "scheme")), Value(""))
        return self.annotate(label=Coalesce(name, "title"))

    def with_earlier(self, at: datetime | None = None) -> Self:
        """Fetches with each grant the one it continues, for `visible_continues`, and adds `continues_visibly`, whether
        the public may see that one at the moment `at` (now, unless said otherwise)."""
        earlier = self.model._default_manager.visible(at).filter(pk=OuterRef("continues"))
        return self.select_related("continues").annotate(continues_visibly=Exists(earlier))

    def around(self, slug: str) -> Self:
        """The grant at that address, the one it continues, and those that continue it."""
        earlier = self.model._default_manager.filter(slug=slug, continues__isnull=False).values("continues")
        return self.filter(Q(slug=slug) | Q(continues__slug=slug) | Q(pk__in=earlier))

    def beside(self, grant: "Grant") -> Self:
        """The one that `grant`, a draft in hand, continues, and those that continue it."""
        return self.filter(Q(pk=grant.continues_id) | Q(continues__isnull=False, continues=grant.pk))

    def with_funders(self) -> Self:
        """Fetches the holder, and for `Grant.funders` who paid, in the order given."""
        links = self.model.funder_links.rel.related_model._default_manager
        in_order = links.select_related("organisation").order_by("sort_order", "pk")
        return self.select_related("holder").prefetch_related(Prefetch("funder_links", queryset=in_order))
