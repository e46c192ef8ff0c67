"""A record as a file has it, made into the values that an output can hold.

What does not fit is left out and said: a mistyped DOI spoils no record. Only a record without a title is refused.
The same record always comes out the same, or the same file brought in again would look changed.
"""

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from django.conf import settings
from django.conf.locale import LANG_INFO
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.html import strip_tags

from portal.citations.kinds import KINDS, Kind
from portal.citations.plain import address, one_line, paragraphs
from portal.dates.partial import PartialDate
from portal.identifiers import doi, isbn, issn, orcid
from portal.intake.readers import Found
from portal.outputs.access import opening_day
from portal.outputs.licences import LICENCES
from portal.outputs.models import TABLES, Output

__all__ = ["Fitted", "fitted"]

LONGEST_NAME = 400
MOST_PEOPLE = 3_000
RIS_DATE = re.compile(r"([0-9]{4})/([0-9]{1,2})?/?([0-9]{1,2})?(?:/.*)?")
YEAR = re.compile(r"(?<![0-9])(1[5-9][0-9]{2}|20[0-9]{2})(?![0-9])")
PAGES = re.compile(r"(?:pp?\.? *)?([^\s\-‐‑–—,;]+)(?: *(?:--?-?|[‐‑–—]) *([^\s\-‐‑–—,;]+))?")
COMMISSIONED = re.compile(r"Commissioned by (.+)")
NUMBERED = re.compile(r"(ISBN|ISSN) (\S+)")
DAYS = ("embargo_until", "available_until")
PARTIAL_DATES = ("start", "end")
CHOICES = ("access", "part", "reach")
AS_THEY_ARE = (
    *("title", "container", "publisher", "place", "series", "volume", "issue", "first_page", "last_page"),
    *("article_number", "edition", "institution", "number", "commissioned_by", "outlet", "programme"),
    *("event", "audience"),
)
TRUE, FALSE = {"yes", "true", "1"}, {"no", "false", "0"}
LANGUAGE_TAG = re.compile(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*")
LANGUAGES = {info["name"].lower(): code for code, info in LANG_INFO.items() if "name" in info}
LICENCE_BY_WORD = {row.spdx.lower(): row.spdx for row in LICENCES} | {
    row.url.split("://")[1].strip("/"): row.spdx for row in LICENCES
}
is_web_address = URLValidator(schemes=["http", "https"])


@dataclass
class Fitted:
    """Values by the names of an output's fields, as JSON can hold them.

    `people`: [role, name, is_corporate, orcid] in order. `uuid` and `slug`: the output of ours that the record says
    it is, or "". `notes`: sentences about what was left out. `reason`: why it cannot become an output, or "".
    """

    values: dict[str, Any] = field(default_factory=dict)
    people: list[list[Any]] = field(default_factory=list)
    uuid: str = ""
    slug: str = ""
    notes: list[str] = field(default_factory=list)
    reason: str = ""


def fitted(found: Found) -> Fitted:
    """The record as an output's values; with a `reason` where it has no title, or one that no output can hold."""
    result = Fitted()
    raw = dict(found.raw)
    row = KINDS[raw.pop("kind", "document")]
    if unknown := one_line(raw.pop("unknown_type", "")):
        result.notes.append(f"“{unknown[:40]}” is no type that we know: it is taken for “{row.label}”.")
    result.values["kind"] = row.name
    Fitting(result, row, raw).fit()
    result.people = people_of(found, result)
    if not result.values.get("title") and not found.needs_lookup:
        result.reason = "This record has no title. Write one in the file, or add the output by hand."
    return result


class Fitting:
    """One record on its way into the fields of one kind."""

    def __init__(self, result: Fitted, row: Kind, raw: dict[str, Any]) -> None:
        self.result, self.row, self.raw = result, row, raw
        self.model: Any = TABLES[row.table]

    def fit(self) -> None:
        self.notes_of_ours()
        self.addresses()
        self.identifiers()
        self.dates()
        self.places()
        self.choices()
        self.texts()

    def put(self, name: str, value: Any) -> None:
        """Keeps a value, if the kind's table has the field and the value fits it."""
        if value in ("", None) or name in self.result.values or not has_field(self.model, name):
            return
        longest = max_length(self.model, name)
        if longest and isinstance(value, str) and len(value) > longest:
            self.refuse_or_leave_out(name, value, longest)
        else:
            self.result.values[name] = value

    def refuse_or_leave_out(self, name: str, value: str, longest: int) -> None:
        if name == "title":
            self.result.reason = f"The title has {len(value):,} characters; at most {longest:,} fit."
        else:
            self.leave_out(f"“{value[:60]}…” is too long for the field {name}")

    def leave_out(self, what: str) -> None:
        self.result.notes.append(f"{what}: left out.")

    def text(self, name: str) -> str:
        """A raw value on one line, without markup."""
        value = self.raw.get(name, "")
        return clean(value) if isinstance(value, str) else ""

    def notes_of_ours(self) -> None:
        """What our own exports say in notes, for want of a field."""
        for note in self.raw.get("notes", []):
            if said := COMMISSIONED.fullmatch(note.strip()):
                self.raw.setdefault("commissioned_by", said.group(1))
            elif numbered := NUMBERED.fullmatch(note.strip()):
                self.raw.setdefault(numbered.group(1).lower(), numbered.group(2))

    def addresses(self) -> None:
        self.result.uuid = self.text("uuid")
        own = f"{settings.WAGTAILADMIN_BASE_URL}{Output.base_path}"
        for given in self.raw.get("urls", []):
            url = address(clean(given))
            if url.startswith(own):
                self.result.slug = url.removeprefix(own).strip("/")
            elif "doi.org/10." in url.lower():
                self.raw.setdefault("doi", url)
            elif valid(url):
                self.put("url", url)
            elif url:
                self.leave_out(f"“{url[:60]}” is no web address")

    def identifiers(self) -> None:
        number = self.text("standard_number")
        for name, module in (("doi", doi), ("isbn", isbn), ("issn", issn)):
            # A DOI may have angle brackets in it, which are no markup.
            given = one_line(str(self.raw.get(name, ""))) or (number if name != "doi" else "")
            read = first_valid(module, given)
            self.put(name, read)
            if given and not read and self.text(name):
                self.leave_out(f"“{given[:60]}” is no {name.upper()}")
        if number and not first_valid(isbn, number) and not first_valid(issn, number):
            self.put("number", number)

    def dates(self) -> None:
        given = self.text("date")
        self.put("date", str(partial_date(given)))
        if given and not self.result.values.get("date"):
            self.leave_out(f"“{given[:40]}” is no date that we can read")
        for name in PARTIAL_DATES:
            self.put(name, str(partial_date(self.text(name))))
        for name in DAYS:
            self.put(name, day(self.text(name)))
        if opens := opening_day(partial_date(self.text("embargo_until"))):
            self.put("embargo_until", opens.isoformat())
        self.put("aired_at", time_of_day(self.text("aired_at")))
        minutes = re.match(r"[0-9]{1,4}", self.text("duration"))
        self.put("duration", int(minutes.group()) or None if minutes else None)

    def places(self) -> None:
        """Where the work stands and who brought it out, in the fields that the kind has for it."""
        container, publisher = self.text("held_by"), self.text("issued_by")
        if self.row.table == "activity":
            self.put("event", container)
        elif self.row.table == "media_appearance":
            broadcast = self.row.csl == "broadcast"
            self.put("programme" if broadcast else "outlet", container)
            self.put("outlet", publisher)
        else:
            self.put("container", container)
            self.put("institution" if "institution" in self.row.fields else "publisher", publisher)
        first, last = pages(self.text("pages"))
        self.put("first_page", first)
        self.put("last_page", last)
        number = self.text("number")
        self.put("issue" if self.row.table == "publication" else "number", number)
        if "edition" in self.row.fields:
            self.put("edition", self.text("version"))

    def choices(self) -> None:
        for name in CHOICES:
            if has_field(self.model, name):
                known = {value for value, _label in self.model._meta.get_field(name).choices}
                self.put(name, value if (value := self.text(name).lower()) in known else "")
        if self.result.values.get("access") == "embargoed" and not self.result.values.get("embargo_until"):
            del self.result.values["access"]
            self.leave_out("An embargo without its last day")
        given = self.text("licence").lower().removeprefix("https://").removeprefix("http://").strip("/")
        self.put("licence", LICENCE_BY_WORD.get(given, ""))
        if given and given not in LICENCE_BY_WORD:
            self.leave_out(f"The licence “{given[:60]}”, which is not in our list")
        reviewed = self.raw.get("peer_reviewed", "")
        said = str(reviewed).strip().lower()
        self.put("peer_reviewed", True if said in TRUE else False if said in FALSE else None)
        self.put("language", language(self.text("language")))
        self.put("keywords", "; ".join(keywords(self.raw.get("keywords", ""))))

    def texts(self) -> None:
        for name in ("summary", "abstract"):
            value = self.raw.get(name, "")
            self.put(name, paragraphs(html.unescape(strip_tags(value))) if isinstance(value, str) else "")
        for name in AS_THEY_ARE:
            self.put(name, self.text(name))


def has_field(model: Any, name: str) -> bool:
    return name in {one.name for one in model._meta.fields}


def max_length(model: Any, name: str) -> int | None:
    return getattr(model._meta.get_field(name), "max_length", None)


def clean(text: str) -> str:
    """Text on one line, without the markup and entities that Crossref and web pages leave in it."""
    if "<" in text:
        text = strip_tags(text)
    return one_line(html.unescape(text) if "&" in text else text)


def valid(url: str) -> bool:
    try:
        is_web_address(url)
    except ValidationError:
        return False
    return True


def first_valid(module: Any, text: str) -> str:
    """The first of the identifiers in a text, normalised, or ""."""
    for part in (text, *re.split(r"[;,]\s*|\s+(?=[0-9])|\s*\(", text)):
        if module.is_valid(part):
            return module.normalise(part)
    return ""


def partial_date(text: str) -> PartialDate:
    """A date in any spelling of ours or RIS's; of one that is more than a date, its year; empty where there is none."""
    if ris := RIS_DATE.fullmatch(text):
        text = "-".join(part.zfill(2) for part in ris.groups() if part)
    for part in (text, text.partition("/")[0], text.partition("T")[0]):
        try:
            return PartialDate.parse(part)
        except ValueError:
            continue
    year = YEAR.search(text)
    return PartialDate(year.group() if year else "")


def day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return ""


def time_of_day(text: str) -> str:
    try:
        return time.fromisoformat(text).isoformat("minutes")
    except ValueError:
        return ""


def pages(text: str) -> tuple[str, str]:
    """First and last page of "168-201", "168--201" or "pp. 168–201"; a list of pages gives its first range."""
    found = PAGES.match(text)
    return (found.group(1), found.group(2) or "") if found else ("", "")


def language(text: str) -> str:
    """The tag of a language that is named or tagged; "" where neither."""
    named = LANGUAGES.get(text.lower(), "")
    return named or (text if LANGUAGE_TAG.fullmatch(text) else "")


def keywords(given: str | Iterable[str]) -> list[str]:
    """Keywords in a list, or in a text that parts them by semicolons, or else by commas."""
    if isinstance(given, str):
        given = given.split(";" if ";" in given else ",")
    return list(dict.fromkeys(word for one in given if isinstance(one, str) and (word := clean(one).replace(";", ","))))


def people_of(found: Found, result: Fitted) -> list[list[Any]]:
    """The contributors whose names fit."""
    kept = [
        [
            one.role,
            clean(one.name)[:LONGEST_NAME],
            one.is_corporate,
            orcid.normalise(one.orcid) if orcid.is_valid(one.orcid) else "",
        ]
        for one in found.people[:MOST_PEOPLE]
    ]
    if len(found.people) > MOST_PEOPLE:
        result.notes.append(f"Of {len(found.people):,} contributors the first {MOST_PEOPLE:,} are taken.")
    return [one for one in kept if one[1]]
