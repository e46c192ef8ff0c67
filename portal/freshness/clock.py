"""The content clock: a number that goes up with every transaction that changes content.

The number is read over a connection of its own, which asks nothing else: it costs a fraction of a millisecond. While it
stands still, whatever was made since it was read is as true as when it was made.
"""

import threading
from dataclasses import dataclass

import psycopg2
import psycopg2.extensions
from django.db import connections

__all__ = ["Clock", "ClockError", "Moment", "begin_epoch"]

READ = "SELECT epoch::text, value FROM freshness_clock"
CHANGES = "SELECT tag, value FROM freshness_change WHERE value > %s"


class ClockError(Exception):
    """The database does not say what time its content has."""


@dataclass(frozen=True)
class Moment:
    """A reading of the clock. `epoch` names the database's own history: another one's numbers mean nothing here."""

    epoch: str
    value: int


class Clock:
    """Reads the clock of the database of that alias, a connection a thread."""

    def __init__(self, alias: str = "default") -> None:
        self.alias = alias
        self.own = threading.local()

    def read(self) -> Moment:
        """The clock's reading. Raises ClockError when the database cannot be asked."""
        ((epoch, value),) = self.ask(READ, ())
        return Moment(epoch, value)

    def changes_since(self, value: int) -> dict[str, int]:
        """What changed after that reading, each with the reading at its last change. Raises ClockError."""
        return dict(self.ask(CHANGES, (value,)))

    def ask(self, sql: str, params: tuple[object, ...]) -> list[tuple]:
        """The rows. A connection that has gone is made anew once."""
        try:
            return self.rows(sql, params)
        except psycopg2.Error:
            self.forget()
        try:
            return self.rows(sql, params)
        except psycopg2.Error as error:
            self.forget()
            raise ClockError from error

    def rows(self, sql: str, params: tuple[object, ...]) -> list[tuple]:
        """The rows, as the database gives them now."""
        with self.connection().cursor() as cursor:
            cursor.execute(sql, params)
            return cursor.fetchall()

    def connection(self) -> psycopg2.extensions.connection:
        """This thread's own connection."""
        database = connections[self.alias]
        if getattr(self.own, "database", None) != database.settings_dict["NAME"]:
            self.forget()
        if getattr(self.own, "connection", None) is None:
            parameters = {**database.get_connection_params()}
            parameters.pop("cursor_factory", None)
            self.own.connection = psycopg2.connect(**parameters)
            self.own.connection.autocommit = True
            self.own.database = database.settings_dict["NAME"]
        return self.own.connection

    def forget(self) -> None:
        """Closes this thread's connection, if it has one."""
        if connection := getattr(self.own, "connection", None):
            connection.close()
        self.own.connection = None


def begin_epoch() -> None:
    """Begins a new history: what was kept by the readings of an earlier one is no longer taken for true. A database
    that has no clock yet gets one, with a history of its own, when it is migrated."""
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT to_regclass('freshness_clock') IS NOT NULL")
        if cursor.fetchone() == (True,):
            cursor.execute("UPDATE freshness_clock SET epoch = gen_random_uuid()")
