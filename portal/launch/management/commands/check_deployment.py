"""`manage.py check_deployment`: what a running server lacks, in plain words."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from portal.launch.deployment import CHECKS, DeploymentCheck


class Command(BaseCommand):
    """Looks at settings, database, files, mail and backups of this server, and says what is to be done."""

    help = "Says in plain words what a running server lacks; exit code 1 if anything."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Prints a line for each check; CommandError where anything is missing."""
        problems = {check.name: self.problem(check) for check in CHECKS}
        for name, problem in problems.items():
            self.stdout.write(f"  {name:<14} {problem or 'in order'}")
        missing = sum(map(bool, problems.values()))
        if missing:
            raise CommandError(f"{missing} of {len(CHECKS)} are not in order.")

    def problem(self, check: DeploymentCheck) -> str:
        """What the check has to say; a database that is away is told once, by its own check."""
        try:
            return check.problem()
        except DatabaseError:
            return "cannot be looked at: the database does not answer, or lacks migrations."
