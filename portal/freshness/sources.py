"""What an answer is made of: noted while it is made, from the SQL that it asks.

Every table that a statement names is a source of the answer, so nothing has to be declared, and nothing can be
forgotten. A view that shows a few records of a large table may say so (`shows_only`): then the answer depends on these
records and on where records stand (see `tags`), and outlives a change of any other.
"""

import re
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import Any

from django.db import connections
from django.db.models import Model

from portal.freshness.tags import FAMILIES, Family
from portal.freshness.triggers import content_tables

__all__ = ["Sources", "noting_sources", "shows_only"]

# Tables that stay as they are while a process lives.
UNCHANGING = frozenset({"django_content_type", "django_migrations"})
READS = ("SELECT", "WITH", "DECLARE", "FETCH", "CLOSE", "SAVEPOINT", "RELEASE", "ROLLBACK", "SHOW", "SET")
# So many records named singly; beyond them the table itself is the source.
MOST_RECORDS = 100
WORDS = re.compile(r"[a-z_][a-z0-9_]*")


class Sources:
    """The tables that statements named, the databases that were asked, the records that a view said it shows, and
    whether anything was written."""

    def __init__(self) -> None:
        self.tables: set[str] = set()
        self.databases: set[str] = set()
        self.records: dict[Family, set[int]] = {}
        self.is_keepable = True

    def __call__(self, execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: dict[str, Any]) -> Any:
        """Django's execute wrapper: notes what the statement names, and executes it."""
        tables, is_read = named_in(str(sql))
        self.tables |= tables
        self.databases.add(context["connection"].alias)
        self.is_keepable = self.is_keepable and is_read
        return execute(sql, params, many, context)

    def show_only(self, family: Family, keys: Collection[int]) -> None:
        """Of the family's records only these are shown."""
        self.records.setdefault(family, set()).update(keys)

    @property
    def tags(self) -> frozenset[str]:
        """What the answer depends on."""
        narrowed = {family: keys for family, keys in self.records.items() if len(keys) <= MOST_RECORDS}
        tables = set(self.tables)
        tags: set[str] = set()
        for family, keys in narrowed.items():
            if tables & family.tables.keys():
                tables -= family.tables.keys()
                tags |= {family.standing, *map(family.record, keys)}
        return frozenset(tables | tags)


@lru_cache(maxsize=2048)
def named_in(sql: str) -> tuple[frozenset[str], bool]:
    """The tables of content that the statement names anywhere, and whether it only reads what is content."""
    words = set(WORDS.findall(sql.lower()))
    tables = words & content_tables_of_process()
    other = words & other_tables_of_process()
    return frozenset(tables), sql.lstrip("( \n").upper().startswith(READS) and " FOR UPDATE" not in sql and not other


@lru_cache(maxsize=1)
def content_tables_of_process() -> frozenset[str]:
    """The names of all tables that hold content."""
    return frozenset(content_tables())


@lru_cache(maxsize=1)
def other_tables_of_process() -> frozenset[str]:
    """The names of the tables whose changes nobody notes."""
    known = {table for connection in connections.all() for table in connection.introspection.django_table_names()}
    return frozenset(known) - content_tables_of_process() - UNCHANGING


CURRENT: ContextVar[Sources | None] = ContextVar("sources", default=None)


@contextmanager
def noting_sources() -> Iterator[Sources]:
    """A `with` block in which the sources of an answer are noted, whatever database it asks."""
    sources = Sources()
    token = CURRENT.set(sources)
    wrappers = [connection.execute_wrapper(sources) for connection in connections.all()]
    for wrapper in wrappers:
        wrapper.__enter__()
    try:
        yield sources
    finally:
        for wrapper in reversed(wrappers):
            wrapper.__exit__(None, None, None)
        CURRENT.reset(token)


def shows_only(model: type[Model], keys: Collection[int]) -> None:
    """Says, while an answer is made, that of the model's family it shows these records only, and that which they are
    follows from where records stand. Called again it adds to them. Elsewhere it does nothing."""
    if sources := CURRENT.get():
        sources.show_only(FAMILIES[model], keys)
