"""What Debian's own package manager can bring, to root and to an ordinary user. Standard library only."""

import os
import shutil
import subprocess
from pathlib import Path

from portal.launch.errors import from_output

INSTALL_TIMEOUT = 1200.0
WHEELS = "usr/share/python-wheels"
CERTIFICATES = "usr/share/ca-certificates"


def is_debian() -> bool:
    """Whether this machine is a Debian (or a child of it)."""
    return Path("/etc/debian_version").exists() and shutil.which("apt-get") is not None


def may_install() -> bool:
    """Whether packages can be installed for the whole machine."""
    return os.geteuid() == 0 and is_debian()


def install(*packages: str) -> None:
    """Installs the packages, as root; raises StartupError if that fails."""
    apt_two_steps(("install", "--yes", "--quiet", "--no-install-recommends", *packages), (), None)


def unpack(folder: Path, *packages: str) -> None:
    """Lays the packages' files below `folder`, for a user without rights: lists and downloads stay in there too."""
    lists, archives = folder / "lists", folder / "archives"
    for part in (lists / "partial", archives / "partial"):
        part.mkdir(parents=True, exist_ok=True)
    own = ("-o", f"Dir::State::Lists={lists}", "-o", f"Dir::Cache={folder}", "-o", "APT::Sandbox::User=")
    apt_two_steps(("download", "--quiet", *packages), own, archives)
    for archive in archives.glob("*.deb"):
        subprocess.run(["dpkg-deb", "--extract", archive, folder], check=True, timeout=INSTALL_TIMEOUT)


def apt_two_steps(command: tuple[str, ...], options: tuple[str, ...], folder: Path | None) -> None:
    """Fetches the lists, then runs the command. Without a network the first only warns, so both outputs are kept."""
    _, update_output = apt((*options, "update", "--quiet"), folder)
    code, output = apt((*options, *command), folder)
    if code:
        raise from_output(update_output + output, folder or "/", f"apt-get {command[0]} of {command[-1]}")


def apt(arguments: tuple[str, ...], folder: Path | None) -> tuple[int, str]:
    """Runs apt-get with the arguments; gives its exit code and its output."""
    done = subprocess.run(
        ["apt-get", *arguments],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        timeout=INSTALL_TIMEOUT,
        check=False,
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"},
    )
    return done.returncode, done.stdout


def pip_wheel(folder: Path) -> Path | None:
    """pip as one runnable file, out of an unpacked `python3-pip-whl`."""
    return next(iter(sorted((folder / WHEELS).glob("pip-*.whl"))), None)


def certificate_bundle(folder: Path) -> Path:
    """One file of the authorities in an unpacked `ca-certificates`; Debian's pip brings none of its own."""
    bundle = folder / "authorities.pem"
    parts = sorted((folder / CERTIFICATES).rglob("*.crt"))
    bundle.write_text("\n".join(part.read_text() for part in parts))
    return bundle
