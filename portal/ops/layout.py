"""Where things are: the checkout, and the folder for all that is made at run time. Standard library only."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def var_dir() -> Path:
    """The folder for everything made at run time: `PORTAL_VAR`, or `var/` in the checkout. It may not exist yet."""
    return Path(os.environ.get("PORTAL_VAR") or ROOT / "var").resolve()
