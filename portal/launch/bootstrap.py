"""From a bare Python to a command that runs: environment, PostgreSQL, then Django. Standard library only."""

import importlib
import os
import signal
import sys
from types import FrameType

from portal.launch import layout, port, postgres, signals, testing, virtual_environment
from portal.launch.errors import StartupError, from_os_error

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
        os.environ["PORTAL_PORT"] = str(port.requested(arguments[2:]))
    try:
        return django(arguments) if plain else bootstrapped(arguments)
    except StartupError as error:
        # A program of ours that the same Ctrl-C has ended is no error.
        signals.exit_if_asked()
        return print_error(error)
    except OSError as error:
        plain_error = from_os_error(error)
        if plain_error is None:
            raise
        return print_error(plain_error)
    except KeyboardInterrupt:
        return 130


def print_error(error: StartupError) -> int:
    """Prints the plain message on standard error and gives the exit code that goes with it, 1."""
    print(f"\n{error}\n", file=sys.stderr, flush=True)
    return 1


def take_signals(command: list[str]) -> None:
    """`up` and what it starts note a signal and end when they can: see `signals`. Any other command is broken
    off at once, as in every program of Django's."""
    if command == ["up"]:
        signals.listen()
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
        raise StartupError(str(error)) from error
    return 0


def bootstrapped(arguments: list[str]) -> int:
    """Runs the command inside the virtual environment, with PostgreSQL where it is needed; gives the exit code."""
    command = arguments[1] if len(arguments) > 1 else "help"
    serves = command == "up" and not HELP.intersection(arguments)
    if not is_inside():
        if serves:
            # Asked before minutes go into an install.
            port.require_free(port.requested(arguments[2:]), port.WAIT_SECONDS)
        virtual_environment.ensure(announce=serves)
        os.execv(layout.environment_python(), [str(layout.environment_python()), *arguments])
    virtual_environment.ensure()
    if command == "test":
        testing.run(arguments[2:])
    if command in WITHOUT_DATABASE or command == "up" or HELP.intersection(arguments):
        # `up` starts the server itself, as one of its steps.
        if serves:
            postgres.prepare_paths()
        return django(arguments)
    with postgres.in_use():
        return django(arguments)


def is_inside() -> bool:
    """Whether this Python is the virtual environment's own."""
    return os.path.realpath(sys.prefix) == os.path.realpath(layout.environment_dir())
