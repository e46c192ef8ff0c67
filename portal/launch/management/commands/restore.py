"""`manage.py restore DIR`: a backup brought back into an empty place."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from portal.backup.database import server_version
from portal.backup.errors import BackupError
from portal.backup.manifest import backup_in
from portal.backup.restore import restore_backup
from portal.freshness.clock import begin_epoch
from portal.launch import client_programs
from portal.launch.console import step
from portal.launch.preparation import require_database


class Command(BaseCommand):
    """Fills an empty database and an empty media folder, and compares every count and digest."""

    help = "Restores a backup, or the newest of a folder of backups, into an empty database and media folder."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Adds the folder."""
        parser.add_argument("folder", metavar="DIR", type=Path, help="a backup, or the folder that backups are kept in")

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        """Restores; CommandError says in words what stands in the way."""
        require_database()
        try:
            with step("restore") as running:
                programs = client_programs.folder_for(server_version()[0])
                backup = backup_in(folder.resolve())
                manifest = restore_backup(backup, programs, running.progress)
                begin_epoch()  # A server that was not restarted must not take its pages for those of this content.
                moment = f"{manifest.moment:%d %B %Y, %H:%M UTC}"
                running.note(f"{sum(manifest.rows.values())} rows, {len(manifest.files)} files as of {moment}")
        except (BackupError, DatabaseError) as error:
            raise CommandError(str(error)) from error
