"""Kills, with -9 and at random moments, what does the site's work: the worker, the web server, PostgreSQL.

    .venv/bin/python -m tests.work.kills --count 20 --records 200 --port 8123

A site of its own is served by `up` out of a temporary folder. An import is committed, all of it is changed, the change
is undone and then the import, each as the buttons of the admin ask for it. In each act one program is killed. All the
while the records are counted: all or none may have been written. The job must be taken up again and end well, after
`up` has been started again where it ended. Three times `count` kills are made; the figures are printed as they come.
"""

import argparse
import contextlib
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import Any

import django

ROOT = Path(__file__).parent.parent.parent
PATIENCE = 60.0  # Seconds from the kill until the job must be taken up again.
SECONDS_TO_END = 300.0
PROGRAMS = ("worker", "web server", "PostgreSQL")


class Site:
    """A site served by `up`, which is started again when it has ended, as systemd would."""

    def __init__(self, folder: str, port: int) -> None:
        self.environment = {**os.environ, "PORTAL_VAR": folder}
        self.folder, self.port = folder, port
        self.process: subprocess.Popen | None = None

    def start(self) -> None:
        """Starts `up` and waits until it answers."""
        with (Path(self.folder) / "up.log").open("ab") as log:
            command = [sys.executable, "manage.py", "up", "--no-demo", "--port", str(self.port)]
            self.process = subprocess.Popen(command, cwd=ROOT, env=self.environment, stdout=log, stderr=log)
        self.wait_until_it_answers()

    def wait_until_it_answers(self) -> None:
        """Waits for the first answer that is none of a fault."""
        until = time.monotonic() + SECONDS_TO_END
        while time.monotonic() < until:
            with (
                contextlib.suppress(OSError),
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/readyz", timeout=5),
            ):
                return
            time.sleep(0.1)
        raise AssertionError(f"The site does not answer; {self.folder}/up.log says why.")

    def keep_up(self) -> None:
        """Starts it again if it has ended."""
        if self.process is None or self.process.poll() is not None:
            self.start()

    def stop(self) -> None:
        """Ends it in good order."""
        if self.process and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(60)

    def children(self, pid: int) -> list[int]:
        """The child processes of a process of ours."""
        with contextlib.suppress(OSError):
            return [int(key) for key in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
        return []

    def pid_of(self, program: str) -> int:
        """The process of a program: the web server is the child of `up` that has children, the worker one without."""
        assert self.process is not None
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            server = postmaster(self.folder)
            forked = [pid for pid in self.children(self.process.pid) if pid != server]
            of_web = [pid for pid in forked if self.children(pid)]
            of_worker = [pid for pid in forked if not self.children(pid)]
            found = {"worker": of_worker, "web server": of_web, "PostgreSQL": [server] if server else []}[program]
            if found:
                return found[0]
            time.sleep(0.05)
        raise AssertionError(f"There is no {program} to kill.")


def postmaster(folder: str) -> int | None:
    """The first process of the site's PostgreSQL."""
    with contextlib.suppress(OSError, ValueError):
        return int((Path(folder) / "postgres" / "data" / "postmaster.pid").read_text().split("\n", 1)[0])
    return None


def main() -> None:
    """Makes the kills that the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=20, help="kills of each program")
    parser.add_argument("--records", type=int, default=200, help="records in each act")
    parser.add_argument("--port", type=int, default=8123)
    parser.add_argument("--seed", type=int, default=11)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kills", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)  # PostgreSQL may run as an account of its own.
        os.environ["PORTAL_VAR"] = folder
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.development")
        site = Site(folder, given.port)
        try:
            site.start()
            django.setup()
            from tests.work.kill_acts import Trials  # noqa: PLC0415 - its models need the settings of above

            run(Trials(site, given.records), given.count, random.Random(given.seed))
        finally:
            site.stop()


def run(trials: Any, count: int, chance: random.Random) -> None:
    """Makes the trials in turn, first one of each act without a kill to know how long it takes."""
    acts = trials.acts()
    quiet = {}
    for _time in range(4):
        act = next(acts)
        quiet[act.name] = trials.undisturbed(act)
    words = ", ".join(f"{name} {seconds:.1f} s" for name, seconds in quiet.items())
    print(f"Without a kill, {trials.records} records: {words}", flush=True)
    figures: dict[str, list[float]] = {program: [] for program in PROGRAMS}
    for number in range(count * len(PROGRAMS)):
        program = PROGRAMS[number % len(PROGRAMS)]
        act = next(acts)
        outcome = trials.killed(act, program, chance.uniform(0, quiet[act.name]))
        figures[program].append(outcome.seconds)
        print(f"{number + 1:3} {program}: {outcome}", flush=True)
    for program, seconds in figures.items():
        middle, longest = statistics.median(seconds), max(seconds)
        print(
            f"{program}: {len(seconds)} kills, taken up again after {middle:.1f} s (median), {longest:.1f} s (longest)"
        )


if __name__ == "__main__":
    main()
