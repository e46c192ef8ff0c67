"""`manage.py intake FILE`: what the pages of the admin do, for whoever has a terminal on the server."""

from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import Q

from portal.accounts.models import User
from portal.bibliography.formats.reader import RefusedError
from portal.bibliography.formats.source import source_of
from portal.intake.commit import NotCommittedError, commit
from portal.intake.compare import compare
from portal.intake.create_run import create_run
from portal.intake.models import IntakeRecord, IntakeRun
from portal.records.changes.undo import undo
from portal.work.progress import RefusedWorkError


class Command(BaseCommand):
    """Reads, compares, commits and undoes a run, with one account's rights or with all."""

    help = "Reads references from a file and says what is new, changed, here already, doubtful or failed."

    def add_arguments(self, parser: CommandParser) -> None:
        """The file and the options."""
        parser.add_argument("file", nargs="?", type=Path, help="BibTeX, RIS, CSL-JSON, .xlsx, CSV or a list of DOIs")
        parser.add_argument("--commit", action="store_true", help="write what is new, and fill what is empty in ours")
        parser.add_argument("--publish", action="store_true", help="publish what is new, where else it is a draft")
        parser.add_argument("--user", help="the account in whose name it is done, and whose rights count")
        parser.add_argument("--undo", type=int, metavar="NUMBER", help="take back the intake of that number")

    def handle(self, *args: Any, **options: Any) -> None:
        """Undoes a run, or creates one of a file and perhaps commits it."""
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
        """The account of that name, None for none; raises CommandError for an unknown one."""
        account = get_user_model().objects.filter(username=name).first() if name else None
        if name and account is None:
            raise CommandError(f"There is no account “{name}”.")
        return account

    def read(self, file: Path, user: User | None, publish: bool) -> IntakeRun:
        """A run of the file, compared; prints a summary, each record with remarks, and each that is not simply new."""
        try:
            source = source_of(file.read_bytes(), file.name)
            options: dict[str, Any] = {"publish": publish, "is_table": source.is_table, "remarks": list(source.remarks)}
            run = create_run(source.text, file.name, user, owner=user, **options)
        except (OSError, RefusedError) as error:
            raise CommandError(str(error)) from error
        compare(run)
        for remark in run.remarks:
            self.stdout.write(remark)
        place = "row" if run.is_table else "line"
        silent = Q(verdict__in=[IntakeRecord.Verdict.NEW, IntakeRecord.Verdict.DUPLICATE], notes=[])
        for record in run.records.exclude(silent):
            verdict = record.get_verdict_display()
            self.stdout.write(f"{place} {record.line_number}: {verdict}: {record} {record.reason}".rstrip())
            for note in record.notes:
                self.stdout.write(f"    {note}")
        counts = run.counts()
        summary = ", ".join(f"{counts[name]} {label}" for name, label in IntakeRecord.Verdict.choices)
        self.stdout.write(f"Intake {run.pk}: {counts['total']} records: {summary}.")
        if counts["remarks"]:
            self.stdout.write(f"Records with remarks: {counts['remarks']}.")
        if counts["look"]:
            self.stdout.write("What is to be looked at is not brought in from here: open the intake in the admin.")
        if not counts["create"] and not counts["update"]:
            self.stdout.write("There is nothing to do.")
        return run

    def commit(self, run: IntakeRun, user: User | None) -> None:
        """Commits the run; raises CommandError where nothing was written."""
        try:
            run = commit(run, user)
        except NotCommittedError as error:
            raise CommandError(str(error)) from error
        created = run.changes.filter(created=True).count()
        self.stdout.write(f"Committed: {created} brought in, {run.changes.count() - created} changed.")

    def undo(self, number: int, user: User | None) -> None:
        """Undoes the run of that number; prints what stays."""
        run = IntakeRun.objects.filter(pk=number).first()
        if run is None:
            raise CommandError(f"There is no intake {number}.")
        if run.change_set is None or run.is_undone:
            raise CommandError(f"Intake {number} is {run.state_label}: there is nothing to undo.")
        try:
            change_set = undo(run.change_set, user)
        except RefusedWorkError as error:
            raise CommandError(str(error)) from error
        for left in change_set.left:
            self.stdout.write(f"Stays: {left['title']}: {left['reason']}")
        self.stdout.write(f"Intake {number} is undone.")
