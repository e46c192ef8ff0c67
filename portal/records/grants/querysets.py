"""Questions about grants, in the field's words."""

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, Q, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce, Concat, JSONObject, NullIf, Trim

from portal.visibility.querysets import VisibleQuerySet

if TYPE_CHECKING:
    from portal.records.grants.models import Grant

__all__ = ["GrantQuerySet"]


# From the row of one slug to all rows joined to it either way; the ORM writes no query that asks itself again.
JOINED = """
WITH RECURSIVE own(id, slug, continues) AS ({rows}), joined(id, continues) AS (
    SELECT id, continues FROM own WHERE slug = %s
    UNION SELECT own.id, own.continues FROM own JOIN joined ON own.continues = joined.id OR own.id = joined.continues
) SELECT id FROM joined
"""


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

    def line_of(self, slug: str) -> Self:
        """The grant at that address and all that are joined to it, near or far, by the one continuing the other; of
        these rows only, so that a line of visible grants is joined by visible ones. None without that grant."""
        sql, params = self.order_by().values_list("pk", "slug", "continues").query.sql_with_params()
        return self.filter(pk__in=RawSQL(JOINED.format(rows=sql), [*params, slug]))

    def beside(self, grant: "Grant") -> Self:
        """The one that `grant`, a draft in hand, continues, and those that continue it."""
        return self.filter(Q(pk=grant.continues_id) | Q(continues__isnull=False, continues=grant.pk))

    def with_funders(self) -> Self:
        """Fetches the holder, and for `Grant.funders` who paid, in the order given."""
        links = self.model.funder_links.rel.related_model._default_manager.filter(grant=OuterRef("pk"))
        names = ("pk", "name", "short_name", "ror")
        values = JSONObject(**{name: f"organisation__{name}" for name in names})
        funders = links.order_by("sort_order", "pk").annotate(values_of_funder=values).values("values_of_funder")
        return self.select_related("holder").annotate(funder_values=ArraySubquery(funders))
