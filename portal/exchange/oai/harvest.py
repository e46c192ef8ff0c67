"""What a harvester is given: the items it selects, a part at a time, with the record of each as it is now."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import cached_property

from portal.exchange.items import Item, ItemQuerySet
from portal.exchange.metadata_formats import METADATA_FORMATS, MetadataFormat, formats_of
from portal.exchange.oai.protocol import ProtocolError, read_range
from portal.exchange.oai.sets import is_known, members
from portal.exchange.oai.tokens import Place, read_token, write_token
from portal.exchange.public_records import PublicRecord, PublicRecords

__all__ = ["AT_ONCE", "Harvested", "Part", "format_of"]

AT_ONCE = 250  # Items in an answer; OpenAIRE asks for 100 to 500.


@dataclass(frozen=True)
class Harvested:
    """An item as it is given now: `record` is None where the public may no longer have it, or not in that format."""

    item: Item
    record: PublicRecord | None
    sets: list[str]


def format_of(prefix: str) -> MetadataFormat:
    """The format of that prefix; raises ProtocolError."""
    if prefix not in METADATA_FORMATS:
        message = f"Ask for one of {', '.join(METADATA_FORMATS)}."
        raise ProtocolError("cannotDisseminateFormat", message)
    return METADATA_FORMATS[prefix]


class Part:
    """One part of a list: that which `arguments` ask for from its beginning, or go on with by their token."""

    def __init__(self, arguments: Mapping[str, str], records: PublicRecords) -> None:
        self.records = records
        self.place: Place | None = None
        self.asked = dict(arguments)
        if token := arguments.get("resumptionToken"):
            self.asked, self.place = read_token(token, arguments["verb"])
        self.format = format_of(self.asked["metadataPrefix"])

    @cached_property
    def selected(self) -> ItemQuerySet:
        """All items that were asked for."""
        first, last = read_range(self.asked)
        selected = Item.objects.filter(formats__contains=[self.format.prefix])
        if spec := self.asked.get("set"):
            selected = selected.filter(sets__contains=[spec]) if is_known(spec, self.records) else selected.none()
        if first:
            selected = selected.filter(datestamp__gte=first)
        return selected.filter(datestamp__lte=last) if last else selected

    @cached_property
    def items(self) -> list[Item]:
        """The items of this part, and the first of the next one. Raises ProtocolError where there is none.

        What was asked for up to a day, and has changed since it was begun, is no longer in the list. Where nothing else
        was to come, the last item is given again: an answer must not be empty.
        """
        if self.place is None:
            items = list(self.selected.with_total().in_order()[: AT_ONCE + 1])
            if not items:
                raise ProtocolError("noRecordsMatch", "Nothing was asked for that there is, or that has changed then.")
            return items
        after = self.selected.after(self.place.datestamp, self.place.key)
        return list(after.in_order()[: AT_ONCE + 1]) or list(Item.objects.filter(pk=self.place.key))

    @cached_property
    def harvested(self) -> list[Harvested]:
        """The items of this part as they are given now."""
        return as_given(self.items[:AT_ONCE], self.format.prefix, self.records)

    @property
    def cursor(self) -> int:
        """How many items were given before this part."""
        return self.place.given if self.place else 0

    @property
    def size(self) -> int:
        """How many items the whole list had when it was begun."""
        return self.place.size if self.place else self.items[0].total

    @property
    def token(self) -> str | None:
        """What goes on with the list; "" at the end of one that was given in parts, None for one that was not."""
        if len(self.items) <= AT_ONCE:
            return None if self.place is None else ""
        last = self.items[AT_ONCE - 1]
        return write_token(self.asked, Place(last.datestamp, last.pk, self.cursor + AT_ONCE, self.size))


def as_given(items: list[Item], prefix: str, records: PublicRecords) -> list[Harvested]:
    """The items with their records, asked for together."""
    public = records.of_items(item for item in items if not item.is_deleted)
    return [given(item, public, prefix, records) for item in items]


def given(item: Item, public: Mapping[UUID, PublicRecord], prefix: str, records: PublicRecords) -> Harvested:
    """One item. The sets of a deleted one are those of before, as far as the public may still know of them."""
    record = public.get(item.uuid)
    if record is None or prefix not in formats_of(record.reference):
        return Harvested(item, None, [spec for spec in members(item.sets) if is_known(spec, records)])
    return Harvested(item, record, members(record.sets))
