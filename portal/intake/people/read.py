"""Reading a spreadsheet of people, and comparing each with the people there are."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import ngettext

from portal.accounts.models import User
from portal.bibliography.formats.decoding import RefusedError
from portal.bibliography.formats.parsed import FailedRecord
from portal.bibliography.formats.source import source_of
from portal.bibliography.formats.spreadsheet.delimited import rows_of
from portal.bibliography.formats.spreadsheet.read import Columns
from portal.bibliography.formats.spreadsheet.table import PEOPLE, Table, table_of
from portal.bibliography.formats.spreadsheet.team import ParsedPerson, read_team
from portal.intake.columns import columns_for, remarks_on, remember
from portal.intake.models import PeopleRecord, PeopleRun
from portal.records.people.models import Membership, Person
from portal.records.people.recognition import KnownNames, Recognised
from portal.records.rights import choosable
from portal.work.progress import UNWATCHED, Watcher

__all__ = ["MOST_PEOPLE", "compare_people", "people_table", "read_people", "receive_people"]

MOST_PEOPLE = 500
NO_LIST = (
    "No list of people was found. Write a row of headings above it, with a word such as Name, Role or ORCID over each "
    "column, and one row for each person."
)
TOO_MANY = f"There are more than {MOST_PEOPLE} rows; at most {MOST_PEOPLE} are read at a time. Divide the list."
Verdict, Choice = PeopleRecord.Verdict, PeopleRecord.Choice


def receive_people(source_name: str, user: User | None, **source: Any) -> PeopleRun:
    """A new run of pasted rows (`text`) or of a file's bytes (`upload`), kept as they came."""
    return PeopleRun.objects.create(made_by=user, source_name=source_name, **source)


def read_people(run: PeopleRun) -> None:
    """Reads a list that was received, whose columns are to be checked then; one that is read already stays as it is.
    Raises RefusedError."""
    if run.state != PeopleRun.State.RECEIVED:
        return
    if run.upload is not None:
        source = source_of(bytes(run.upload), run.source_name, PEOPLE)
        run.text, run.remarks = source.text, list(source.remarks)
    run.text = run.text.replace("\r\n", "\n").replace("\x00", "")
    run.upload, run.state = None, PeopleRun.State.MAPPING
    run.columns = list(columns_for(people_table(run), PEOPLE).fields)
    run.save()


def people_table(run: PeopleRun) -> Table:
    """The list of a run; raises RefusedError where there is none, or one that is too long."""
    table = table_of(rows_of(run.text, PEOPLE), PEOPLE, is_certain=True)
    if table is None or not table.rows:
        raise RefusedError(NO_LIST)
    if len(table.rows) > MOST_PEOPLE:
        raise RefusedError(TOO_MANY)
    return table


def compare_people(run: PeopleRun, columns: Columns, user: User | None, progress: Watcher = UNWATCHED) -> None:
    """Reads the run's list with these columns and compares it; the choice is kept for the next list like it. A list
    that is written by now stays as it is."""
    table = people_table(run)
    people = Person.objects.current() if run.made_by is None else choosable(run.made_by, Person)
    comparison = PeopleComparison(run, KnownNames(people), progress)
    former = set(remarks_on(table, Columns(run.columns)))
    records = comparison.records(list(read_team(table, columns.fields)))
    with transaction.atomic():
        # A commit that was quicker holds the row until it is done; then nothing is to be read anew.
        locked_run = PeopleRun.objects.select_for_update().get(pk=run.pk)
        if locked_run.state in (PeopleRun.State.MAPPING, PeopleRun.State.REVIEW):
            remember(table, columns, user, PEOPLE)
            run.records.all().delete()
            run.remarks = [remark for remark in run.remarks if remark not in former] + remarks_on(table, columns)
            run.columns, run.state = list(columns.fields), PeopleRun.State.REVIEW
            run.save(update_fields=["remarks", "columns", "state"])
            PeopleRecord.objects.bulk_create(records)
        count = len(records)
        progress.finish(ngettext("%d person was compared.", "%d people were compared.", count) % count)


class PeopleComparison:
    """Makes records of the people of a list, each with its verdict and the choice that loses nothing."""

    def __init__(self, run: PeopleRun, known: KnownNames, progress: Watcher) -> None:
        self.run, self.known, self.progress = run, known, progress

    def records(self, people: Sequence[ParsedPerson | FailedRecord]) -> list[PeopleRecord]:
        """A record for each."""
        records = []
        for position, person in enumerate(people, 1):
            self.progress.report(position - 1, len(people))
            records.append(self.record(position, person))
        self.progress.report(len(people), len(people))
        return records

    def record(self, position: int, parsed: ParsedPerson | FailedRecord) -> PeopleRecord:
        """One record, compared."""
        record = PeopleRecord(run=self.run, position=position, line_number=parsed.line_number, source=parsed.source)
        if isinstance(parsed, FailedRecord):
            record.verdict, record.reason = Verdict.FAILED, parsed.reason
            return record
        record.values = {name: getattr(parsed, name) for name in ("given_name", "family_name", "title", "orcid")}
        record.roles = [asdict(role) for role in parsed.roles]
        record.notes = [remark.text for remark in parsed.remarks]
        name = ", ".join(filter(None, (parsed.family_name, parsed.given_name)))
        self.judge(record, self.known.recognise(name, parsed.orcid), any(remark.doubt for remark in parsed.remarks))
        return record

    def judge(self, record: PeopleRecord, recognised: Recognised, is_doubtful: bool) -> None:
        """Sets the verdict and the choice."""
        record.person = recognised.person or next(iter(recognised.candidates), None)
        if record.person:
            record.differences = additions(record.person, record)
        if recognised.person:
            record.verdict = Verdict.CHANGED if record.differences else Verdict.DUPLICATE
            record.choice = Choice.UPDATE if record.differences else Choice.SKIP
        elif record.person:
            record.verdict = Verdict.DOUBTFUL
            record.reason = f"May be {record.person}, who is here already."
        elif reason := refusal(record):
            record.verdict, record.reason = Verdict.FAILED, reason
        elif is_doubtful:
            record.verdict = Verdict.LOOK
        else:
            record.verdict, record.choice = Verdict.NEW, Choice.CREATE


def refusal(record: PeopleRecord) -> str:
    """Why a person of these values could not be kept, or ""."""
    try:
        Person(**record.values).clean_fields(exclude=["slug", "uuid", "sort_key", "latest_revision", "owner"])
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


def additions(person: Person, record: PeopleRecord) -> list[str]:
    """Sentences of what the record would add to a person: what ours has not, never another value for what it has."""
    values: dict[str, Any] = record.values
    latest = person.get_latest_revision_as_object()
    sentences = [f"{name}: {values[name]}" for name in ("title", "orcid") if values[name] and not getattr(latest, name)]
    known_roles = {membership.role for membership in latest.memberships.all()}
    labels = dict(Membership.Role.choices)
    for role in record.roles:
        if role["role"] and role["role"] not in known_roles:
            sentences.append(f"role: {labels[role['role']]}")
    if not latest.affiliation_id and any(role["organisation"] for role in record.roles):
        sentences.append(f"affiliation: {record.roles[-1]['organisation']}")
    return sentences
