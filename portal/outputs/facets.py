"""How many of the listed outputs each filter value would leave: every group counted in one query.

The listed outputs are found once (a materialised common table expression, which Django's ORM does not write) and
counted by their own columns and by the visible people, grants and findings they are linked to.
"""

from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet
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


# The filters by an output's own columns, and what each is called in `groups`: the listed outputs are grouped by all of
# them at once, and each facet sums a few hundred groups instead of counting thousands of rows.
COLUMNS: dict[type[Filter], str] = {ByKind: "kind", ByYear: "year", ByAccess: "access", ByReview: "reviewed"}
GROUPS = (
    "groups(kind, year, access, reviewed, outputs) AS MATERIALIZED (SELECT kind, left(date, 4), access,"
    " CASE WHEN peer_reviewed THEN 'yes' ELSE '' END, count(*) FROM hits GROUP BY 1, 2, 3, 4)"
)
MOST_VALUES = 30


def links() -> dict[type[Related], tuple[Any, str]]:
    """For each filter by a related thing: the model that links outputs to it, and the linking column."""
    output = apps.get_model("outputs.Output")
    return {
        ByPerson: (apps.get_model("outputs.Contribution"), "person_id"),
        ByGrant: (output.grants.through, "grant_id"),
        ByFinding: (output._meta.get_field("evidence").related_model, "finding_id"),
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


def count_outputs(outputs: OutputQuerySet) -> Counts:
    """The counts of `outputs`; facets in the order a reader looks for them, those without a value left out."""
    rows: dict[str, list[Count]] = {}
    by_year_and_kind: list[tuple[str, str, int]] = []
    for name, value, label, count in counted(outputs):
        if name == YEAR_AND_KIND:
            by_year_and_kind.append((value, label, count))
        else:
            rows.setdefault(name, []).append(Count(value or UNDATED, label_of(name, value, label), count))
    shown = (ByKind, ByYear, ByPerson, ByGrant, ByFinding, ByAccess, ByReview)
    facets = [Facet(row.name, row.heading, ordered(row, rows[row.name])) for row in shown if rows.get(row.name)]
    return Counts(facets, by_year_and_kind)


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


def counted(outputs: OutputQuerySet) -> list[tuple[str, str, str, int]]:
    """Rows of filter name, value, label and count."""
    try:
        sql, params = counting_sql(outputs)
    except EmptyResultSet:
        return []
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()


def counting_sql(outputs: OutputQuerySet) -> tuple[str, list[Any]]:
    hits = outputs.order_by().values_list("pk", "kind", "date", "access", "peer_reviewed")
    tables = [("hits(id, kind, date, access, peer_reviewed)", hits)]
    selects = [
        f"SELECT '{row.name}' AS name, {column} AS value, '' AS label, sum(outputs)::bigint FROM groups GROUP BY 2"
        for row, column in COLUMNS.items()
    ]
    selects.append(f"SELECT '{YEAR_AND_KIND}', year, kind, sum(outputs)::bigint FROM groups GROUP BY 2, 3")
    for row, (model, column) in links().items():
        things = row.related().order_by().values_list("pk", "slug", "label")
        tables.append((f"{row.name}s(id, slug, label)", things))
        selects.append(linked_sql(row.name, model._meta.db_table, column))
    parts = [(table, *queryset_sql(queryset)) for table, queryset in tables]
    with_tables = ", ".join([*(f"{table} AS MATERIALIZED ({sql})" for table, sql, _ in parts), GROUPS])
    counted_empty = f"name IN ('{ByYear.name}', '{YEAR_AND_KIND}')"
    wanted = f"SELECT * FROM ({' UNION ALL '.join(selects)}) AS counts WHERE value <> '' OR {counted_empty}"
    return f"WITH {with_tables} {wanted}", [value for _, _, params in parts for value in params]


def linked_sql(name: str, table: str, column: str) -> str:
    """Counts the hits linked by `table` to each thing; an output linked twice counts once.

    Pairs are made distinct and grouped by number before the words are joined, so that nothing long is sorted.
    """
    pairs = f'SELECT DISTINCT {column} AS id, output_id FROM "{table}" WHERE {column} IS NOT NULL'
    counts = f"SELECT pairs.id, count(*) FROM ({pairs}) AS pairs JOIN hits ON hits.id = pairs.output_id GROUP BY 1"
    return (
        f"SELECT '{name}', things.slug, things.label, counts.count::bigint FROM ({counts}) AS counts"
        f" JOIN {name}s AS things ON things.id = counts.id"
    )


def queryset_sql(queryset: QuerySet) -> tuple[str, tuple[Any, ...]]:
    return queryset.query.sql_with_params()
