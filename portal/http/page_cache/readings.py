"""What the clock of each database says before an answer is made."""

from collections.abc import Collection

from django.db import connections

from portal.freshness.clock import Clock, ClockError, Moment

__all__ = ["Clocks", "earliest"]


class Clocks:
    """The clocks of the database and of its copies. A copy may lag behind, and says so by its own clock."""

    def __init__(self) -> None:
        self.clocks = {alias: Clock(alias) for alias in connections}

    @property
    def own(self) -> Clock:
        """That of the database itself, by which answers are judged."""
        return self.clocks["default"]

    def read(self) -> dict[str, Moment]:
        """What each of them says now. Raises ClockError where the database itself says nothing."""
        return {"default": self.own.read(), **self.of_copies()}

    def of_copies(self) -> dict[str, Moment]:
        """What the copies say that can be asked now."""
        moments = {}
        for alias, clock in self.clocks.items():
            if alias != "default":
                try:
                    moments[alias] = clock.read()
                except ClockError:
                    continue
        return moments


def earliest(moments: dict[str, Moment], asked: Collection[str]) -> Moment | None:
    """The moment at which an answer is known to be true that was made, after these readings, from the databases that
    were asked: the earliest of theirs. None where one of them had not said its time, or tells another history."""
    if not all(alias in moments for alias in asked):
        return None
    readings = [moments[alias] for alias in asked]
    if len({reading.epoch for reading in readings}) > 1:
        return None
    return min(readings, key=lambda reading: reading.value)
