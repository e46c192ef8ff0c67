"""`manage.py backup DIR`: a copy of the whole site, while it is served."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from portal.backup.database import server_version
from portal.backup.errors import BackupError
from portal.backup.make import drop_old, make_backup
from portal.launch import client_programs
from portal.launch.console import step
from portal.launch.preparation import require_database


class Command(BaseCommand):
    """Writes database and files of one moment into a new folder, with a manifest that proves them whole."""

    help = "Writes a backup of database and files into a new folder below DIR."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Adds the folder, and `--keep`."""
        parser.add_argument("folder", metavar="DIR", type=Path, help="the folder that backups are kept in")
        parser.add_argument(
            "--keep", type=int, metavar="NUMBER", help="afterwards delete all backups in DIR but the newest NUMBER"
        )

    def handle(self, *args: Any, folder: Path, keep: int | None, **options: Any) -> None:
        """Makes the backup; CommandError says in words what stands in the way."""
        if keep is not None and keep < 1:
            raise CommandError("Give --keep a whole number from 1 on.")
        require_database()
        try:
            with step("backup") as running:
                programs = client_programs.folder_for(server_version()[0])
                backup, manifest = make_backup(folder.resolve(), programs, running.progress)
                running.note(f"{sum(manifest.rows.values())} rows, {len(manifest.files)} files: {backup}")
        except (BackupError, DatabaseError) as error:
            raise CommandError(str(error)) from error
        if manifest.absent:
            self.stderr.write(
                f"  {len(manifest.absent)} files that the site's records name are not on the disk, and so not in the "
                f"backup: {', '.join(manifest.absent[:5])}"
            )
        if keep:
            with step("old backups") as running:
                running.note(f"{drop_old(folder.resolve(), keep)} deleted")
