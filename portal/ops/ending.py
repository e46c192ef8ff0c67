"""The wish to end, as signals bring it to `up` and to what looks after schedules. Standard library only.

A handler only takes note of the signal, in a pipe that can be waited for. It raises nothing: Python loses an exception
out of a signal handler where that happens to run in a destructor or in a fork's own callbacks, and a process that was
told to end went on. Who works in the meantime asks, between two things: `heed` then raises, in ordinary code.
"""

import os
import signal
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import wait
from types import FrameType

SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


class Wish:
    """Whether this process was asked to end; `number` is the first signal that asked, or 0."""

    def __init__(self, signals: Iterable[signal.Signals] = SIGNALS) -> None:
        self.number = 0
        self.seen, self._written = os.pipe()
        os.set_blocking(self._written, False)
        for number in signals:
            if number != signal.SIGHUP or signal.getsignal(number) is not signal.SIG_IGN:  # as under nohup
                signal.signal(number, self._take_note)

    def _take_note(self, number: int, _frame: FrameType | None) -> None:
        self.number = self.number or number
        with suppress(BlockingIOError):
            os.write(self._written, b".")

    def is_there(self) -> bool:
        """Whether a signal has come; `seen` can also be waited for."""
        return bool(self.number)

    def wait(self, seconds: float) -> bool:
        """Waits so long, or until a signal comes; says whether one has."""
        return bool(wait([self.seen], timeout=seconds))


_wishes: list[Wish] = []


def listen(signals: Iterable[signal.Signals] = SIGNALS) -> Wish:
    """From now on signals are taken note of, by this process; gives where. A second call changes nothing."""
    if not _wishes:
        _wishes.append(Wish(signals))
    return _wishes[0]


def is_asked() -> bool:
    """Whether this process listens and was asked to end."""
    return any(wish.is_there() for wish in _wishes)


def heed() -> None:
    """Ends this process in good order if it was asked to; to be called where it can be: between two steps."""
    for wish in _wishes:
        if wish.is_there():
            raise SystemExit(128 + wish.number)


@contextmanager
def held_back() -> Iterator[None]:
    """A `with` block in which no such signal arrives: they wait until its end. A child forked in it calls `forget`."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def forget() -> None:
    """Makes a forked child one that its parent's signals are nothing to: the kernel ends it on SIGTERM, unless it
    listens itself. Ctrl-C it leaves to its parent, who then sends that."""
    _wishes.clear()
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)
