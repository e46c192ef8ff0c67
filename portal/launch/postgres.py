"""The life of the embedded PostgreSQL server: make, start, share, recover, stop. Standard library only.

Who may connect: nobody over the network (no port is opened), and on the socket only the account that runs the server
and root. Three things hold that: the socket's folder has mode 700; the server asks the kernel who is calling (`peer`)
and knows these two only; and the client refuses a server run by anybody else (`requirepeer`, in the settings).

Several commands may use it at once. Each holds a shared lock while it does; the last one out stops the server. The
kernel drops the lock of a killed command, so a count can never go wrong.
"""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from portal.launch import binaries, layout, postgres_paths, signals
from portal.launch.errors import StartupError, from_output
from portal.launch.locks import FileLock, exclusive_lock
from portal.launch.postgres_paths import ServerPaths

START_TIMEOUT = 120.0
STOP_TIMEOUT = 60.0
PROGRAM_TIMEOUT = 120.0
# A server killed with -9 leaves processes and shared memory that take a moment to go; meanwhile a start is refused.
RETRY_FOR = 20.0
LOG_LIMIT = 5_000_000
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "shared_buffers": "64MB",
    "timezone": "UTC",
    "log_timezone": "UTC",
}


class Cluster:
    """One PostgreSQL cluster in its paths."""

    def __init__(self, server_paths: ServerPaths) -> None:
        self.paths = server_paths
        self.bin = binaries.programs(server_paths)
        self.server: subprocess.Popen | None = None

    def run(self, program: str, *arguments: str, timeout: float = PROGRAM_TIMEOUT) -> str:
        """Runs one of PostgreSQL's programs as the server's account; gives what it printed, or raises StartupError."""
        done = subprocess.run(
            [self.bin / program, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            timeout=timeout,
            check=False,
            **self.as_account(),
        )
        if done.returncode:
            raise from_output(done.stdout, self.paths.home, f"PostgreSQL's {program}")
        return done.stdout

    def as_account(self) -> dict:
        """What a subprocess needs to be the server's: its account, a folder it can read, and none of our variables."""
        account = self.paths.account
        identity = {"user": account.uid, "group": account.gid, "extra_groups": []} if os.geteuid() == 0 else {}
        kept = {name: value for name, value in os.environ.items() if name in ("PATH", "TMPDIR", "LD_LIBRARY_PATH")}
        return {**identity, "cwd": self.paths.home, "env": {**kept, "LC_ALL": "C", "HOME": str(self.paths.home)}}

    def sql(self, statement: str, database: str = "postgres") -> str:
        """Runs one statement as the superuser and gives its bare output."""
        address = [
            "-h",
            str(self.paths.socket_dir),
            "-p",
            str(postgres_paths.SOCKET_NUMBER),
            "-U",
            postgres_paths.SUPERUSER,
        ]
        options = ["--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--set=ON_ERROR_STOP=1"]
        return self.run("psql", *address, *options, "-d", database, "-c", statement).strip()

    def initialise(self) -> None:
        """Makes the cluster if there is none: under another name first, so that a half-made one is never used."""
        if self.paths.data.is_dir():
            return
        half = self.paths.home / "data.new"
        shutil.rmtree(half, ignore_errors=True)
        try:
            self.run("initdb", "-D", str(half), "-U", postgres_paths.SUPERUSER, "--encoding=UTF8",
                     "--locale-provider=builtin",
                     "--builtin-locale=C.UTF-8", "--locale=C", "--auth=peer", "--data-checksums")  # fmt: skip
            self.admit_the_owner(half)
        except BaseException:
            shutil.rmtree(half, ignore_errors=True)
            raise
        half.rename(self.paths.data)

    def admit_the_owner(self, data: Path) -> None:
        """Writes which accounts of this machine may connect as which roles."""
        (data / "pg_hba.conf").write_text("local all all peer map=owner\n")
        names = dict.fromkeys([self.paths.account.name, "root"])
        entries = [
            f'owner "{name}" {role}\n' for name in names for role in (postgres_paths.ROLE, postgres_paths.SUPERUSER)
        ]
        (data / "pg_ident.conf").write_text("".join(entries))

    def answers(self) -> bool:
        """Whether a server accepts connections at the socket. Costs next to nothing."""
        with socket.socket(socket.AF_UNIX) as connection, contextlib.suppress(OSError):
            connection.settimeout(2)
            connection.connect(str(self.paths.socket_file))
            return True
        return False

    def ready(self) -> bool:
        """Whether the server says that it takes queries: not while it starts, recovers or stops."""
        address = ["-h", str(self.paths.socket_dir), "-p", str(postgres_paths.SOCKET_NUMBER), "-t", "3"]
        try:
            self.run("pg_isready", *address, timeout=10)
        except (StartupError, subprocess.TimeoutExpired):
            return False
        return True

    def start(self) -> None:
        """Starts the server unless it runs, and makes the portal's role and database if they are missing."""
        self.initialise()
        if not (self.answers() and self.ready()):
            self.start_or_retry()
        if not self.sql(f"SELECT 1 FROM pg_roles WHERE rolname = '{postgres_paths.ROLE}'"):
            self.sql(f"CREATE ROLE {postgres_paths.ROLE} LOGIN CREATEDB")
        if not self.sql(f"SELECT 1 FROM pg_database WHERE datname = '{postgres_paths.DATABASE}'"):
            self.sql(f"CREATE DATABASE {postgres_paths.DATABASE} OWNER {postgres_paths.ROLE}")

    def start_or_retry(self) -> None:
        """Starts the server until it answers. Raises StartupError, with the end of its log, when time is up."""
        limit = time.monotonic() + RETRY_FOR
        while True:
            signals.exit_if_asked()
            self.remove_stale_locks()
            self.server = self.launch_process()
            if self.wait_until_ready(self.server):
                return
            if time.monotonic() > limit:
                raise from_output(self.log_tail(), self.paths.home, "starting PostgreSQL")
            time.sleep(0.5)

    def launch_process(self) -> subprocess.Popen:
        """The server as a process of its own session: a Ctrl-C in the terminal is not for it. It talks to a file,
        not to a pipe of ours, which it would hold open."""
        options = {
            **SETTINGS,
            "unix_socket_directories": str(self.paths.socket_dir),
            "port": str(postgres_paths.SOCKET_NUMBER),
        }
        arguments = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
        if self.paths.log.exists() and self.paths.log.stat().st_size > LOG_LIMIT:
            self.paths.log.replace(self.paths.log.with_suffix(".log.old"))
        with self.paths.log.open("ab") as log:
            return subprocess.Popen(
                [self.bin / "postgres", "-D", self.paths.data, *arguments],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                **self.as_account(),
            )

    def wait_until_ready(self, process: subprocess.Popen) -> bool:
        """True once it takes queries, False if it gave up before."""
        limit = time.monotonic() + START_TIMEOUT
        while time.monotonic() < limit:
            signals.exit_if_asked()
            if self.answers() and self.ready():
                return True
            if process.poll() is not None:
                return False
            time.sleep(0.03)
        raise StartupError(
            f"PostgreSQL did not become ready within {START_TIMEOUT:.0f} s. It says why in {self.paths.log}."
        )

    def log_tail(self) -> str:
        """The last words of the server's log; empty where it has none."""
        with contextlib.suppress(OSError):
            return self.paths.log.read_text(errors="replace")[-4000:]
        return ""

    def pid(self) -> int | None:
        """The number of the running server's first process, or None. A number that another program has got since
        (after a kill or a restart of the machine) is not taken for it."""
        try:
            number = int((self.paths.data / "postmaster.pid").read_text().split("\n", 1)[0])
            command = Path(f"/proc/{number}/cmdline").read_bytes()
        except (OSError, ValueError):
            return None
        return number if os.fsencode(self.paths.data) in command else None

    def remove_stale_locks(self) -> None:
        """Removes the lock files of a server that is gone: PostgreSQL itself trusts the bare number in them."""
        if self.pid() is None:
            (self.paths.data / "postmaster.pid").unlink(missing_ok=True)
            self.paths.socket_file.with_name(f"{self.paths.socket_file.name}.lock").unlink(missing_ok=True)

    def stop(self) -> None:
        """Stops the server if it runs and waits until it has gone; clients still connected are sent away."""
        number = self.pid()
        if number is None:
            return
        for stop_signal in (signal.SIGINT, signal.SIGQUIT):
            with contextlib.suppress(ProcessLookupError):
                os.kill(number, stop_signal)
            limit = time.monotonic() + STOP_TIMEOUT
            while time.monotonic() < limit:
                if self.server:
                    self.server.poll()
                if self.pid() is None:
                    return
                time.sleep(0.03)
        raise StartupError(f"PostgreSQL (process {number}) does not stop. It says why in {self.paths.log}.")


def prepare_paths() -> None:
    """Makes the folders of the server, before settings derive its address; nothing where DATABASE_URL names another."""
    if not os.environ.get("DATABASE_URL"):
        with exclusive_lock(layout.make_var_dir() / "postgres.lock", START_TIMEOUT + RETRY_FOR):
            postgres_paths.make_folders()


@contextmanager
def in_use() -> Iterator[Cluster | None]:
    """A `with` block during which the server runs. Gives None, and does nothing, where DATABASE_URL names another."""
    if os.environ.get("DATABASE_URL"):
        yield None
        return
    var = layout.make_var_dir()
    users = FileLock(var / "postgres.users")
    with exclusive_lock(var / "postgres.lock", START_TIMEOUT + RETRY_FOR):
        cluster = Cluster(postgres_paths.make_folders())
        users.acquire(STOP_TIMEOUT, shared=True)
        try:
            cluster.start()
        except BaseException:
            leave(cluster, users)
            raise
    try:
        yield cluster
    finally:
        leave_when_it_is_our_turn(cluster, users)


def leave_when_it_is_our_turn(cluster: Cluster, users: FileLock) -> None:
    """`leave`, not while another command starts the server. Whoever is to end at once still stops it in good order."""
    with exclusive_lock(layout.make_var_dir() / "postgres.lock", START_TIMEOUT + RETRY_FOR, ignores_stop=True):
        leave(cluster, users)


def leave(cluster: Cluster, users: FileLock) -> None:
    """Gives up this command's share, and stops the server if that was the last one."""
    users.release()
    if users.try_acquire():
        cluster.stop()
    users.release()
