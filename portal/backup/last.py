"""When the last backup was made: told to whoever looks after the site."""

import json
from datetime import datetime
from pathlib import Path

from django.conf import settings

__all__ = ["last_backup", "remember"]


def record() -> Path:
    """The file that remembers it; beside the site's files, so that it goes where they go."""
    return Path(settings.VAR_DIR) / "last-backup.json"


def remember(made_at: datetime, folder: Path) -> None:
    """Notes that a backup was finished."""
    new = record().with_suffix(".new")
    new.write_text(json.dumps({"made_at": made_at.isoformat(), "folder": str(folder)}), encoding="utf-8")
    new.replace(record())


def last_backup() -> datetime | None:
    """When the last backup was finished here; None where none is known."""
    try:
        return datetime.fromisoformat(json.loads(record().read_text(encoding="utf-8"))["made_at"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
