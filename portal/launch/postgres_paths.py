"""Where the embedded server lives, who runs it, and at which address it answers: derived, never started, so that
settings may ask. Standard library only.

The server refuses to run as root. For an ordinary user it runs as that user, below `var/`. For root it runs as an
existing account without rights (`postgres`, else `nobody`); where that account could not reach `var/` (a checkout
below a folder of mode 700, such as root's home) its files lie in /var/lib/research-portal/ instead.
"""

import contextlib
import functools
import hashlib
import os
import pwd
import secrets
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path

from portal.launch import layout
from portal.launch.errors import StartupError

DATABASE = "portal"
ROLE = "portal"
SUPERUSER = "postgres"
# Not a network port: PostgreSQL only names its socket file by it.
SOCKET_NUMBER = 5432
LONGEST_SOCKET_PATH = 107
READABLE_HOME = Path("/var/lib/research-portal")
ACCOUNTS_FOR_ROOT = ("postgres", "nobody")


@dataclass(frozen=True)
class Account:
    """An account of the operating system."""

    name: str
    uid: int
    gid: int


@dataclass(frozen=True)
class ServerPaths:
    """The server's home folder, the folder of its socket, and the account that runs it."""

    home: Path
    socket_dir: Path
    account: Account

    @property
    def data(self) -> Path:
        """The cluster's data folder."""
        return self.home / "data"

    @property
    def log(self) -> Path:
        """What the server says."""
        return self.home / "server.log"

    @property
    def socket_file(self) -> Path:
        """The socket that the server answers on."""
        return self.socket_dir / f".s.PGSQL.{SOCKET_NUMBER}"


def account_of(uid: int) -> Account:
    """The account with that number; StartupError if it has no name, as PostgreSQL refuses to run for it."""
    try:
        entry = pwd.getpwuid(uid)
    except KeyError:
        raise StartupError(
            f"Account {uid} has no name here, and PostgreSQL needs one. Set DATABASE_URL instead."
        ) from None
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)


def account_named(name: str) -> Account | None:
    """The account of that name, if there is one."""
    try:
        return account_of(pwd.getpwnam(name).pw_uid)
    except KeyError:
        return None


def reachable(path: Path, account: Account) -> bool:
    """Whether the account may pass through every existing folder down to `path` (which itself need not exist)."""
    return all(may_pass(folder, account) for folder in (*reversed(path.parents), path) if folder.is_dir())


def may_pass(folder: Path, account: Account) -> bool:
    """Whether the account may enter the folder."""
    status = folder.stat()
    if status.st_uid == account.uid:
        return bool(status.st_mode & stat.S_IXUSR)
    if status.st_gid == account.gid:
        return bool(status.st_mode & stat.S_IXGRP)
    return bool(status.st_mode & stat.S_IXOTH)


def digest(path: Path) -> str:
    """Twelve hexadecimal digits that stand for the path."""
    return hashlib.sha256(str(path).encode()).hexdigest()[:12]


def socket_dir_of(home: Path, uid: int) -> Path:
    """In the home, unless its path is longer than a socket's may be: then in a private folder of TMP."""
    folder = home / "socket"
    if len(os.fsencode(folder / f".s.PGSQL.{SOCKET_NUMBER}")) <= LONGEST_SOCKET_PATH:
        return folder
    return Path(tempfile.gettempdir()) / f"portal-{uid}-{digest(home)}"


def near() -> Path:
    """The folder for the data in the folder of everything made at run time."""
    return layout.var_dir() / "postgres"


def pointer() -> Path:
    """The file in `var/` that remembers a home elsewhere, so that it moves, and ends, with the checkout."""
    return layout.var_dir() / "postgres-lies-at"


def root_account() -> Account:
    """The account that runs the server when root asks. Raises StartupError where there is none."""
    for name in ACCOUNTS_FOR_ROOT:
        account = account_named(name)
        if account:
            return account
    raise StartupError("PostgreSQL does not run as root, and there is no account `postgres` or `nobody` to run it as.")


def paths_below(home: Path, account: Account) -> ServerPaths:
    """The server's paths with its data in that folder."""
    return ServerPaths(home, socket_dir_of(home, account.uid), account)


def find() -> ServerPaths:
    """Where the server of this checkout lives, for the account that asks. Writes nothing."""
    uid = os.geteuid()
    home = Path(pointer().read_text().strip()) if pointer().is_file() else near()
    if home.is_dir() and home.stat().st_uid != 0:
        # What is there already decides: its owner goes on running it, even when root asks.
        return paths_below(home, account_of(home.stat().st_uid))
    if uid != 0:
        return paths_below(home, account_of(uid))
    account = root_account()
    if home == near() and not reachable(home, account):
        home = READABLE_HOME / fresh_name()
    return paths_below(home, account)


@functools.lru_cache(maxsize=1)
def fresh_name() -> str:
    """The name that a home elsewhere will get, the same for settings that ask before it is made. It is not derived
    from the checkout's path: a new clone at the same path must not find an older one's data."""
    return f"portal-{secrets.token_hex(4)}"


def make_folders() -> ServerPaths:
    """`find()`, with its folders made; a home elsewhere gets a fresh folder, which `var/` remembers from then on."""
    layout.make_var_dir()
    paths = find()
    if paths.home.is_relative_to(READABLE_HOME) and not pointer().is_file():
        READABLE_HOME.mkdir(parents=True, exist_ok=True)
        READABLE_HOME.chmod(0o755)
        pointer().write_text(f"{paths.home}\n")
        fresh_name.cache_clear()
    for folder in (paths.home, paths.socket_dir):
        make_private(folder, paths.account)
    return paths


def make_private(folder: Path, account: Account) -> None:
    """Makes the folder for that account alone; root passes anyway. A stranger's folder or link is refused: TMP is
    everybody's."""
    with contextlib.suppress(FileExistsError):
        folder.mkdir(mode=0o700, parents=True)
        if os.geteuid() == 0:
            os.chown(folder, account.uid, account.gid)
    status = folder.lstat()
    if not stat.S_ISDIR(status.st_mode) or status.st_uid != account.uid:
        raise StartupError(f"{folder} belongs to another account than {account.name}, which runs PostgreSQL here.")
    if os.geteuid() in (0, account.uid):
        folder.chmod(0o700)
