"""Where things are: the checkout, and the folder for all that is made at run time. Standard library only."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def var_dir() -> Path:
    """The folder for everything made at run time: `PORTAL_VAR`, or `var/` in the checkout. It may not exist yet."""
    return Path(os.environ.get("PORTAL_VAR") or ROOT / "var").resolve()


def make_var_dir() -> Path:
    """`var_dir()`, made if missing; passable whatever the umask, as the server's account has to get through."""
    folder = var_dir()
    if not folder.is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o755)
    return folder


def environment_dir() -> Path:
    """The folder of the virtual environment that the bootstrap makes and keeps."""
    return ROOT / ".venv"


def environment_python() -> Path:
    """The Python inside that environment. It may not exist yet."""
    return environment_dir() / "bin" / "python"


def lock_file() -> Path:
    """The list of every package with its hashes, from which the environment is made."""
    return ROOT / "requirements.lock"
