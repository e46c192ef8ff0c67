"""How many of the listed outputs each filter value would leave: every group counted in one query.

The listed outputs are found once (a common table expression, which Django's ORM does not write) and counted by their
own columns and by the visible people, grants and findings they are linked to. Where nothing is filtered, as on most
visits, links are counted without the few outputs that are hidden instead of with all that are not.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet
from django.db.models.functions import Left
from django.utils import timezone
from django.utils.functional import Promise

from portal.bibliography.kinds import kind
from portal.public.findings.models import Evidence
from portal.public.outputs.filters import (
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
from portal.records.outputs.models import Contribution, Output
from portal.records.outputs.querysets import OutputQuerySet
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


# For each filter by a related record or page: the distinct pairs of its key and an output's, as SQL.
LINKS: dict[type[Related], str] = {
    ByPerson: (
        f'SELECT DISTINCT person_id, output_id FROM "{Contribution._meta.db_table}" WHERE person_id IS NOT NULL'
    ),
    ByGrant: f'SELECT grant_id, output_id FROM "{Output.grants.through._meta.db_table}"',
    ByFinding: f'SELECT DISTINCT finding_id, output_id FROM "{Evidence._meta.db_table}" WHERE output_id IS NOT NULL',
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
    facets = [
        Facet(
            filter_class.name,
            filter_class.heading,
            ordered(filter_class, counts_of(filter_class, totals[filter_class.name])),
        )
        for filter_class in shown
    ]
    return Counts([facet for facet in facets if facet.counts], by_year_and_kind)


def counts_of(filter_class: type[Filter], totals: Counter[tuple[str, str]]) -> list[Count]:
    """The values of one filter; "" is one for the year only, where it means that no date is recorded."""
    return [
        Count(value or UNDATED, label_of(filter_class.name, value, label), count)
        for (value, label), count in totals.items()
        if value or filter_class is ByYear
    ]


def ordered(filter_class: type[Filter], counts: list[Count]) -> list[Count]:
    if filter_class is ByYear:
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
    filters: dict[str, type[Filter]] = {
        filter_class.name: filter_class for filter_class in (ByYear, ByAccess, ByReview)
    }
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
    related, of_related = related_sql(at)
    linked, of_linked = linked_sql(others)
    sql = (
        f"WITH hits(id, kind, year, access, reviewed) AS ({hits}), related(name, id, slug, label) AS ({related}),"
        f" linked(name, id, count) AS ({linked})"
        f" {OWN_COUNTS} UNION ALL SELECT name, slug, label, count FROM linked JOIN related USING (name, id)"
    )
    return sql, [*params, *of_related, *of_linked]


def related_sql(at: datetime) -> tuple[str, list[Any]]:
    """All that links may lead to: filter name, key, slug and label."""
    written = [(name, *query.sql(at)) for name, query in RELATED.items()]
    selects = [f"SELECT '{name}', visible.* FROM ({sql}) AS visible" for name, sql, _params in written]
    return " UNION ALL ".join(selects), [value for _name, _sql, params in written for value in params]


def labelled(filter_class: type[Related], at: datetime) -> QuerySet:
    """Key, slug and label of all that the filter may be asked for."""
    return filter_class.related(at).order_by().values_list("pk", "slug", "label")


RELATED = {filter_class.name: FrozenQuery(partial(labelled, filter_class)) for filter_class in LINKS}


def linked_sql(others: OutputQuerySet | None) -> tuple[str, list[Any]]:
    """How many of the listed outputs are linked to each record or page: filter name, key and count."""
    listed, params = "JOIN hits ON hits.id = output", ()
    if others is not None:
        sql, params = queryset_sql(others.order_by().values_list("pk"))
        listed = f"WHERE output NOT IN ({sql})"
    counts = [
        f"SELECT '{filter_class.name}', related, count(*) FROM ({pairs}) AS pairs(related, output) {listed}"
        " GROUP BY related"
        for filter_class, pairs in LINKS.items()
    ]
    return " UNION ALL ".join(counts), [*params] * len(counts)


def queryset_sql(queryset: QuerySet) -> tuple[str, tuple[Any, ...]]:
    return queryset.query.sql_with_params()
