"""PostgreSQL's pg_dump and pg_restore, of the very version of the server: a newer pg_restore sets what an older server
does not know, and an older pg_dump refuses a newer server. Standard library only."""

import contextlib
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from portal.launch import binaries
from portal.launch.errors import StartupError

__all__ = ["folder_for"]

# Where Debian's packages lay the programs of each version.
OF_DEBIAN = Path("/usr/lib/postgresql")
NOT_HERE = (
    "The database's server is PostgreSQL {version}, and its programs pg_dump and pg_restore are not on this machine. "
    "On Debian, install them as root with `apt-get install postgresql-client-{version}`, then start again."
)


def folders(version: int) -> Iterator[Path]:
    """The folders in which the programs of a version may be, the likeliest first."""
    yield OF_DEBIAN / str(version) / "bin"
    with contextlib.suppress(StartupError):
        yield binaries.site_packages() / binaries.PROGRAMS
    on_path = shutil.which("pg_dump")
    if on_path:
        yield Path(on_path).parent


def version_of(program: Path) -> int | None:
    """The major version that a program of PostgreSQL says it is of; None where it does not run."""
    if not os.access(program, os.X_OK):
        return None
    done = subprocess.run([program, "--version"], capture_output=True, text=True, timeout=30)
    number = re.search(r"\) (\d+)", done.stdout)
    return int(number[1]) if number else None


def folder_for(version: int) -> Path:
    """The folder with pg_dump and pg_restore of that major version. Raises StartupError, with what to install."""
    for folder in folders(version):
        if all(version_of(folder / program) == version for program in ("pg_dump", "pg_restore")):
            return folder
    raise StartupError(NOT_HERE.format(version=version))
