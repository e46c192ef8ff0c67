"""One search over everything the public may see."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from wagtail.models import Page

from portal.fulltext.models import HIT_ENDS, HIT_STARTS, Entry, EntryQuerySet
from portal.public.findings.models import FindingPage
from portal.records.base.models import Record
from portal.records.grants.models import Grant
from portal.records.outputs.models import Output
from portal.records.people.models import Person
from portal.visibility.rule import visible_pages

RECORDS: tuple[Any, ...] = (Output, Person, Grant)

__all__ = ["Result", "matching_entries", "public_entries", "results"]

PARAGRAPHS = re.compile(r"\s*\n\s*")
START = 30  # characters by which an extract is known to begin or end the prose

# The key of a content type, and that of a record or page of it.
Key = tuple[int, int]


@dataclass(frozen=True)
class Result:
    """A record or page: what it is, where, and the words around the hits, escaped, the hits in <mark>."""

    type: str
    title: str
    url: str
    extract: SafeString
    number: int | None = None


def public_entries() -> EntryQuerySet:
    """Entries of visible records and pages."""
    visible = Q(content_type=ContentType.objects.get_for_model(Page))
    visible &= Q(object_id__in=Page.objects.filter(visible_pages()).values("pk"))
    for model in RECORDS:
        ids = model.objects.visible().values("pk")
        visible |= Q(content_type=ContentType.objects.get_for_model(model), object_id__in=ids)
    return Entry.objects.filter(visible)


def matching_entries(query: str) -> EntryQuerySet:
    """Those of them that hold the words of `query`, the best first."""
    return public_entries().matching(query).order_by("-rank", "content_type", "object_id")


def results(entries: Iterable[Entry]) -> list[Result]:
    """What to print for each entry, in their order."""
    listed = list(entries)
    visible: dict[Key, Any] = {**pages(listed)}
    for model in RECORDS:
        visible |= records(listed, model)
    keyed = [(entry, (entry.content_type_id, entry.object_id)) for entry in listed]
    return [result(entry, visible[key]) for entry, key in keyed if key in visible]


def ids_of(entries: list[Any], model: type[Model]) -> tuple[int, list[int]]:
    """The key of the model's content type, and those of its objects that the entries are of."""
    content_type = ContentType.objects.get_for_model(model)
    return content_type.pk, [entry.object_id for entry in entries if entry.content_type_id == content_type.pk]


def pages(entries: list[Any]) -> dict[Key, Page]:
    """The visible pages of the entries; findings among them as such."""
    type_id, ids = ids_of(entries, Page)
    if not ids:
        return {}
    visible = {page.pk: page for page in Page.objects.filter(visible_pages(), pk__in=ids)}
    visible |= {finding.pk: finding for finding in FindingPage.objects.filter(pk__in=list(visible))}
    return {(type_id, pk): page for pk, page in visible.items()}


def records(entries: list[Any], model: Any) -> dict[Key, Record]:
    """The visible records of that model that the entries are of."""
    type_id, ids = ids_of(entries, model)
    return {(type_id, record.pk): record for record in model.objects.visible().filter(pk__in=ids)} if ids else {}


def result(entry: Any, target: Page | Record) -> Result:
    """What to print for an entry of that page or record."""
    extract = extract_html(getattr(entry, "extract", ""), entry.prose)
    if isinstance(target, Page):
        return Result(type_of(target), target.title, target.url or "", extract, getattr(target, "number", None))
    title = target.name if isinstance(target, Grant) else str(target)
    return Result(type_of(target), title, target.get_absolute_url(), extract)


def type_of(target: Page | Record) -> str:
    """What it is, in a word or two: "Radio broadcast", "Finding 2, withdrawn"."""
    if isinstance(target, Output):
        return target.kind_label
    model = target.specific_class if isinstance(target, Page) else type(target)
    noun = capfirst(str(model._meta.verbose_name))
    if not isinstance(target, FindingPage):
        return noun
    numbered = f"{noun} {target.number}" if target.number else noun
    return f"{numbered}, {target.badge.lower()}" if target.badge else numbered


def joined(paragraph_end: re.Match[str]) -> str:
    """What stands in an extract between two paragraphs: a colon after a heading, nothing after a sentence."""
    before = paragraph_end.string[: paragraph_end.start()].rstrip(HIT_ENDS)
    return " " if before.endswith((".", "!", "?", ":", ";", "…", "”")) else ": "


def extract_html(extract: str, prose: str) -> SafeString:
    """The extract escaped, its hits marked, with "…" where the prose goes on before or after it."""
    text = PARAGRAPHS.sub(joined, extract.strip())
    bare = extract.replace(HIT_STARTS, "").replace(HIT_ENDS, "").strip()
    if bare and not prose.lstrip().startswith(bare[:START]):
        text = f"… {text}"
    if bare and not prose.rstrip().endswith(bare[-START:]):
        text = f"{text} …"
    return mark_safe(escape(text).replace(HIT_STARTS, "<mark>").replace(HIT_ENDS, "</mark>"))
