"""Locks between processes, on files; the kernel lets go of them when a process dies. Standard library only."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from weakref import WeakSet

from portal.ops import ending
from portal.ops.trouble import Trouble

POLL_SECONDS = 0.05


class FileLock:
    """An open lock file. It is inherited neither by programs that this process starts nor by what it forks: a lock is
    held until the last process that has it open lets go, and a child may live longer than its parent."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._handle: int | None = None
        OPEN.add(self)

    def _open(self) -> int:
        if self._handle is None:
            self._handle = os.open(self.path, os.O_RDONLY | os.O_CREAT, 0o644)
        return self._handle

    def try_take(self, shared: bool = False) -> bool:
        """Takes the lock if nobody stands in the way, and says whether it did."""
        try:
            fcntl.flock(self._open(), (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def take(self, timeout: float, shared: bool = False, is_last: bool = False) -> None:
        """Takes the lock, waiting up to `timeout` seconds; then raises Trouble. A wish to end is
        heeded meanwhile, unless this `is_last` to be done before it."""
        limit = time.monotonic() + timeout
        while not self.try_take(shared):
            if not is_last:
                ending.heed()
            if time.monotonic() > limit:
                raise Trouble(f"Another command has held {self.path} for {timeout:.0f} s. Wait for it, or end it.")
            time.sleep(POLL_SECONDS)

    def release(self) -> None:
        """Lets go, whether or not it was held."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


OPEN: "WeakSet[FileLock]" = WeakSet()


def _close_in_child() -> None:
    """Closes what a fork has copied; the parent's lock is not touched by that."""
    for lock in list(OPEN):
        lock.release()


os.register_at_fork(after_in_child=_close_in_child)


@contextmanager
def held(path: Path, timeout: float, is_last: bool = False) -> Iterator[None]:
    """A `with` block that only one process at a time is in; `is_last`: see `FileLock.take`."""
    lock = FileLock(path)
    lock.take(timeout, is_last=is_last)
    try:
        yield
    finally:
        lock.release()
