"""The life of the embedded server, with a real one."""

import os
import signal
import subprocess
import sys
import time

import pytest

from portal.launch import layout, postgres, postgres_paths
from portal.launch.errors import StartupError
from portal.launch.postgres import Cluster

pytestmark = pytest.mark.usefixtures("own_var")
USER_PROGRAM = """
import sys, time
from portal.launch import postgres
with postgres.in_use() as cluster:
    print("in", flush=True)
    sys.stdin.readline()
"""


def another_user() -> subprocess.Popen:
    """Another process that uses the server until it is told to end by a line."""
    process = subprocess.Popen(
        [sys.executable, "-c", USER_PROGRAM],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=layout.ROOT,
    )
    assert process.stdout.readline() == "in\n"
    return process


def server() -> Cluster:
    return Cluster(postgres_paths.find())


def keep_a_row(cluster: Cluster) -> None:
    cluster.sql("CREATE TABLE kept (word text); INSERT INTO kept VALUES ('still here')")


def kept_row(cluster: Cluster) -> str:
    return cluster.sql("SELECT word FROM kept")


def test_it_starts_from_nothing_and_is_gone_afterwards():
    with postgres.in_use() as cluster:
        assert cluster.sql("SHOW server_encoding") == "UTF8"
        assert cluster.sql("SHOW listen_addresses") == ""
        assert cluster.sql("SELECT datname FROM pg_database WHERE datname = 'portal'") == "portal"
        assert cluster.paths.home.stat().st_mode & 0o077 == 0
    assert not cluster.answers()
    assert cluster.pid() is None


def test_the_portals_role_is_no_superuser():
    with postgres.in_use() as cluster:
        assert cluster.sql("SELECT rolsuper, rolcreatedb FROM pg_roles WHERE rolname = 'portal'") == "f|t"


def test_a_killed_server_comes_back_with_every_row():
    with postgres.in_use() as cluster:
        keep_a_row(cluster)
        os.kill(cluster.pid(), signal.SIGKILL)
        time.sleep(0.1)
    with postgres.in_use() as cluster:
        assert kept_row(cluster) == "still here"


def test_a_killed_user_leaves_a_server_that_the_next_takes_over_and_stops():
    killed = another_user()
    first = server().pid()
    killed.kill()
    killed.communicate(timeout=10)
    with postgres.in_use() as cluster:
        assert cluster.pid() == first
    assert cluster.pid() is None


def test_who_leaves_first_leaves_the_server_to_the_other():
    with postgres.in_use() as cluster:
        other = another_user()
    assert cluster.answers()
    other.communicate("\n", timeout=20)
    assert not cluster.answers()


def test_two_that_start_at_once_share_one_server():
    users = [
        subprocess.Popen([sys.executable, "-c", USER_PROGRAM], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    assert [user.stdout.readline() for user in users] == ["in\n", "in\n"]
    assert server().answers()
    for user in users:
        user.communicate("\n", timeout=20)
        assert user.returncode == 0
    assert not server().answers()


def test_a_pid_file_that_names_a_stranger_is_not_believed():
    with postgres.in_use() as cluster:
        keep_a_row(cluster)
    (cluster.paths.data / "postmaster.pid").write_text(f"{os.getpid()}\n")
    assert cluster.pid() is None
    with postgres.in_use() as cluster:
        assert kept_row(cluster) == "still here"


def test_a_half_made_cluster_is_made_anew():
    where = postgres_paths.make_folders()
    (where.home / "data.new").mkdir()
    (where.home / "data.new" / "PG_VERSION").write_text("18")
    with postgres.in_use() as cluster:
        assert cluster.sql("SELECT 1") == "1"


def test_a_folder_too_deep_for_a_socket_gets_one_in_tmp(own_var, monkeypatch):
    monkeypatch.setenv("PORTAL_VAR", str(own_var / ("deep" * 30)))
    (own_var / ("deep" * 30)).parent.mkdir()
    with postgres.in_use() as cluster:
        assert not cluster.paths.socket_dir.is_relative_to(own_var)
        assert len(os.fsencode(cluster.paths.socket_file)) <= postgres_paths.LONGEST_SOCKET_PATH
        assert cluster.sql("SELECT 1") == "1"


def test_a_strangers_socket_folder_is_refused(own_var, monkeypatch, tmp_path):
    monkeypatch.setenv("PORTAL_VAR", str(own_var / ("deep" * 30)))
    monkeypatch.setattr(postgres_paths.tempfile, "gettempdir", lambda: str(tmp_path))
    postgres_paths.find().socket_dir.symlink_to("/")
    with pytest.raises(StartupError, match="belongs to another account"):
        postgres_paths.make_folders()
    postgres_paths.find().socket_dir.unlink()


def test_a_server_that_cannot_start_says_why(monkeypatch):
    monkeypatch.setattr(postgres, "RETRY_FOR", 0.1)
    monkeypatch.setitem(postgres.SETTINGS, "no_such_setting", "1")
    with pytest.raises(StartupError, match="no_such_setting"), postgres.in_use():
        pass


def test_a_database_url_starts_nothing(own_var, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://somebody@somewhere/portal")
    with postgres.in_use() as cluster:
        assert cluster is None
    assert not own_var.exists()
