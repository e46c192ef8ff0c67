"""From a bare Python to a command that runs: environment, PostgreSQL, then Django. Standard library only."""

import importlib
import os
import signal
import sys
from types import FrameType

from portal.ops import ending, environment, layout, port, postgres, testing
from portal.ops.trouble import Trouble, from_os_error

SETTINGS = "portal.settings.development"
# Commands that ask no database, and so need no server.
WITHOUT_DATABASE = frozenset({"help", "version", "--help", "-h", "--version", "collectstatic", "makemessages"})
HELP = frozenset({"--help", "-h"})


def main(arguments: list[str], plain: bool = False) -> int:
    """Runs the management command `arguments` (sys.argv) and gives its exit code. `plain` means that Django is there
    already, by somebody else's hand: then nothing is installed or started."""
    take_signals(arguments[1:2])
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    if arguments[1:2] == ["up"]:
        # The settings read it: the addresses that pages and records print are those at which they are served.
        os.environ["PORTAL_PORT"] = str(port.wanted(arguments[2:]))
    try:
        return django(arguments) if plain else _bootstrapped(arguments)
    except Trouble as trouble:
        # A program of ours that the same Ctrl-C has ended is no trouble.
        ending.heed()
        return complain(trouble)
    except OSError as error:
        plainly = from_os_error(error)
        if plainly is None:
            raise
        return complain(plainly)
    except KeyboardInterrupt:
        return 130


def complain(trouble: Trouble) -> int:
    """Says the plain message and gives the exit code that goes with it."""
    print(f"\n{trouble}\n", file=sys.stderr, flush=True)
    return 1


def take_signals(command: list[str]) -> None:
    """`up` and what it starts take note of a signal and end when they can: see `ending`. Any other command is broken
    off at once, as in every program of Django's."""
    if command == ["up"]:
        ending.listen()
        return
    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:  # as under nohup
        signal.signal(signal.SIGHUP, end)


def end(number: int, _frame: FrameType | None) -> None:
    """Turns a signal into an ordinary end, so that every `with` block tidies up."""
    raise SystemExit(128 + number)


def django(arguments: list[str]) -> int:
    """Hands over to Django, which is importable by now, and gives the exit code."""
    # Not there before the bootstrap, so not imported at the top.
    management = importlib.import_module("django.core.management")
    exceptions = importlib.import_module("django.core.exceptions")
    try:
        management.execute_from_command_line(arguments)
    except exceptions.ImproperlyConfigured as error:
        raise Trouble(str(error)) from error
    return 0


def _bootstrapped(arguments: list[str]) -> int:
    command = arguments[1] if len(arguments) > 1 else "help"
    serves = command == "up" and not HELP.intersection(arguments)
    if not _is_inside():
        if serves:
            # Asked before minutes go into an install.
            port.require_free(port.wanted(arguments[2:]), port.PATIENCE)
        environment.ensure(announce=serves)
        os.execv(layout.environment_python(), [str(layout.environment_python()), *arguments])
    environment.ensure()
    if command == "test":
        testing.run(arguments[2:])
    if command in WITHOUT_DATABASE or command == "up" or HELP.intersection(arguments):
        # `up` starts the server itself, as one of its steps.
        if serves:
            postgres.choose_place()
        return django(arguments)
    with postgres.in_use():
        return django(arguments)


def _is_inside() -> bool:
    return os.path.realpath(sys.prefix) == os.path.realpath(layout.environment_dir())
