"""`manage.py intake FILE`: what the pages of the admin do, for whoever has a terminal on the server."""

from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.intake.beginning import begin
from portal.intake.committing import NotCommittedError, commit
from portal.intake.comparing import compare
from portal.intake.models import IntakeRow, IntakeRun
from portal.intake.readers import RefusedError
from portal.intake.readers.decoding import decoded
from portal.intake.undoing import undo


class Command(BaseCommand):
    help = "Reads references from a file and says what is new, changed, here already, doubtful or failed."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, help="BibTeX, RIS, CSL-JSON, CSV or a list of DOIs")
        parser.add_argument("--commit", action="store_true", help="write what is new, and fill what is empty in ours")
        parser.add_argument("--publish", action="store_true", help="publish what is new, where else it is a draft")
        parser.add_argument("--user", help="the account in whose name it is done, and whose rights count")
        parser.add_argument("--undo", type=int, metavar="NUMBER", help="take back the intake of that number")

    def handle(self, *args: Any, **options: Any) -> None:
        user = self.user(options["user"])
        if options["undo"] is not None:
            self.undo(options["undo"], user)
        elif options["file"] is None:
            raise CommandError("Name a file, or say --undo and the number of an intake.")
        else:
            run = self.read(options["file"], user, options["publish"])
            if options["commit"]:
                self.commit(run, user)

    def user(self, name: str | None) -> Any:
        found = get_user_model().objects.filter(username=name).first() if name else None
        if name and found is None:
            raise CommandError(f"There is no account “{name}”.")
        return found

    def read(self, file: Path, user: Any, publish: bool) -> IntakeRun:
        try:
            run = begin(decoded(file.read_bytes()), file.name, user, owner=user, publish=publish)
        except (OSError, RefusedError) as error:
            raise CommandError(str(error)) from error
        compare(run)
        for row in run.rows.exclude(verdict__in=[IntakeRow.Verdict.NEW, IntakeRow.Verdict.DUPLICATE]):
            self.stdout.write(f"line {row.line}: {row.verdict}: {row} {row.reason}".rstrip())
        counts = run.counts()
        said = ", ".join(f"{counts[name]} {label}" for name, label in IntakeRow.Verdict.choices)
        self.stdout.write(f"Intake {run.pk}: {counts['total']} records: {said}.")
        if not counts["create"] and not counts["update"]:
            self.stdout.write("There is nothing to do.")
        return run

    def commit(self, run: IntakeRun, user: Any) -> None:
        try:
            run = commit(run, user)
        except NotCommittedError as error:
            raise CommandError(str(error)) from error
        created = run.changes.filter(created=True).count()
        self.stdout.write(f"Committed: {created} brought in, {run.changes.count() - created} changed.")

    def undo(self, number: int, user: Any) -> None:
        run = IntakeRun.objects.filter(pk=number).first()
        if run is None:
            raise CommandError(f"There is no intake {number}.")
        if run.state != IntakeRun.State.COMMITTED:
            raise CommandError(f"Intake {number} is {run.get_state_display()}: there is nothing to undo.")
        run = undo(run, user)
        for one in run.kept:
            self.stdout.write(f"Stays: {one['title']}: {one['reason']}")
        self.stdout.write(f"Intake {number} is undone.")
