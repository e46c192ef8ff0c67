"""Correcting what was read of a record, in its review: names, kind, date and title."""

from collections.abc import Iterable, Mapping

from django.db import transaction

from portal.bibliography.formats.parsed import ParsedName
from portal.bibliography.kinds import KINDS
from portal.intake.compare import compare_record
from portal.intake.field_mapper import notes_on
from portal.intake.mapping import remapped
from portal.intake.models import IntakeRecord, IntakeRun

__all__ = ["correct"]


def correct(record: IntakeRecord, people: Iterable[ParsedName], changed: Mapping[str, str]) -> bool:
    """Writes what a person has corrected into a record, which settles its doubts, and compares it anew.

    `changed`: "title", "kind" and "date". Returns False, and changes nothing, where the run is in review no more.
    """
    with transaction.atomic():
        run = IntakeRun.objects.select_for_update().get(pk=record.run_id)
        if run.state != IntakeRun.State.REVIEW:
            return False
        mapped = remapped(record.values, people, changed, record.unplaced)
        former = notes_on(record.unplaced, KINDS[record.values["kind"]])
        record.values, record.people = mapped.values, [list(person) for person in mapped.people]
        record.unplaced = mapped.unplaced
        record.notes = list(dict.fromkeys([*(note for note in record.notes if note not in former), *mapped.notes]))
        record.title = str(mapped.values.get("title", ""))
        record.keys = sorted(key[:200] for key in record.work.keys)
        record.is_settled = True
        compare_record(record)
    return True
