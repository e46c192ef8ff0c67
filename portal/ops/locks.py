"""Locks between processes, on files; the kernel lets go of them when a process dies. Standard library only."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from portal.ops.trouble import Trouble

POLL_SECONDS = 0.05


class FileLock:
    """An open lock file. It is not inherited by programs that this process starts."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._handle: int | None = None

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

    def take(self, timeout: float, shared: bool = False) -> None:
        """Takes the lock, waiting up to `timeout` seconds; then raises Trouble."""
        limit = time.monotonic() + timeout
        while not self.try_take(shared):
            if time.monotonic() > limit:
                raise Trouble(f"Another command has held {self.path} for {timeout:.0f} s. Wait for it, or end it.")
            time.sleep(POLL_SECONDS)

    def release(self) -> None:
        """Lets go, whether or not it was held."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


@contextmanager
def held(path: Path, timeout: float) -> Iterator[None]:
    """A `with` block that only one process at a time is in."""
    lock = FileLock(path)
    lock.take(timeout)
    try:
        yield
    finally:
        lock.release()
