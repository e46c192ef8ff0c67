"""`manage.py test`: everything pytest finds, on several cores, with a Chromium at hand. Standard library only."""

import os
import sys

from portal.launch import chromium, layout

WITHOUT_BROWSER = "--no-browser"
MOST_WORKERS = 4  # Each has a database and a Chromium of its own.
# Arguments that say themselves how many processes there are, or that need there to be one only.
OF_ONE_PROCESS = ("-n", "--numprocesses", "--dist", "--pdb", "--trace", "--collect-only", "--co", "-s", "--capture=no")


def workers() -> int:
    """How many processes share the tests: one for each core that this process may use, up to a few."""
    return min(len(os.sched_getaffinity(0)), MOST_WORKERS)


def shared_out(arguments: list[str]) -> list[str]:
    """The arguments with those for pytest-xdist before them, unless they speak of that themselves."""
    if any(argument.startswith(OF_ONE_PROCESS) for argument in arguments) or workers() < 2:
        return arguments
    return ["-n", str(workers()), "--dist", "worksteal", *arguments]


def run(arguments: list[str]) -> None:
    """Becomes pytest, with the arguments passed on; `--no-browser` leaves the tests marked `browser` out and says so.
    The tests are shared out among the cores (`-n 0` keeps them in one process). PostgreSQL is started by the tests'
    own conftest, as it is when pytest is called directly."""
    passed_on = shared_out([argument for argument in arguments if argument != WITHOUT_BROWSER])
    if WITHOUT_BROWSER in arguments:
        print("  browser tests are left out (--no-browser)", flush=True)
        passed_on = ["-m", "not browser", *passed_on]
    else:
        os.environ["PORTAL_CHROMIUM"] = chromium.ensure()
    os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings.test"
    os.chdir(layout.ROOT)
    os.execv(sys.executable, [sys.executable, "-m", "pytest", *passed_on])
