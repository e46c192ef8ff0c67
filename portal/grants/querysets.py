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

    def with_team(self, at: datetime | None = None) -> Self:
        """Adds `team_rows`: key and slug of everybody in the award's team whom the public may see."""
        people = apps.get_model("people.Person").objects.visible(at).filter(memberships__grant=OuterRef("pk"))
        rows = people.order_by("pk").distinct().values(row=JSONObject(pk="pk", slug="slug"))
        return self.annotate(team_rows=ArraySubquery(rows))

    def with_findings(self, at: datetime | None = None) -> Self:
        """Adds `finding_rows`: what a line says of each visible finding of the award, in order."""
        findings = apps.get_model("findings.FindingPage").objects.visible(at).filter(grants=OuterRef("pk")).in_order()
        names = ("id", "number", "title", "claim", "slug", "url_path", "status")
        row = {"page_ptr_id": "pk"} | {name: name for name in names}
        return self.annotate(finding_rows=ArraySubquery(findings.values(row=JSONObject(**row))))

    def with_continuations(self, pk: int | None) -> Any:
        """The grant of that key among these, with funders, address, findings and those that continue it; or None."""
        near = self.filter(Q(pk=pk) | Q(continues=pk))
        found: list[Any] = list(near.with_page().with_funders().with_earlier().with_findings().in_order())
        grant = next((each for each in found if each.pk == pk), None)
        if grant is not None:
            grant.fetched_continuations = [each for each in found if each is not grant]
        return grant
