"""Keeps the items true: whatever the public sees otherwise than harvesters were told gets a new datestamp.

All is compared, not what somebody remembered to name: what changes a record is often elsewhere (a grant's reference, a
person made private, the end of an embargo). It runs soon after anything was published or changed, when a date has come,
and once an hour in any case.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2b
from itertools import islice
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import Page

from portal.exchange.items import Item
from portal.exchange.metadata_formats import METADATA_FORMATS, formats_of
from portal.exchange.public_records import PublicRecord, PublicRecords
from portal.public.findings.models import FindingPage
from portal.records.outputs.models import Output

__all__ = ["Comparison", "compare", "digest_of"]

BATCH = 500
COMPARED = ["of", "object_id", "datestamp", "is_deleted", "digest", "sets", "formats"]


@dataclass
class Comparison:
    """How many items were new, changed, or taken from the public."""

    added: int = 0
    changed: int = 0
    deleted: int = 0


def compare(at: datetime | None = None) -> Comparison:
    """Compares everything that is public at that moment (now, unless said otherwise) with the items, and writes what
    differs; memory grows by the records' keys only."""
    at = at or timezone.now()
    outcome = Comparison()
    records = PublicRecords(at).everything()
    while some := list(islice(records, BATCH)):
        compare_some(some, outcome)
    delete(Item.Of.OUTPUT, Output.objects.visible(at).order_by().values("uuid"), outcome)
    delete(Item.Of.FINDING, FindingPage.objects.visible(at).standing().order_by().values("translation_key"), outcome)
    return outcome


def compare_some(records: list[PublicRecord], outcome: Comparison) -> None:
    """Writes the items of those records whose digests differ."""
    known = {item.uuid: item for item in Item.objects.filter(uuid__in=[record.uuid for record in records])}
    digests = {record.uuid: digest_of(record) for record in records}
    new = [record for record in records if record.uuid not in known]
    keys = keys_of(new)
    added = [
        renewed(Item(uuid=record.uuid, object_id=keys[record.uuid]), record, digests[record.uuid])
        for record in new
        if record.uuid in keys
    ]
    changed = [
        renewed(known[record.uuid], record, digests[record.uuid])
        for record in records
        if record.uuid in known and (known[record.uuid].is_deleted or known[record.uuid].digest != digests[record.uuid])
    ]
    outcome.added += len(added)
    outcome.changed += len(changed)
    if added or changed:
        write(added, changed)


def renewed(item: Item, record: PublicRecord, digest: str) -> Item:
    """The item with what harvesters are told from now on; its datestamp is still to come."""
    item.of, item.is_deleted, item.digest = record.of, False, digest
    item.sets = list(record.sets)
    item.formats = list(dict.fromkeys([*(item.formats or ()), *formats_of(record.reference)]))
    return item


def keys_of(records: Iterable[PublicRecord]) -> dict[UUID, int]:
    """The primary keys of outputs and findings, by UUID."""
    outputs = [record.uuid for record in records if record.of == Item.Of.OUTPUT]
    findings = [record.uuid for record in records if record.of == Item.Of.FINDING]
    pages: Any = Page.objects.filter(translation_key__in=findings)
    return {
        **(dict(Output.objects.filter(uuid__in=outputs).values_list("uuid", "pk")) if outputs else {}),
        **(dict(pages.values_list("translation_key", "pk")) if findings else {}),
    }


def digest_of(record: PublicRecord) -> str:
    """What tells two states of a record apart: all that any harvester gets of it, in every format."""
    written = [METADATA_FORMATS[prefix].record(record.reference) for prefix in formats_of(record.reference)]
    return blake2b("\n".join([*written, *record.sets]).encode("utf-8", "replace"), digest_size=16).hexdigest()


def write(added: list[Item], changed: list[Item]) -> None:
    """Writes new and changed items with a common datestamp."""

    def at(moment: datetime) -> QuerySet[Item]:
        items = [*added, *changed]
        for item in items:
            item.datestamp = moment
        Item.objects.bulk_create(items, update_conflicts=True, unique_fields=["uuid"], update_fields=COMPARED)
        return Item.objects.filter(uuid__in=[item.uuid for item in items])

    stamp(at)


def delete(of: str, public: QuerySet, outcome: Comparison) -> None:
    """Marks as deleted the items of that kind whose UUID is not among the public ones."""
    gone = list(Item.objects.filter(of=of, is_deleted=False).exclude(uuid__in=public).values_list("pk", flat=True))
    outcome.deleted += len(gone)

    def at(moment: datetime) -> QuerySet[Item]:
        items = Item.objects.filter(pk__in=gone)
        items.update(is_deleted=True, digest="", datestamp=moment)
        return items

    if gone:
        stamp(at)


def stamp(write_at: Callable[[datetime], QuerySet[Item]]) -> None:
    """Writes items with the second in which the transaction ends as their datestamp.

    A harvester asks next time for what changed since its last answer, to the second and inclusively. Were an item
    stamped with an earlier second than the one in which others can see it, an answer in between would hide it for ever.
    """
    with transaction.atomic():
        moment = this_second()
        items = write_at(moment)
        while (later := this_second()) != moment:
            moment = later
            items.update(datestamp=moment)


def this_second() -> datetime:
    """Now, in whole seconds of UTC."""
    return timezone.now().astimezone(UTC).replace(microsecond=0)
