"""How far a long command has come: a bar on a terminal, else a line each tenth."""

import sys
import time
from typing import TextIO

__all__ = ["ProgressBar"]

WIDTH = 40
SECONDS_BETWEEN_LOOKS = 0.1


class ProgressBar:
    """A bar that `add` moves towards `total`; it is drawn on standard error, so that a command's output stays clean."""

    def __init__(self, label: str, total: int, stream: TextIO | None = None) -> None:
        self.label = label
        self.total = max(total, 1)
        self.done = 0
        self.output_stream = stream or sys.stderr
        self.on_terminal = self.output_stream.isatty()
        self.began = time.monotonic()
        self.last_look = 0.0
        self.shown_tenths = 0

    def add(self, number: int) -> None:
        """Says that so many more are done."""
        self.done = min(self.done + number, self.total)
        if self.on_terminal:
            self.draw()
        else:
            self.tell()

    def draw(self) -> None:
        """Draws the bar anew in its own line of the terminal."""
        now = time.monotonic()
        if now - self.last_look < SECONDS_BETWEEN_LOOKS and self.done < self.total:
            return
        self.last_look = now
        filled = WIDTH * self.done // self.total
        bar = f"[{'#' * filled}{'.' * (WIDTH - filled)}]"
        end = "\n" if self.done == self.total else ""
        self.output_stream.write(f"\r{self.label} {bar} {self.done:,} of {self.total:,}, {now - self.began:.0f} s{end}")
        self.output_stream.flush()

    def tell(self) -> None:
        """Writes a line for each tenth, where there is no terminal to draw in."""
        tenths = 10 * self.done // self.total
        if tenths > self.shown_tenths:
            self.shown_tenths = tenths
            self.output_stream.write(f"{self.label}: {tenths * 10} % of {self.total:,}\n")
            self.output_stream.flush()
