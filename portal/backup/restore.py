"""Bringing a backup back, into an empty place only, and proving that it came whole."""

import shutil
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.db.migrations.loader import MigrationLoader

from portal.backup import database
from portal.backup.errors import BackupError
from portal.backup.files import is_vacant, unpack
from portal.backup.manifest import DATABASE, FILES, Manifest

__all__ = ["restore_backup"]

Progress = Callable[[str], None]


def restore_backup(backup: Path, programs: Path, progress: Progress) -> Manifest:
    """Restores the backup in that folder; gives its manifest. `programs` is the folder of pg_restore. Raises
    BackupError, and then database and media folder are as they were."""
    manifest = Manifest.read(backup)
    progress("comparing digests")
    manifest.verify(backup)
    require_known_migrations(manifest)
    media = Path(settings.MEDIA_ROOT)
    require_empty(media)
    unpacked = media.with_name(f"{media.name}.restored")
    shutil.rmtree(unpacked, ignore_errors=True)
    try:
        unpacked.mkdir(parents=True)
        unpack(backup / FILES, unpacked, manifest.files, progress)
        progress("the database")
        database.restore(programs, backup / DATABASE)
        move_in(unpacked, media)
    finally:
        shutil.rmtree(unpacked, ignore_errors=True)
    require_rows(manifest)
    return manifest


def require_known_migrations(manifest: Manifest) -> None:
    """Raises BackupError for a backup of a newer release, whose tables this one would not understand."""
    known = {f"{app_label}.{name}" for app_label, name in MigrationLoader(None).disk_migrations}
    unknown = sorted(set(manifest.migrations) - known)
    if unknown:
        raise BackupError(
            f"The backup was made by another release of the portal: this one does not know {unknown[0]}. Install the "
            "release that made it, restore there, and update afterwards."
        )


def require_empty(media: Path) -> None:
    """Raises BackupError unless there is nothing yet that a restore would mix with."""
    if not database.is_empty():
        raise BackupError(
            "The database is not empty. A backup is restored into an empty place only: name a new database in "
            "DATABASE_URL, or, for the PostgreSQL that the portal brings, another folder in PORTAL_VAR."
        )
    if not is_vacant(media):
        raise BackupError(f"{media} is not empty. Move it away: a backup is restored into an empty place only.")


def move_in(unpacked: Path, media: Path) -> None:
    """Puts the files where the site looks for them. The media folder itself may be there, and stays."""
    media.mkdir(parents=True, exist_ok=True)
    for path in unpacked.iterdir():
        shutil.rmtree(media / path.name, ignore_errors=True)
        path.rename(media / path.name)


def require_rows(manifest: Manifest) -> None:
    """Raises BackupError unless every table has as many rows as it had."""
    present = database.row_counts()
    if present != manifest.rows:
        tables = sorted(name for name in present | manifest.rows if present.get(name) != manifest.rows.get(name))
        raise BackupError(f"What came back is not what was kept: rows are missing or added in {', '.join(tables)}.")
