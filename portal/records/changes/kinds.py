"""The kinds of records in change sets: how each is fetched, drafted, and read and set field by field."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any

from portal.records.changes.drafts import drafts_of, load_outputs
from portal.records.changes.models import Change
from portal.records.organisations.models import Organisation
from portal.records.outputs import field_values as of_outputs
from portal.records.outputs.models import Output
from portal.records.people import field_values as of_people
from portal.records.people.models import Person

__all__ = ["KINDS", "RecordKind", "lock_records", "records_of"]


@dataclass(frozen=True)
class RecordKind:
    """`load` gives records by key and `drafts` the newest versions of such, by key; `current_values` and
    `assign_values` turn fields into JSON and back."""

    model: Any
    load: Callable[[Collection[int]], dict[int, Any]]
    drafts: Callable[[Iterable[Any]], dict[int, Any]]
    current_values: Callable[[Any, Iterable[str]], dict[str, Any]]
    assign_values: Callable[[Any, dict[str, Any]], None]


def load_people(keys: Collection[int]) -> dict[int, Any]:
    """People by key, with their version."""
    return Person.objects.select_related("latest_revision", "locked_by", "owner").in_bulk(list(keys))


def load_organisations(keys: Collection[int]) -> dict[int, Any]:
    """Organisations by key; they have no drafts."""
    return Organisation.objects.select_related("latest_revision").in_bulk(list(keys))


def newest_versions(records: Iterable[Any]) -> dict[int, Any]:
    """The newest version of each of some records, one by one: lists of people are short."""
    return {record.pk: record.get_latest_revision_as_object() for record in records}


def plain_values(record: Any, names: Iterable[str]) -> dict[str, Any]:
    """The fields of a record without relations."""
    return {name: getattr(record, name) for name in names}


def assign_plain_values(record: Any, values: dict[str, Any]) -> None:
    """Sets fields of a record without relations."""
    for name, value in values.items():
        setattr(record, name, value)


KINDS: dict[str, RecordKind] = {
    Change.Kind.OUTPUT: RecordKind(
        Output, load_outputs, drafts_of, of_outputs.current_values, of_outputs.assign_values
    ),
    Change.Kind.PERSON: RecordKind(
        Person, load_people, newest_versions, of_people.current_values, of_people.assign_values
    ),
    Change.Kind.ORGANISATION: RecordKind(
        Organisation, load_organisations, newest_versions, plain_values, assign_plain_values
    ),
}


def records_of(changes: Iterable[Change]) -> dict[tuple[str, int], Any]:
    """The records of those changes that are still there, by kind and key."""
    keys: defaultdict[str, list[int]] = defaultdict(list)
    for change in changes:
        keys[change.kind].append(change.record_id)
    return {(kind, key): record for kind in keys for key, record in KINDS[kind].load(keys[kind]).items()}


def lock_records(changes: Any) -> None:
    """Locks the rows of the records of those changes (a queryset) until the transaction ends, in one order, so that
    two who write the same ones wait for each other and do not stop each other."""
    for kind, record_kind in KINDS.items():
        keys = changes.filter(kind=kind).values("record_id")
        locked = record_kind.model._base_manager.select_for_update().filter(pk__in=keys)
        list(locked.order_by("pk").values_list("pk"))
