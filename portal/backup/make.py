"""Making a backup while the site is served.

Files come first, then the database's snapshot, then the files that came meanwhile. Uploads are written before the row
that names them and removed after it, and no name is used twice: so whatever the snapshot names is in the archive,
except what somebody deleted in just those seconds. That is noticed, and the backup is made anew.
"""

import os
import shutil
import tarfile
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage, default_storage

from portal.backup import database
from portal.backup.errors import BackupError
from portal.backup.files import Archive
from portal.backup.last import remember
from portal.backup.manifest import DATABASE, FILES, Manifest, digest_of, finished_backups

__all__ = ["drop_old", "make_backup"]

ATTEMPTS = 3
PRIVATE = 0o077
Progress = Callable[[str], None]


def make_backup(folder: Path, programs: Path, progress: Progress) -> tuple[Path, Manifest]:
    """Makes a backup in a new folder below `folder`; gives that and the manifest. `programs` is the folder of
    pg_dump. Raises BackupError, and leaves nothing behind."""
    if not isinstance(default_storage, FileSystemStorage):
        raise BackupError("The site's files are not on this machine: have the store that keeps them make the copies.")
    now = datetime.now(UTC)
    finished = folder / f"portal-{now:%Y-%m-%dT%H%M%S.%fZ}"
    unfinished = finished.with_suffix(".new")
    umask = os.umask(PRIVATE)
    try:
        attempts_left = ATTEMPTS
        while True:
            unfinished.mkdir(parents=True)
            attempts_left -= 1
            manifest = fill(unfinished, programs, now, progress)
            if not (manifest.absent and attempts_left):
                break
            shutil.rmtree(unfinished)
        manifest.write(unfinished)
        unfinished.rename(finished)
        remember(now, finished)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise
    finally:
        os.umask(umask)
    return finished, manifest


def fill(folder: Path, programs: Path, now: datetime, progress: Progress) -> Manifest:
    """Writes the files of a backup, and gives its manifest, which names what the database names and the disk has not
    got: deleted in these seconds, or lost long ago, which is no reason to have no backup."""
    with tarfile.open(folder / FILES, "w:") as tar:
        archive = Archive(tar, Path(settings.MEDIA_ROOT), progress)
        archive.add_new()
        with database.snapshot() as snapshot_name:
            archive.add_new()
            absent = sorted(database.named_files() - archive.digests.keys())
            progress("the database")
            database.dump(programs, snapshot_name, folder / DATABASE)
            rows, migrations = database.row_counts(), database.applied_migrations()
    digests = {name: digest_of(folder / name) for name in (DATABASE, FILES)}
    return Manifest(now.isoformat(), versions(), digests, archive.digests, absent, rows, migrations)


def versions() -> dict[str, str]:
    """What the backup was made with."""
    major, minor = database.server_version()
    packages = {name: version(name) for name in ("django", "wagtail")}
    return {**packages, "postgresql": f"{major}.{minor}"}


def drop_old(folder: Path, keep: int) -> int:
    """Deletes all finished backups in a folder but the newest `keep`; gives how many went."""
    old = finished_backups(folder)[:-keep]
    for backup in old:
        shutil.rmtree(backup)
    return len(old)
