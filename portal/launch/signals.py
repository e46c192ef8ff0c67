"""Requests to stop, as signals bring them to `up` and to what publishes on schedule. Standard library only.

A handler only notes the signal, in a pipe that can be waited for. It raises nothing: Python loses an exception out of
a signal handler where that happens to run in a destructor or in a fork's own callbacks, and the process would go on.
Code that takes long calls `exit_if_asked` between two pieces of work, which then raises in ordinary code.
"""

import os
import signal
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import wait
from types import FrameType

SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


class StopRequest:
    """Whether this process was asked to stop; `number` is the first signal that asked, or 0."""

    def __init__(self, signals: Iterable[signal.Signals] = SIGNALS) -> None:
        self.number = 0
        self.reader, self.writer = os.pipe()
        os.set_blocking(self.writer, False)
        for number in signals:
            if number != signal.SIGHUP or signal.getsignal(number) is not signal.SIG_IGN:  # as under nohup
                signal.signal(number, self.take_note)

    def take_note(self, number: int, _frame: FrameType | None) -> None:
        """The signal handler: it writes to a pipe and does nothing else."""
        self.number = self.number or number
        with suppress(BlockingIOError):
            os.write(self.writer, b".")

    def is_set(self) -> bool:
        """Whether a signal has come; `reader` can also be waited for."""
        return bool(self.number)

    def wait(self, seconds: float) -> bool:
        """Waits so many seconds, or until a signal comes; gives whether one has."""
        return bool(wait([self.reader], timeout=seconds))


requests: list[StopRequest] = []


def listen(signals: Iterable[signal.Signals] = SIGNALS) -> StopRequest:
    """Notes signals from now on, in the request that it returns. A second call changes nothing."""
    if not requests:
        requests.append(StopRequest(signals))
    return requests[0]


def is_stop_requested() -> bool:
    """Whether this process listens and was asked to stop."""
    return any(request.is_set() for request in requests)


def exit_if_asked() -> None:
    """Raises SystemExit if this process was asked to stop; called where ending leaves nothing half done."""
    for request in requests:
        if request.is_set():
            raise SystemExit(128 + request.number)


@contextmanager
def blocked() -> Iterator[None]:
    """A `with` block at whose end such signals arrive, and not before. A child forked in it calls `reset_in_child`."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def reset_in_child() -> None:
    """Takes its parent's handlers from a forked child: the kernel ends it on SIGTERM, unless it listens itself. It
    ignores Ctrl-C, upon which its parent sends that signal."""
    requests.clear()
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)
