"""How far a long command has come: a bar on a terminal, else a line each tenth."""

import sys
import time
from typing import TextIO

__all__ = ["Progress"]

WIDTH = 40
SECONDS_BETWEEN_LOOKS = 0.1


class Progress:
    """A bar that `add` moves towards `total`; it is drawn on standard error, so that a command's output stays clean."""

    def __init__(self, what: str, total: int, stream: TextIO | None = None) -> None:
        self.what = what
        self.total = max(total, 1)
        self.done = 0
        self._stream = stream or sys.stderr
        self._on_terminal = self._stream.isatty()
        self._began = time.monotonic()
        self._last_look = 0.0
        self._tenths = 0

    def add(self, number: int) -> None:
        """Says that so many more are done."""
        self.done = min(self.done + number, self.total)
        if self._on_terminal:
            self._draw()
        else:
            self._tell()

    def _draw(self) -> None:
        now = time.monotonic()
        if now - self._last_look < SECONDS_BETWEEN_LOOKS and self.done < self.total:
            return
        self._last_look = now
        filled = WIDTH * self.done // self.total
        bar = f"[{'#' * filled}{'.' * (WIDTH - filled)}]"
        end = "\n" if self.done == self.total else ""
        self._stream.write(f"\r{self.what} {bar} {self.done:,} of {self.total:,}, {now - self._began:.0f} s{end}")
        self._stream.flush()

    def _tell(self) -> None:
        tenths = 10 * self.done // self.total
        if tenths > self._tenths:
            self._tenths = tenths
            self._stream.write(f"{self.what}: {tenths * 10} % of {self.total:,}\n")
            self._stream.flush()
