"""How many of the listed outputs each filter value would leave: every group counted in one query.

The listed outputs are found once (a common table expression, which Django's ORM does not write) and counted by their
own columns and by the visible people, grants and findings they are linked to. Where nothing is filtered, as on most
visits, links are counted without the few outputs that are hidden instead of with all that are not.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache, partial
from typing import Any

from django.apps import apps
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet
from django.db.models.functions import Left
from django.utils import timezone
from django.utils.functional import Promise

from portal.citations.kinds import kind
from portal.outputs.filters import (
    UNDATED,
    ByAccess,
    ByFinding,
    ByGrant,
    ByKind,
    ByPerson,
    ByReview,
    ByYear,
    Filter,
    Related,
)
from portal.outputs.querysets import OutputQuerySet
from portal.visibility.frozen import FrozenQuery

__all__ = ["Count", "Counts", "Facet", "count_outputs"]

YEAR_AND_KIND = "year and kind"


@dataclass(frozen=True)
class Count:
    """One value of a filter, and how many of the listed outputs have it."""

    value: str
    label: str | Promise
    count: int


@dataclass(frozen=True)
class Facet:
    """One filter with its values, the commonest first and no more than fit a glance (years: all, the newest first)."""

    name: str
    heading: str | Promise
    counts: list[Count] = field(default_factory=list)


MOST_VALUES = 30


@cache
def links() -> dict[type[Related], str]:
    """For each filter by a related thing: the distinct pairs of a thing's key and an output's, as SQL."""
    output = apps.get_model("outputs.Output")
    contribution = apps.get_model("outputs.Contribution")._meta.db_table
    evidence = output._meta.get_field("evidence").related_model._meta.db_table
    return {
        ByPerson: f'SELECT DISTINCT person_id, output_id FROM "{contribution}" WHERE person_id IS NOT NULL',
        ByGrant: f'SELECT grant_id, output_id FROM "{output.grants.through._meta.db_table}"',
        ByFinding: f'SELECT DISTINCT finding_id, output_id FROM "{evidence}" WHERE output_id IS NOT NULL',
    }


@dataclass(frozen=True)
class Counts:
    """Everything counted of a list: its facets, and how many outputs of each kind came out in each year."""

    facets: list[Facet]
    by_year_and_kind: list[tuple[str, str, int]]

    @property
    def total(self) -> int:
        """How many outputs there are in all."""
        return sum(count for _year, _kind, count in self.by_year_and_kind)


def count_outputs(outputs: OutputQuerySet, others: OutputQuerySet | None = None, at: datetime | None = None) -> Counts:
    """The counts of `outputs` at that moment (now, unless said otherwise); facets in the order a reader looks for
    them, those without a value left out.

    `others`: all outputs that are not among `outputs`, where they are few and quickly found; it only saves time.
    """
    by_year_and_kind: list[tuple[str, str, int]] = []
    totals: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for name, value, label, count in counted(outputs, others, at or timezone.now()):
        if name == YEAR_AND_KIND:
            by_year_and_kind.append((value, label, count))
            totals[ByYear.name][value, ""] += count
            totals[ByKind.name][label, ""] += count
        else:
            totals[name][value, label] += count
    shown = (ByKind, ByYear, ByPerson, ByGrant, ByFinding, ByAccess, ByReview)
    facets = [Facet(row.name, row.heading, ordered(row, counts_of(row, totals[row.name]))) for row in shown]
    return Counts([facet for facet in facets if facet.counts], by_year_and_kind)


def counts_of(row: type[Filter], totals: Counter[tuple[str, str]]) -> list[Count]:
    """The values of one filter; "" is one for the year only, where it means that no date is recorded."""
    return [
        Count(value or UNDATED, label_of(row.name, value, label), count)
        for (value, label), count in totals.items()
        if value or row is ByYear
    ]


def ordered(row: type[Filter], counts: list[Count]) -> list[Count]:
    if row is ByYear:
        dated = sorted(
            (count for count in counts if count.value != UNDATED), key=lambda count: count.value, reverse=True
        )
        return dated + [count for count in counts if count.value == UNDATED]
    return sorted(counts, key=lambda count: (-count.count, str(count.label)))[:MOST_VALUES]


def label_of(name: str, value: str, label: str) -> str | Promise:
    if name == ByKind.name:
        return kind(value).label
    if label or name not in (ByYear.name, ByAccess.name, ByReview.name):
        return label
    filters: dict[str, type[Filter]] = {row.name: row for row in (ByYear, ByAccess, ByReview)}
    return filters[name](value or UNDATED).label or value


def counted(outputs: OutputQuerySet, others: OutputQuerySet | None, at: datetime) -> list[tuple[str, str, str, int]]:
    """Rows of filter name, value, label and count."""
    try:
        sql, params = counting_sql(outputs, others, at)
    except EmptyResultSet:
        return []
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()


# The listed outputs, grouped by their own columns in one pass; `grouping` says by which.
OWN_COUNTS = (
    f"SELECT CASE WHEN grouping(kind) = 0 THEN '{YEAR_AND_KIND}' WHEN grouping(access) = 0 THEN '{ByAccess.name}'"
    f" ELSE '{ByReview.name}' END, coalesce(year, access, CASE WHEN reviewed THEN 'yes' ELSE '' END), kind, count(*)"
    " FROM hits GROUP BY GROUPING SETS ((kind, year), (access), (reviewed))"
)


def counting_sql(outputs: OutputQuerySet, others: OutputQuerySet | None, at: datetime) -> tuple[str, list[Any]]:
    """The one query, with its parameters."""
    columns = ("pk", "kind", "year", "access_held", "peer_reviewed")
    listed = outputs.order_by().annotate(year=Left("date", 4)).with_access(at)
    hits, params = queryset_sql(listed.values_list(*columns))
    things, of_things = things_sql(at)
    linked, of_linked = linked_sql(others)
    sql = (
        f"WITH hits(id, kind, year, access, reviewed) AS ({hits}), things(name, id, slug, label) AS ({things}),"
        f" linked(name, id, count) AS ({linked})"
        f" {OWN_COUNTS} UNION ALL SELECT name, slug, label, count FROM linked JOIN things USING (name, id)"
    )
    return sql, [*params, *of_things, *of_linked]


def things_sql(at: datetime) -> tuple[str, list[Any]]:
    """All that links may lead to: filter name, key, slug and label."""
    written = [(name, *things.sql(at)) for name, things in THINGS.items()]
    selects = [f"SELECT '{name}', related.* FROM ({sql}) AS related" for name, sql, _params in written]
    return " UNION ALL ".join(selects), [value for _name, _sql, params in written for value in params]


def things(row: type[Related], at: datetime) -> QuerySet:
    return row.related(at).order_by().values_list("pk", "slug", "label")


THINGS = {row.name: FrozenQuery(partial(things, row)) for row in (ByPerson, ByGrant, ByFinding)}


def linked_sql(others: OutputQuerySet | None) -> tuple[str, list[Any]]:
    """How many of the listed outputs are linked to each thing: filter name, key and count."""
    listed, params = "JOIN hits ON hits.id = output", ()
    if others is not None:
        sql, params = queryset_sql(others.order_by().values_list("pk"))
        listed = f"WHERE output NOT IN ({sql})"
    counts = [
        f"SELECT '{row.name}', thing, count(*) FROM ({pairs}) AS pairs(thing, output) {listed} GROUP BY thing"
        for row, pairs in links().items()
    ]
    return " UNION ALL ".join(counts), [*params] * len(counts)


def queryset_sql(queryset: QuerySet) -> tuple[str, tuple[Any, ...]]:
    return queryset.query.sql_with_params()
