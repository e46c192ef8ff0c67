"""The manifest of a backup: what is in it, made with which versions, and the digests that prove it whole.

It is written last, so a folder with a manifest is a finished backup.
"""

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from portal.backup.errors import BackupError

__all__ = ["DATABASE", "FILES", "MANIFEST", "Manifest", "backup_in", "digest_of", "finished_backups"]

MANIFEST = "manifest.json"
DATABASE = "database.dump"
FILES = "media.tar"
FORMAT = 1
CHUNK = 1 << 20


@dataclass(frozen=True)
class Manifest:
    """All that is known of a backup.

    `made_at` is in ISO 8601; `digests` are SHA-256 by the name of a file of the backup, `files` by the name of a file
    of the site below its media folder; `absent` are files that the database names and the site has not got; `rows`
    are counts by table; `migrations` are `app.name`.
    """

    made_at: str
    versions: dict[str, str]
    digests: dict[str, str]
    files: dict[str, str]
    absent: list[str]
    rows: dict[str, int]
    migrations: list[str]
    format: int = FORMAT

    @property
    def moment(self) -> datetime:
        """When the backup was made, in UTC."""
        return datetime.fromisoformat(self.made_at).astimezone(UTC)

    def write(self, folder: Path) -> None:
        """Writes it into the folder of its backup."""
        (folder / MANIFEST).write_text(f"{json.dumps(asdict(self), indent=1, sort_keys=True)}\n", encoding="utf-8")

    @classmethod
    def read(cls, folder: Path) -> "Manifest":
        """The manifest of the backup in the folder. Raises BackupError where it cannot be read."""
        try:
            values = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
            if values["format"] != FORMAT:
                raise BackupError(f"{folder} was made by a version of the portal that this one cannot read.")
            return cls(**values)
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise BackupError(f"{folder / MANIFEST} cannot be read: the backup is not whole.") from error

    def verify(self, folder: Path) -> None:
        """Raises BackupError unless every file of the backup is there as it was written."""
        for name, digest in self.digests.items():
            path = folder / name
            if not path.is_file():
                raise BackupError(f"{path} is missing: the backup is not whole. Take another one.")
            if digest_of(path) != digest:
                raise BackupError(f"{path} is not as it was written: the backup is damaged. Take another one.")


def digest_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    total = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            total.update(chunk)
    return total.hexdigest()


def finished_backups(folder: Path) -> list[Path]:
    """The folders of the finished backups in a folder of backups, the oldest first."""
    return sorted(path.parent for path in folder.glob(f"portal-*/{MANIFEST}"))


def backup_in(folder: Path) -> Path:
    """The folder of the backup that the command names: itself a backup, or a folder of backups, whose newest is taken.

    Raises BackupError where there is none.
    """
    if (folder / MANIFEST).is_file():
        return folder
    backups = finished_backups(folder)
    if not backups:
        raise BackupError(f"There is no finished backup in {folder}.")
    return backups[-1]
