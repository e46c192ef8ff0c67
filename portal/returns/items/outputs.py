"""Outputs as what a return reports: read through their references, a batch at a time, drafts among them."""

from collections.abc import Callable, Collection, Iterator
from datetime import datetime
from itertools import islice
from typing import Any

from django.db.models.functions import Collate
from django.urls import reverse

from portal.bibliography.clean_text import address, one_line, paragraphs
from portal.bibliography.formats.spreadsheet.columns import people
from portal.bibliography.reference import Reference
from portal.dates.partial import PartialDate
from portal.identifiers import doi
from portal.records.grants.models import Grant
from portal.records.outputs.access import SHORT_LABELS
from portal.records.outputs.models import TABLES, Output
from portal.records.outputs.querysets import OutputQuerySet
from portal.records.outputs.references import staff_references
from portal.returns.items.item import Answer, Item
from portal.returns.items.states import hidden_because
from portal.returns.models import OutputFacts

__all__ = ["output_items", "outputs_of"]

BATCH = 1000
# The field of the output's own form that mends a missing answer.
OWN_FIELDS = {
    "title": "title",
    "authors": "contributions-FORMS",
    "date": "date",
    "year": "date",
    "first_year": "date",
    "description": "summary",
    "doi": "doi",
    "supporting_url": "url",
    "access": "access",
    "licence": "licence",
    "publisher": "publisher",
    "journal": "container",
    "book": "container",
}
# Answers that only some outputs have a field for; the others are asked them on a page of returns.
ASKED_APART = ("audience", "reach", "impact", "official_scheme", "provided_to_others", "is_open_source")


def outputs_of(grant: Grant) -> OutputQuerySet:
    """Every output that names the award, drafts among them, in an order that is the same on every machine."""
    by_title = Collate("sort_key", "C")
    return Output.objects.current().funded_by(grant).order_by("date", by_title, "uuid")


def output_items(grant: Grant, at: datetime, only: Collection[str] | None = None) -> Iterator[Item]:
    """The outputs of an award as they are at that moment, or those of them with the UUIDs `only`; memory grows by their
    keys only."""
    outputs = outputs_of(grant) if only is None else outputs_of(grant).filter(uuid__in=only)
    keys = iter(list(outputs.values_list("pk", flat=True)))
    while batch := list(islice(keys, BATCH)):
        yield from items_of(Output.objects.filter(pk__in=batch).order_by("date", Collate("sort_key", "C"), "uuid"), at)


def items_of(outputs: OutputQuerySet, at: datetime) -> Iterator[Item]:
    """A batch of them."""
    visible = set(outputs.visible(at).values_list("pk", flat=True))
    rows = {str(row.uuid): row for row in outputs.only("pk", "uuid", "table", "live", "is_private", "go_live_at",
                                                      "expire_at", "expired")}  # fmt: skip
    facts = {each.output_id: each for each in OutputFacts.objects.filter(output__in=[row.pk for row in rows.values()])}
    for reference in staff_references(outputs, at):
        row = rows[reference.uuid]
        yield item_of(reference, row, facts.get(row.pk), hidden_because(row, row.pk in visible, at))


def item_of(reference: Reference, output: Output, facts: OutputFacts | None, hidden: str) -> Item:
    """One output. `facts`: what was answered for funders on the page of returns."""
    answers: dict[str, Answer] = {name: answer(reference) for name, answer in ANSWERS.items()}
    for name in ASKED_APART:
        if facts is not None and answers.get(name) in ("", None):
            answers[name] = facts.answer(name)
    return Item(
        key=reference.uuid,
        record=output.table,
        outcome=reference.kind.gtr_outcome,
        title=one_line(reference.title),
        begins=PartialDate(reference.start or reference.date),
        ends=PartialDate(reference.end or reference.date),
        answers=answers,
        evidence=evidence_of(reference, is_public=not hidden),
        hidden=hidden,
        mends=mends_of(output),
        edit_path=edit_path(output),
    )


def edit_path(output: Output) -> str:
    """The address of the output's form in the admin."""
    model: Any = TABLES[output.table]
    return reverse(model.snippet_viewset.get_url_name("edit"), args=[output.pk])


def mends_of(output: Output) -> dict[str, str]:
    """Where each missing answer is mended: in the output's own form, or on the page of returns that asks the rest."""
    form, apart = edit_path(output), reverse("returns:facts", args=[output.pk])
    own = {name: f"{form}#id_{field}" for name, field in OWN_FIELDS.items()}
    asked = {name: f"{apart}#id_{name}" for name in ASKED_APART}
    if output.table == "activity":
        asked |= {name: f"{form}#id_{name}" for name in ("audience", "reach")}
    return own | asked


def evidence_of(reference: Reference, *, is_public: bool) -> tuple[str, ...]:
    """Addresses that show the output: its DOI, its address elsewhere, its page here and its files, if public."""
    here = (reference.url, *(file.url for file in reference.files)) if is_public else ()
    elsewhere = (doi.url(reference.doi) if reference.doi else "", address(reference.address))
    return tuple(dict.fromkeys(filter(None, (*elsewhere, *here))))


def authors(reference: Reference) -> str:
    """Those whose work it is, or its editors, or whoever contributed: "Spalek, B.; Lambert, R."."""
    of_authors, of_editors, others = people(reference)
    return of_authors or (f"{of_editors} (editors)" if of_editors else others)


def journal(reference: Reference) -> str:
    """The journal, where the kind of output stands in one."""
    return reference.container if reference.kind.container == "Journal" else ""


def book(reference: Reference) -> str:
    """The book, proceedings or site, where the kind of output stands in one."""
    return "" if reference.kind.container == "Journal" else reference.container


ANSWERS: dict[str, Callable[[Reference], Answer]] = {
    "kind": lambda reference: reference.kind.label,
    "type": lambda reference: reference.kind.gtr_form(reference.part),
    "title": lambda reference: one_line(reference.title),
    "authors": authors,
    "date": lambda reference: reference.date,
    "year": lambda reference: reference.date.year,
    "first_year": lambda reference: reference.date.year,
    "journal": lambda reference: one_line(journal(reference)),
    "book": lambda reference: one_line(book(reference)),
    "venue": lambda reference: one_line(reference.held_by or reference.issued_by),
    "series": lambda reference: one_line(reference.series),
    "volume": lambda reference: one_line(reference.volume),
    "issue": lambda reference: one_line(reference.issue),
    "pages": lambda reference: one_line("–".join(reference.pages) or reference.article_number),
    "publisher": lambda reference: one_line(reference.issued_by),
    "issn": lambda reference: reference.issn,
    "isbn": lambda reference: reference.isbn,
    "doi": lambda reference: reference.doi,
    "access": lambda reference: str(SHORT_LABELS.get(reference.access, "")),
    "licence": lambda reference: reference.licence,
    "description": lambda reference: paragraphs(reference.summary or reference.abstract),
    "organisation": lambda reference: one_line(reference.commissioned_by or reference.issued_by),
    "audience": lambda reference: one_line(reference.audience),
    "reach": lambda reference: reference.reach.capitalize(),
    "supporting_url": lambda reference: address(reference.address) or (doi.url(reference.doi) if reference.doi else ""),
}
