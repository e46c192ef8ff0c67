"""A secret key that nobody has to set. Standard library only."""

import os
import secrets
from pathlib import Path

from portal.launch import layout


def read_or_make(path: Path) -> str:
    """The key in that file, which only its owner may read; made at the first time, once even if two ask at once."""
    if not path.is_file():
        layout.make_var_dir()
        fresh = path.with_name(f"{path.name}.{os.getpid()}")
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(50))
        try:
            os.link(fresh, path)
        except FileExistsError:
            pass  # another command was first: its key counts
        finally:
            fresh.unlink()
    return path.read_text()
