"""However `up` ends, nothing it started runs on, nobody counts as a user of PostgreSQL any more, and that stops."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from portal.launch import layout, port, postgres, postgres_paths
from portal.launch.locks import FileLock
from portal.launch.postgres import Cluster

SECONDS = 60
FORKING_USER = """
import os, sys, time
from portal.launch import postgres
with postgres.in_use():
    if os.fork() == 0:
        print(os.getpid(), flush=True)
        time.sleep(60)
        os._exit(0)
    sys.stdin.readline()
"""
# The signal comes while a destructor runs, where Python loses every exception: as near as certain, it is always there.
BUSY_WORKER = """
import os, sys, time
import django
django.setup()
from portal.launch import serving
from portal.work import worker
class Slow:
    def __del__(self):
        until = time.monotonic() + 0.5
        while time.monotonic() < until:
            pass
def busy(self):
    print(os.getpid(), flush=True)
    while {for_ever} or not worker.STOPPING.is_set():
        Slow()
worker.Worker.run = busy
worker.look_after_for_ever = lambda: None
children = {{"worker": serving.started(serving.do_work)}}
sys.stdin.readline()
serving.end(children)
"""


def processes_of(var: Path) -> list[int]:
    """Every process that was started with that folder for its run-time data, but this one."""
    wanted, numbers = f"PORTAL_VAR={var}".encode(), []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            has_it = wanted in (folder / "environ").read_bytes().split(b"\0")
            is_zombie = (folder / "stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
        except OSError:
            continue
        if has_it and not is_zombie and int(folder.name) != os.getpid():
            numbers.append(int(folder.name))
    return numbers


def wait_until(holds: Callable[[], bool], seconds: float = 15) -> bool:
    limit = time.monotonic() + seconds
    while not holds() and time.monotonic() < limit:
        time.sleep(0.05)
    return holds()


def nobody_is_left(var: Path) -> bool:
    users = FileLock(layout.make_var_dir() / "postgres.users")
    is_free = wait_until(users.try_acquire)
    users.release()
    return is_free and wait_until(lambda: processes_of(var) == [])


@pytest.fixture
def free_port() -> int:
    with socket.socket() as listener:
        listener.bind((port.HOST, 0))
        return listener.getsockname()[1]


@pytest.fixture
def up(own_var: Path, free_port: int, tmp_path: Path):
    started: list[subprocess.Popen] = []

    def start() -> subprocess.Popen:
        with (tmp_path / "log").open("ab") as log:
            process = subprocess.Popen(
                [sys.executable, "manage.py", "up", "--no-demo", "--port", str(free_port)],
                cwd=layout.ROOT,
                stdout=log,
                stderr=subprocess.STDOUT,
                env={**os.environ, "DJANGO_SETTINGS_MODULE": "portal.settings.development"},
            )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.wait(10)


def program(text: str, var: Path) -> subprocess.Popen:
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "portal.settings.test", "PORTAL_VAR": str(var)}
    return subprocess.Popen(
        [sys.executable, "-c", text],
        cwd=layout.ROOT,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_a_forked_child_is_no_user_of_postgresql(own_var: Path):
    user = program(FORKING_USER, own_var)
    child = int(user.stdout.readline())
    user.stdin.write("\n")
    user.stdin.close()
    assert user.wait(SECONDS) == 0
    try:
        assert Path(f"/proc/{child}").exists()
        assert not Cluster(postgres_paths.find()).answers()
    finally:
        os.kill(child, signal.SIGKILL)


def test_a_killed_users_child_keeps_nobody_counted(own_var: Path):
    user = program(FORKING_USER, own_var)
    child = int(user.stdout.readline())
    user.kill()
    user.wait(10)
    try:
        users = FileLock(own_var / "postgres.users")
        assert wait_until(users.try_acquire)
        users.release()
    finally:
        os.kill(child, signal.SIGKILL)


@pytest.mark.parametrize("how", ["killed", "ended"])
def test_the_worker_ends_with_its_parent_in_the_midst_of_a_destructor(how: str, own_var: Path):
    parent = program(BUSY_WORKER.format(for_ever=how == "killed"), own_var)
    child = int(parent.stdout.readline())
    time.sleep(0.3)
    if how == "killed":
        parent.kill()
    else:
        parent.stdin.write("\n")
        parent.stdin.close()
    parent.wait(SECONDS)
    assert wait_until(lambda: child not in processes_of(own_var))


def test_up_ends_wherever_it_is_told_to_while_it_starts(up, own_var: Path):
    for moment in (0.1, 0.5, 1, 2, 4, 8):
        process = up()
        time.sleep(moment)
        process.send_signal(signal.SIGTERM)
        code = process.wait(SECONDS)
        # Within its first moment Python itself is not ready to take a signal in another way than to die of it.
        assert code in (0, 128 + signal.SIGTERM, -signal.SIGTERM), moment
        assert nobody_is_left(own_var), moment
        assert not Cluster(postgres_paths.find()).answers(), moment


def test_ctrl_c_pressed_twice_ends_it_once(up, own_var: Path, free_port: int):
    for wait in (lambda: time.sleep(3), lambda: wait_until(lambda: port.answers(free_port), 120)):
        process = up()
        wait()
        process.send_signal(signal.SIGINT)
        time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        assert process.wait(SECONDS) in (0, 130)
        assert nobody_is_left(own_var)
        assert not Cluster(postgres_paths.find()).answers()


def test_a_failed_migration_leaves_nothing_behind(up, own_var: Path):
    with postgres.in_use() as cluster:
        cluster.sql("CREATE TABLE accounts_user (id int); ALTER TABLE accounts_user OWNER TO portal", database="portal")
    assert up().wait(SECONDS * 2) == 1
    assert nobody_is_left(own_var)
    assert not Cluster(postgres_paths.find()).answers()


def test_a_port_that_is_taken_meanwhile_leaves_nothing_behind(up, own_var: Path, free_port: int):
    process = up()
    assert wait_until(lambda: (own_var / "up.lock").exists(), SECONDS)
    with socket.socket() as listener:
        listener.bind((port.HOST, free_port))
        # Nobody listens there, so the server cannot be reached; but nobody else may take the port either.
        assert process.wait(SECONDS * 3) == 1
    assert nobody_is_left(own_var)
    assert not Cluster(postgres_paths.find()).answers()


def test_a_killed_up_leaves_a_server_that_nobody_uses(up, own_var: Path, free_port: int):
    process = up()
    assert wait_until(lambda: port.answers(free_port), 120)
    process.kill()
    process.wait(10)
    assert nobody_is_left(own_var)
    with postgres.in_use() as cluster:
        pass
    assert not cluster.answers()
