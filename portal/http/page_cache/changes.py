"""What changed since an answer was made, as far as this process has read it."""

import threading

from portal.freshness.clock import Clock, Moment

__all__ = ["Changes"]

MOST = 200_000


class Changes:
    """The reading of the clock at the last change of each thing, read from the database only when the clock moved."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.lock = threading.Lock()
        self.begin(Moment("", 0))

    def begin(self, moment: Moment) -> None:
        """Forgets everything: nothing is known of what changed before that moment."""
        self.epoch, self.known_from, self.known_to = moment.epoch, moment.value, moment.value
        self.last: dict[str, int] = {}

    def read_up_to(self, moment: Moment) -> None:
        """Reads what changed until that moment, unless it is known. Raises ClockError."""
        if moment.epoch == self.epoch and moment.value <= self.known_to:
            return
        with self.lock:
            if moment.epoch != self.epoch or len(self.last) > MOST:
                self.begin(moment)
            elif moment.value > self.known_to:
                self.last.update(self.clock.changes_since(self.known_to))
                self.known_to = moment.value

    def since(self, moment: Moment, tags: frozenset[str]) -> bool:
        """Whether any of the things changed after that moment, as far as can be told; True where it cannot."""
        if moment.epoch != self.epoch or moment.value < self.known_from:
            return True
        return any(self.last.get(tag, 0) > moment.value for tag in tags)
