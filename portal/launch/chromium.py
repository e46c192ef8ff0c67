"""A Chromium for the browser tests: the one that is there, or a new one. Standard library only."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from portal.launch import debian
from portal.launch.console import step
from portal.launch.errors import StartupError

NAMES = ("chromium", "google-chrome", "google-chrome-stable", "chromium-browser")
INSTALL_TIMEOUT = 900.0
NOT_TO_BE_HAD = (
    "There is no Chromium on this machine, and it could not be installed. Install one (on Debian, as root: `apt-get "
    "install chromium`), or name one in PORTAL_CHROMIUM, or leave the browser tests out with --no-browser."
)


def playwrights_own() -> Path | None:
    """The newest Chromium that Playwright downloaded earlier."""
    folder = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache" / "ms-playwright")
    paths = [path for pattern in ("chromium-*/*/chrome", "chromium-*/*/chromium") for path in folder.glob(pattern)]
    return max(paths, key=lambda path: path.stat().st_mtime, default=None)


def find() -> str | None:
    """The path of a Chromium: `PORTAL_CHROMIUM`, one on the path, or Playwright's own; None if there is none."""
    named = os.environ.get("PORTAL_CHROMIUM")
    if named:
        if not os.access(named, os.X_OK):
            raise StartupError(f"PORTAL_CHROMIUM names {named}, which is no program that can be run.")
        return named
    on_path = next((path for path in map(shutil.which, NAMES) if path), None)
    own = playwrights_own()
    return on_path or (str(own) if own else None)


def ensure() -> str:
    """The path of a Chromium, installed if there is none; StartupError if it is not to be had."""
    path = find()
    if path:
        return path
    with step("chromium") as running:
        running.progress("being installed")
        install_chromium()
        path = find()
        if not path:
            raise StartupError(NOT_TO_BE_HAD)
        running.note(path)
    return path


def install_chromium() -> None:
    """Installs Debian's Chromium where this account may, else Playwright's; StartupError where neither can be had."""
    try:
        if debian.may_install():
            debian.install("chromium", "fonts-dejavu-core")
            return
        command = [sys.executable, "-m", "playwright", "install", "chromium"]
        done = subprocess.run(command, capture_output=True, text=True, timeout=INSTALL_TIMEOUT)
    except (StartupError, subprocess.TimeoutExpired) as reason:
        raise StartupError(f"{NOT_TO_BE_HAD}\n{reason}") from reason
    if done.returncode:
        last = (done.stdout + done.stderr).strip().splitlines()[-3:]
        raise StartupError("\n".join([NOT_TO_BE_HAD, *last]))
