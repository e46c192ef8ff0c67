"""A printed line for each step of a command, with the time it took. Standard library only."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from portal.launch import signals

NAME_WIDTH = 14
SECONDS_BETWEEN_SIGNS = 15.0


class Step:
    """A step under way: `note` says at its end what was done, `progress` says meanwhile that it still goes on."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.outcome = ""
        self.began = time.monotonic()
        self.last_sign = self.began
        self.on_terminal = sys.stdout.isatty()

    def note(self, outcome: str) -> None:
        """Sets the words that the step's line ends with."""
        self.outcome = outcome

    def progress(self, text: str) -> None:
        """Shows a sign of life: in place on a terminal, else a text line every 15 seconds.

        Raises SystemExit if the process was asked to stop.
        """
        signals.exit_if_asked()
        if self.on_terminal:
            print(f"\r  {self.name:<{NAME_WIDTH}}  ...    {text:<60.60}", end="", flush=True)
        elif time.monotonic() - self.last_sign > SECONDS_BETWEEN_SIGNS:
            print(f"  {self.name:<{NAME_WIDTH}}  ...    {text}", flush=True)
            self.last_sign = time.monotonic()

    def close(self) -> None:
        """Prints the step's line."""
        seconds = time.monotonic() - self.began
        start = "\r\x1b[K" if self.on_terminal else ""
        print(f"{start}  {self.name:<{NAME_WIDTH}} {seconds:5.1f} s  {self.outcome}".rstrip(), flush=True)


@contextmanager
def step(name: str) -> Iterator[Step]:
    """A `with` block that is one step; its line is printed when it succeeds. A failed step prints nothing: the
    message of what went wrong follows at once."""
    signals.exit_if_asked()
    running = Step(name)
    try:
        yield running
        signals.exit_if_asked()
    except BaseException:
        if running.on_terminal:
            print("\r\x1b[K", end="", flush=True)
        raise
    running.close()
