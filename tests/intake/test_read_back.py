"""What we write we read back equal, for every kind and every field of it that the table says a format holds."""

import csv
import datetime
import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.conf import settings as site
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from portal.bibliography.clean_text import one_line
from portal.bibliography.fields import FIELDS, Field
from portal.bibliography.formats import FORMATS
from portal.bibliography.formats.decoding import decoded
from portal.bibliography.formats.reader import ParsedRecord, read
from portal.bibliography.kinds import KINDS
from portal.bibliography.page_ranges import whole_last
from portal.bibliography.reference import Contributor, Reference
from portal.bibliography.roles import ROLES
from portal.dates.partial import PartialDate
from portal.identifiers import isbn, issn
from portal.intake.field_mapper import IN_SERIES
from portal.intake.mapping import MappedRecord, map_record
from portal.intake.value_parsing import clean

PAGE = f"{site.WAGTAILADMIN_BASE_URL}/outputs/work/"


@dataclass(frozen=True)
class ReadFormat:
    """A format that is read: its column in the table of fields, and whether it keeps paragraphs apart.

    `role`: what of a contributor's role the format tells.
    """

    extension: str
    column: str
    role: Callable[[str], str]
    has_paragraphs: bool = True

    def holds(self, field: Field) -> bool:
        """Whether the table says that the format has a place for the field."""
        return bool(getattr(field, self.column))


def bibtex_role(role: str) -> str:
    return "author" if ROLES[role].is_author else role


READ = [
    ReadFormat("bib", "bibtex", bibtex_role, has_paragraphs=False),
    ReadFormat("ris", "ris", lambda role: ROLES[role].ris, has_paragraphs=False),
    ReadFormat("csl.json", "csl", str),
    ReadFormat("csv", "spreadsheet", str),
    ReadFormat("xlsx", "spreadsheet", str),
]

# Letters of several scripts, digits and all that some format gives a meaning to, but no markup: that is taken off.
LETTERS = "abcdeXYZéßışçМжλ中文مر"
characters = st.sampled_from(LETTERS + "0123456789 .:;,-–'\"“”()[]{}$%#_~^\\/|!?*+=@&’")
words = (
    st.tuples(st.sampled_from(LETTERS), st.text(characters, max_size=25))
    .map(lambda parts: one_line("".join(parts)))
    .filter(lambda text: clean(text) == text)
)
paragraphs = st.lists(words, min_size=1, max_size=3).map("\n\n".join)
numbers = st.from_regex(r"[A-Z]{0,2}[1-9][0-9]{0,4}", fullmatch=True)
days = st.dates(datetime.date(1600, 1, 1), datetime.date(2090, 1, 1)).map(datetime.date.isoformat)
dates = st.tuples(days, st.sampled_from([4, 7, 10])).map(lambda pair: pair[0][: pair[1]])
isbns = st.from_regex("97[89][0-9]{9}", fullmatch=True).map(lambda digits: digits + isbn.check_digit_13(digits))
issns = st.from_regex("[0-9]{7}", fullmatch=True).map(
    lambda digits: f"{digits[:4]}-{digits[4:]}{issn.check_digit(digits)}"
)
BY_TYPE: dict[str, st.SearchStrategy[Any]] = {
    "name": words,
    "text": words,
    "paragraphs": paragraphs,
    "partial date": dates.map(PartialDate),
    "day": days.map(PartialDate),
    "time": st.times().map(lambda time: time.replace(second=0, microsecond=0, tzinfo=None)),
    "minutes": st.integers(1, 600),
    "yes or no": st.booleans(),
    "words": st.lists(words.map(lambda text: text.replace(";", "").replace(",", "").strip()), max_size=3, unique=True),
    "address": st.from_regex(r"https://example\.org/[a-z0-9/._~%&=?#-]{0,20}", fullmatch=True),
    "language": st.sampled_from(["en", "en-GB", "ar", "ur", "cy"]),
    "licence": st.sampled_from(["CC-BY-4.0", "CC0-1.0"]),
    "DOI": st.from_regex(r"10\.5555/[a-z0-9_.();-]{0,12}[a-z0-9]", fullmatch=True),
    "ISBN": isbns,
    "ISSN": issns,
}
# Fields of which the values are fewer: a page and a number hold no sentence, a choice is one of a list.
BY_NAME: dict[str, st.SearchStrategy[Any]] = {
    **dict.fromkeys(("volume", "issue", "first_page", "last_page", "article_number", "edition"), numbers),
    "number": st.from_regex(r"[A-Z]{1,3} [1-9][0-9]{0,3}(/20[0-9]{2})?", fullmatch=True),
    "access": st.sampled_from(["open", "restricted", "metadata_only"]),
    "part": st.sampled_from(["contribution", "coverage"]),
    "reach": st.sampled_from(["local", "regional", "national", "international"]),
    "title": words.filter(lambda text: len(text) > 1),
}
surnames = st.sampled_from(["Roe", "Müller", "O’Brien-Smith", "van der Berg", "王", "Plato"])
given_names = st.sampled_from(["Jane", "J. R.", "Jean-Luc", "Élodie"])
bodies = st.sampled_from(["The Example Consortium", "Smith & Sons", "Police and Mosque", "Bell, Roe and Low"])
people = st.one_of(
    st.tuples(surnames, given_names).map(lambda name: (", ".join(name), False)),
    st.tuples(surnames, given_names).map(lambda name: (f"{name[0]}, {name[1]}, Jr.", False)),
    bodies.map(lambda name: (name, True)),
)


@st.composite
def works(draw: st.DrawFn) -> Reference:
    """A work of any kind with values in some of the fields of its form."""
    kind, roles = draw(st.sampled_from(list(KINDS.values()))), list(ROLES)
    values = {
        name: draw(BY_NAME[name] if name in BY_NAME else BY_TYPE[FIELDS[name].type])
        for name in kind.fields
        if name == "title" or draw(st.booleans())
    }
    for name, needed in (("last_page", "first_page"), ("start", "date"), ("end", "start")):
        if not values.get(needed):
            values.pop(name, None)  # Nobody knows where a work ends and not where it begins.
    if values.get("last_page") == values.get("first_page"):
        values.pop("last_page", None)  # It stands on one page.
    if whole_last(values.get("first_page", ""), values.get("last_page", "")) != values.get("last_page", ""):
        values.pop("last_page")  # Such digits are the end of a number, which a reader writes out.
    if values.get("series") and not values.get("volume") and kind.csl in IN_SERIES:
        values.pop("issue", None)  # Such a number is taken for that of the series (biblatex manual, section 2.2.2).
    if "embargo_until" in values:
        values["access"] = "embargoed"
    if values.get("part", "") == "" and kind.table == "media_appearance":
        values["part"] = "contribution"
    if "keywords" in values:
        values["keywords"] = tuple(filter(None, values["keywords"]))
    if kind.name == "book":  # One that somebody edited and nobody wrote is an edited book.
        roles = [role for role in roles if role != "editor"]
    if kind.name == "edited-book":  # Nobody is its author.
        roles = [role for role in roles if not ROLES[role].is_author]
    names = draw(st.lists(st.tuples(st.sampled_from(roles), people), max_size=4))
    contributors = tuple(
        Contributor.organisation(role, name) if is_body else Contributor.person(role, name)
        for role, (name, is_body) in names
    )
    return Reference(kind=kind, key="roe2010trust", url=PAGE, contributors=contributors, **values)


def brought_back(work: Reference, known: ReadFormat) -> MappedRecord:
    """The one record that is read of the work, as values of our fields."""
    data = b"".join(FORMATS[known.extension].write([work]))
    (record,) = read(as_csv(data) if known.extension == "xlsx" else decoded(data))
    assert isinstance(record, ParsedRecord), record
    return map_record(record)


def as_csv(workbook: bytes) -> str:
    """The cells of a workbook as CSV, which is read by the same code."""
    file = io.StringIO()
    rows = load_workbook(io.BytesIO(workbook), read_only=True).active.iter_rows(values_only=True)
    csv.writer(file).writerows([["" if cell is None else cell for cell in row] for row in rows])
    return file.getvalue()


def expected(work: Reference, known: ReadFormat) -> dict[str, Any]:
    """What the fields of a record must hold, by the table alone."""
    values: dict[str, Any] = {"kind": work.kind.name}
    for field in (FIELDS[name] for name in work.kind.fields):
        value = getattr(work, field.name)
        if value in ("", None, ()) or not known.holds(field):
            continue
        values[field.model_field] = as_stored(field, value, known)
    return values


def as_stored(field: Field, value: Any, known: ReadFormat) -> Any:
    """A value as the model stores it."""
    if field.type == "words":
        return "; ".join(value)
    if field.type == "time":
        return value.isoformat("minutes")
    if field.type == "paragraphs" and not known.has_paragraphs:
        return one_line(value)
    return str(value) if isinstance(value, str) else value


@pytest.mark.parametrize("known", READ, ids=lambda known: known.extension)
@settings(max_examples=80, deadline=None)
@given(work=works())
def test_every_field_comes_back_as_it_was(known: ReadFormat, work: Reference) -> None:
    record = brought_back(work, known)
    assert record.values == expected(work, known)
    assert set(record.doubts) <= {"names"}
    assert record.notes == [] or work.contributors
    assert record.reason == ""


@pytest.mark.parametrize("known", READ, ids=lambda known: known.extension)
@settings(max_examples=100, deadline=None)
@given(work=works())
def test_every_contributor_comes_back(known: ReadFormat, work: Reference) -> None:
    written = sorted((known.role(person.role), person.name.inverted) for person in work.contributors)
    back = sorted(
        (known.role(person.role), split_again(person.name, person.is_corporate))
        for person in brought_back(work, known).people
    )
    assert back == written


def split_again(name: str, is_corporate: bool) -> str:
    """The name as a record prints it, family name first."""
    return (Contributor.organisation if is_corporate else Contributor.person)("author", name).name.inverted
