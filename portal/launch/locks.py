"""Locks between processes, on files; the kernel lets go of them when a process dies. Standard library only."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from weakref import WeakSet

from portal.launch import signals
from portal.launch.errors import StartupError

POLL_SECONDS = 0.05


class FileLock:
    """An open lock file. It is inherited neither by programs that this process starts nor by what it forks: a lock is
    held until the last process that has it open lets go, and a child may live longer than its parent."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.handle: int | None = None
        OPEN.add(self)

    def open_file(self) -> int:
        """The handle of the lock file, which is made if it is missing."""
        if self.handle is None:
            self.handle = os.open(self.path, os.O_RDONLY | os.O_CREAT, 0o644)
        return self.handle

    def try_acquire(self, shared: bool = False) -> bool:
        """Takes the lock if nobody stands in the way, and gives whether it did."""
        try:
            fcntl.flock(self.open_file(), (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def acquire(self, timeout: float, shared: bool = False, ignores_stop: bool = False) -> None:
        """Takes the lock, waiting up to `timeout` seconds; then raises StartupError. A request to stop
        ends the wait, unless it `ignores_stop`: for what is to be done before the end."""
        limit = time.monotonic() + timeout
        while not self.try_acquire(shared):
            if not ignores_stop:
                signals.exit_if_asked()
            if time.monotonic() > limit:
                raise StartupError(f"Another command has held {self.path} for {timeout:.0f} s. Wait for it, or end it.")
            time.sleep(POLL_SECONDS)

    def release(self) -> None:
        """Lets go, whether or not it was held."""
        if self.handle is not None:
            os.close(self.handle)
            self.handle = None


OPEN: "WeakSet[FileLock]" = WeakSet()


def close_in_child() -> None:
    """Closes what a fork has copied; the parent's lock is not touched by that."""
    for lock in list(OPEN):
        lock.release()


os.register_at_fork(after_in_child=close_in_child)


@contextmanager
def exclusive_lock(path: Path, timeout: float, ignores_stop: bool = False) -> Iterator[None]:
    """A `with` block that only one process at a time is in; `ignores_stop`: see `FileLock.acquire`."""
    lock = FileLock(path)
    lock.acquire(timeout, ignores_stop=ignores_stop)
    try:
        yield
    finally:
        lock.release()
