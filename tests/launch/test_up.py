"""`manage.py up` as a person has it: served, ended, killed, and served again with everything kept."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from portal.launch import layout, port, postgres_paths
from portal.launch.postgres import Cluster

FIRST = 180
NEXT = 60


@pytest.fixture
def free_port():
    with socket.socket() as listener:
        listener.bind((port.HOST, 0))
        return listener.getsockname()[1]


class Up:
    """A running `up`, with what it printed."""

    def __init__(self, at: int, log: Path, timeout: float) -> None:
        self.at = at
        self.log = log
        began = time.monotonic()
        with log.open("wb") as file:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "up", "--no-demo", "--port", str(at)],
                cwd=layout.ROOT,
                stdout=file,
                stderr=subprocess.STDOUT,
                env={**os.environ, "DJANGO_SETTINGS_MODULE": "portal.settings.development"},
            )
        while "Ctrl-C ends it" not in self.printed():
            assert self.process.poll() is None, self.printed()
            assert time.monotonic() - began < timeout, self.printed()
            time.sleep(0.05)

    def printed(self) -> str:
        return self.log.read_text()

    def status(self, address: str) -> int:
        with urllib.request.urlopen(f"http://{port.HOST}:{self.at}{address}", timeout=30) as answer:
            return answer.status

    def read(self, address: str) -> str:
        with urllib.request.urlopen(f"http://{port.HOST}:{self.at}{address}", timeout=30) as answer:
            return answer.read().decode()

    def children(self) -> list[int]:
        path = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(number) for number in path.read_text().split()]

    def end(self, how: signal.Signals = signal.SIGTERM) -> int:
        self.process.send_signal(how)
        return self.process.wait(30)


@pytest.fixture
def up(own_var, free_port, tmp_path):
    """Starts `up`; what is still running after the test is ended."""
    started: list[Up] = []

    def start(timeout: float = NEXT) -> Up:
        started.append(Up(free_port, tmp_path / f"{len(started)}.log", timeout))
        return started[-1]

    yield start
    for each in started:
        if each.process.poll() is None:
            each.end()


def still_there(pids: list[int]) -> list[int]:
    """Those of the processes that have not ended within a few seconds."""
    limit = time.monotonic() + 8
    left = pids
    while left and time.monotonic() < limit:
        left = [pid for pid in left if Path(f"/proc/{pid}").exists() and not is_zombie(pid)]
        time.sleep(0.05)
    return left


def is_zombie(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
    except OSError:
        return False


def test_up_serves_ends_and_survives_being_killed(up):
    first = up(FIRST)
    assert (first.status("/healthz"), first.status("/readyz"), first.status("/admin/login/")) == (200, 200, 200)
    assert f'rel="canonical" href="http://{port.HOST}:{first.at}/"' in first.read("/")
    assert "password: " in first.printed()
    cluster = Cluster(postgres_paths.find())
    children = first.children()
    assert first.end() == 0
    assert still_there(children) == []
    assert not cluster.answers()

    second = up()
    printed = second.printed()
    assert "password: " not in printed
    assert printed.count("nothing to do") == printed.count("nothing changed") == printed.count("there is one") == 1
    children = [pid for pid in second.children() if pid != cluster.pid()]
    cluster.sql("CREATE TABLE kept (word text); INSERT INTO kept VALUES ('still here')")
    os.kill(cluster.pid(), signal.SIGKILL)
    second.process.kill()
    second.process.wait(10)
    assert still_there(children) == []

    third = up()
    assert third.status("/readyz") == 200
    assert cluster.sql("SELECT word FROM kept") == "still here"
    os.kill(next(pid for pid in third.children() if pid != cluster.pid()), signal.SIGKILL)
    assert third.process.wait(30) == 1
    assert "The web server ended by itself" in third.printed()
    assert not cluster.answers()

    fourth = up()
    assert fourth.end(signal.SIGINT) == 0
    assert not cluster.answers()
