"""Subqueries whose SQL is written once in a process: only the moment in their parameters changes.

Django writes the SQL of each query anew. The visibility rule stands in nearly all of them, in some several times, and
writing it takes a fifth to a third of a page's time (measured in docs/decisions/frozen-sql.md).
"""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BigIntegerField, BooleanField, Expression, Field, QuerySet
from django.db.models.sql.compiler import SQLCompiler

__all__ = ["FrozenQuery"]

MOMENT = datetime(1, 1, 1, tzinfo=UTC)  # Stands in the parameters for the moment that is asked about.


class FrozenQuery:
    """A queryset that depends on a moment and on nothing else. `build` makes it for a moment, and is called once."""

    def __init__(self, build: Callable[[datetime], QuerySet]) -> None:
        self.build = build

    @cached_property
    def written(self) -> tuple[str, tuple[Any, ...]]:
        """The SQL and its parameters, with a placeholder where the moment belongs."""
        return self.build(MOMENT).query.sql_with_params()

    def sql(self, at: datetime) -> tuple[str, tuple[Any, ...]]:
        """The query at that moment as SQL and its parameters."""
        sql, params = self.written
        return sql, tuple([at if value == MOMENT else value for value in params])

    def keys(self, at: datetime) -> Expression:
        """What the query selects, for `pk__in`."""
        return FrozenSQL(*self.sql(at), BigIntegerField())

    def exists(self, at: datetime) -> Expression:
        """Whether the query selects anything, as a condition."""
        sql, params = self.sql(at)
        return FrozenSQL(f"EXISTS({sql})", params, BooleanField())


class FrozenSQL(Expression):
    """SQL that names nothing of the query it stands in. (Django's RawSQL looks in it for columns of that query.)"""

    def __init__(self, sql: str, params: tuple[Any, ...], output_field: Field) -> None:
        super().__init__(output_field=output_field)
        self.sql, self.params = sql, params

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        """The SQL as it was given."""
        return self.sql, self.params
