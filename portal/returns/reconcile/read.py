"""Reading a saved JSON of the funder's public record: Gateway to Research, as its addresses answer for one project.

Its arrays have other names in its two interfaces ("publicationOutputs", "publications"), and objects stand at other
depths, so both are looked for by name wherever they stand. Only what is understood is read; nothing is run or fetched.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _

from portal.bibliography.clean_text import one_line, paragraphs
from portal.bibliography.vocabularies import Outcome
from portal.dates.partial import PartialDate
from portal.identifiers import doi

__all__ = ["LARGEST", "NoRecordError", "PublicRecord", "TheirOutcome", "read_record"]

LARGEST = 5_000_000  # Bytes: the largest project with all its outcomes has a fifth of that.
DEEPEST = 12
MOST_OUTCOMES = 5_000
# The arrays of outcomes by their names without "Output(s)" and a plural's s, in small letters.
ARRAYS = {
    "publication": Outcome.PUBLICATION,
    "collaboration": Outcome.COLLABORATION,
    "furtherfunding": Outcome.FUNDING,
    "dissemination": Outcome.DISSEMINATION,
    "policyinfluence": Outcome.POLICY,
    "researchmaterial": Outcome.TOOL,
    "researchdatabaseandmodel": Outcome.DATABASE,
    "intellectualproperty": Outcome.PROPERTY,
    "product": Outcome.MEDICAL,
    "artisticandcreativeproduct": Outcome.CREATIVE,
    "softwareandtechnicalproduct": Outcome.SOFTWARE,
    "spinout": Outcome.SPIN_OUT,
}


class NoRecordError(Exception):
    """The text is no record that can be read; the message is a sentence that says what to do."""


@dataclass(frozen=True, slots=True)
class TheirOutcome:
    """An outcome in the funder's record: its category, and its fields by our names for them, "" left out."""

    outcome: str
    fields: dict[str, str]

    @property
    def title(self) -> str:
        """What it is called."""
        return self.fields.get("title") or self.fields.get("description", "")[:120] or _("untitled")


@dataclass(frozen=True, slots=True)
class PublicRecord:
    """The funder's record of an award: its facts by our names for them, its people, and its outcomes."""

    facts: dict[str, str]
    people: list[str] = field(default_factory=list)
    outcomes: list[TheirOutcome] = field(default_factory=list)


def read_record(data: bytes) -> PublicRecord:
    """The record in a saved file. Raises NoRecordError, in a sentence, for anything else."""
    document = parsed(data)
    project = next((each for each in objects(document) if is_project(each)), None)
    if project is None:
        raise NoRecordError(
            _("This JSON holds no project of Gateway to Research: a title with a grant reference. Save the answer of"
              " the project’s own address, and choose that file.")
        )  # fmt: skip
    return PublicRecord(facts_of(project, document), people_of(document), list(outcomes_of(document)))


def parsed(data: bytes) -> Any:
    """The JSON in a file."""
    if len(data) > LARGEST:
        words = _("The file is larger than %d MB; the record of one project is far smaller. Choose that.")
        raise NoRecordError(words % (LARGEST // 1_000_000))
    if not data.strip():
        raise NoRecordError(_("The file is empty. Save the record again, and choose that file."))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NoRecordError(
            _("The file is no text in UTF-8. Save the record as JSON, and choose that file.")
        ) from error
    if text.lstrip().startswith("<"):
        raise NoRecordError(
            _("This is a web page, or XML, and not JSON. Save the JSON of the record, and choose that file.")
        )
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise NoRecordError(
            _("This is no whole JSON: it may have been cut off when it was saved. Save the record again.")
        ) from error


def objects(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Every object in a JSON value, the outer before the inner, down to some depth."""
    if depth > DEEPEST:
        return
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from objects(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            yield from objects(inner, depth + 1)


def is_project(candidate: dict[str, Any]) -> bool:
    """Whether an object is the project itself."""
    return isinstance(candidate.get("title"), str) and ("grantReference" in candidate or "identifiers" in candidate)


def text_of(value: Any) -> str:
    """A value as text on as many lines as it has; "" for what is none."""
    if isinstance(value, bool) or value is None or isinstance(value, dict | list):
        return ""
    return paragraphs(str(value))


def date_of(value: Any) -> str:
    """A date in ISO 8601: printed as one, or milliseconds since 1970 as the interface of 2013 gives it; "" for none."""
    if isinstance(value, int) and not isinstance(value, bool):
        try:
            return datetime.fromtimestamp(value / 1000, UTC).date().isoformat()
        except (ValueError, OverflowError, OSError):
            return ""
    try:
        return str(PartialDate.parse(text_of(value).partition("T")[0]))
    except ValueError:
        return ""


def amount_of(value: Any) -> str:
    """An amount of pounds as text: "83211.00"; "" for none."""
    number = value.get("amount") if isinstance(value, dict) else value
    try:
        return f"{Decimal(text_of(number)):.2f}" if text_of(number) else ""
    except InvalidOperation:
        return ""


def reference_of(project: dict[str, Any]) -> str:
    """The funder's reference of a project."""
    if text_of(project.get("grantReference")):
        return one_line(text_of(project["grantReference"]))
    values = [each for each in objects(project.get("identifiers")) if "value" in each]
    of_funder = [each for each in values if "RCUK" in text_of(each.get("type")).upper()] or values
    return one_line(text_of(of_funder[0]["value"])) if of_funder else ""


def facts_of(project: dict[str, Any], document: Any) -> dict[str, str]:
    """The facts of the award, by our names for them; "" left out."""
    fund = next((each for each in objects(document) if "valuePounds" in each), {})
    funder = fund.get("funder")
    leads = (each.get("leadResearchOrganisation") for each in objects(document))
    lead: Any = next(filter(None, leads), {})
    facts = {
        "title": one_line(text_of(project["title"])),
        "reference": reference_of(project),
        "amount": amount_of(fund.get("valuePounds")),
        "start": date_of(fund.get("start") or project.get("start")),
        "end": date_of(fund.get("end") or project.get("end")),
        "holder": one_line(text_of(lead.get("name")) if isinstance(lead, dict) else ""),
        "funder": one_line(text_of(funder.get("name") if isinstance(funder, dict) else project.get("leadFunder"))),
    }
    return {name: value for name, value in facts.items() if value}


def people_of(document: Any) -> list[str]:
    """The people of the record: "Basia Spalek"."""
    named = [each for each in objects(document) if "surname" in each and text_of(each["surname"])]
    names = [one_line(f"{text_of(each.get('firstName'))} {text_of(each['surname'])}") for each in named]
    return list(dict.fromkeys(names))


def outcomes_of(document: Any) -> Iterator[TheirOutcome]:
    """Each outcome in any of the arrays, at most so many."""
    number = 0
    for each in objects(document):
        for name, value in each.items():
            outcome = ARRAYS.get(plain_name(name))
            for entry in value if outcome and isinstance(value, list) else ():
                if isinstance(entry, dict) and number < MOST_OUTCOMES:
                    number += 1
                    yield TheirOutcome(outcome or "", fields_of(entry))


def plain_name(name: str) -> str:
    """The name of an array without what its two interfaces have differently."""
    return name.lower().removesuffix("s").removesuffix("output").removesuffix("s")


# Our name for each of their fields that is compared; the first that holds anything counts.
TEXTS = {
    "title": ("title", "chapterTitle", "grantReference"),
    "description": ("description",),
    "type": ("type", "form"),
    "journal": ("journalTitle",),
    "book": ("volumeTitle",),
    "volume": ("volume",),
    "issue": ("issue",),
    "pages": ("pageRef", "pageReference"),
    "isbn": ("isbn",),
    "issn": ("issn",),
    "authors": ("author",),
    "organisation": ("organisation", "parentOrganisation"),
    "reach": ("geographicReach",),
    "supporting_url": ("supportingUrl", "publicationUrl"),
}


def fields_of(entry: dict[str, Any]) -> dict[str, str]:
    """The fields of an outcome by our names; "" left out."""
    fields = {
        ours: next(filter(None, (one_line(text_of(entry.get(theirs))) for theirs in names)), "")
        for ours, names in TEXTS.items()
    }
    fields["doi"] = doi_of(text_of(entry.get("doi")))
    years = text_of(entry.get("yearsOfDissemination")) or text_of(entry.get("yearFirstProvided"))
    fields["date"] = date_of(entry.get("datePublished")) or date_of(entry.get("start")) or years[:4]
    fields["amount"] = amount_of(entry.get("amount"))
    return {name: value for name, value in fields.items() if value}


def doi_of(text: str) -> str:
    """A DOI in its normal form; "" where the text is none."""
    return doi.normalise(text) if doi.is_valid(text) else ""
