"""The wish to end, as signals bring it to `up` while it serves."""

import contextlib
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import wait
from types import FrameType

SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


class Wish:
    """Kept in a pipe: an exception out of a signal handler can get lost, in a destructor or a fork's own callbacks."""

    def __init__(self) -> None:
        self.seen, self._written = os.pipe()
        os.set_blocking(self._written, False)
        for number in SIGNALS:
            if signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, self._take_note)

    def _take_note(self, _number: int, _frame: FrameType | None) -> None:
        with contextlib.suppress(BlockingIOError):
            os.write(self._written, b".")

    def is_there(self) -> bool:
        """Whether a signal has come; `seen` can also be waited for."""
        return bool(wait([self.seen], timeout=0))


@contextmanager
def held_back() -> Iterator[None]:
    """A `with` block in which no such signal arrives: they wait until its end. A child forked in it calls `forget`."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def forget() -> None:
    """Lets a forked child end by itself on SIGTERM. Ctrl-C it leaves to its parent, who then sends that."""
    signal.signal(signal.SIGTERM, _end)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)


def _end(_number: int, _frame: FrameType | None) -> None:
    raise SystemExit(0)
