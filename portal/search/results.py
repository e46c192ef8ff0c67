"""One search over everything the public may see."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from wagtail.models import Page

from portal.findings.models import FindingPage
from portal.fulltext.models import HIT_ENDS, HIT_STARTS, Entry, EntryQuerySet
from portal.outputs.models import Output
from portal.people.models import Person
from portal.visibility.rule import visible_pages

__all__ = ["Result", "found", "results"]


@dataclass(frozen=True)
class Result:
    """One thing found: what it is, where, and the words around the hits, escaped, the hits in <mark>."""

    type: str
    title: str
    url: str
    extract: SafeString
    number: int | None = None


def found(query: str) -> EntryQuerySet:
    """Entries of visible things with the words of `query`, the best first. A grant is found through its page."""
    visible = Q(content_type=ContentType.objects.get_for_model(Page))
    visible &= Q(object_id__in=Page.objects.filter(visible_pages()).values("pk"))
    for model in (Output, Person):
        ids = model.objects.visible().values("pk")
        visible |= Q(content_type=ContentType.objects.get_for_model(model), object_id__in=ids)
    return Entry.objects.matching(query).filter(visible).order_by("-rank", "content_type", "object_id")


def results(found_entries: Iterable[Entry]) -> list[Result]:
    """What to print for each entry, in their order."""
    entries = list(found_entries)
    things = {**pages(entries), **records(entries, Output), **records(entries, Person)}
    return [
        result(entry, things[entry.content_type_id, entry.object_id])
        for entry in entries
        if (entry.content_type_id, entry.object_id) in things
    ]


def ids_of(entries: list[Any], model: type[Model]) -> tuple[int, list[int]]:
    content_type = ContentType.objects.get_for_model(model)
    return content_type.pk, [entry.object_id for entry in entries if entry.content_type_id == content_type.pk]


def pages(entries: list[Any]) -> dict[tuple[int, int], Page]:
    """The visible pages of the entries; findings among them come with their number, and their state as `badge`."""
    type_id, ids = ids_of(entries, Page)
    if not ids:
        return {}
    found = {page.pk: page for page in Page.objects.filter(visible_pages(), pk__in=ids)}
    for finding in FindingPage.objects.filter(pk__in=list(found)).only("number", "status"):
        found[finding.pk].number, found[finding.pk].badge = finding.number, finding.badge
    return {(type_id, key): page for key, page in found.items()}


def records(entries: list[Any], model: Any) -> dict[tuple[int, int], Model]:
    type_id, ids = ids_of(entries, model)
    return {(type_id, row.pk): row for row in model.objects.visible().filter(pk__in=ids)} if ids else {}


def result(entry: Any, thing: Any) -> Result:
    if isinstance(thing, Page):
        number = getattr(thing, "number", None)
        return Result(type_of(thing), thing.title, thing.url, extract_html(entry.extract), number)
    return Result(type_of(thing), str(thing), thing.get_absolute_url(), extract_html(entry.extract))


def type_of(thing: Model) -> str:
    """What it is, in a word or two: "Radio broadcast", "Finding 2, withdrawn"."""
    if isinstance(thing, Output):
        return thing.kind_label
    model = thing.cached_content_type.model_class() if isinstance(thing, Page) else type(thing)
    number, badge = getattr(thing, "number", None), getattr(thing, "badge", "")
    named = " ".join(filter(None, [capfirst(str(model._meta.verbose_name)), str(number or "")]))
    return f"{named}, {badge.lower()}" if badge else named


def extract_html(extract: str) -> SafeString:
    """The extract escaped, its hits marked."""
    return mark_safe(escape(extract).replace(HIT_STARTS, "<mark>").replace(HIT_ENDS, "</mark>"))
