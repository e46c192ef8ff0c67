"""What other programs and people write into one value, parted: a volume with its issue, a series with its number."""

import re

from portal.bibliography.formats.parsed import RawValues
from portal.bibliography.kinds import Kind
from portal.dates.partial import MONTHS

__all__ = ["part_joined"]

# "12(3)", and a series as library catalogues write it (ISBD, area 6): "Studies ; 4".
TOGETHER = (
    ("volume", "issue", re.compile(r"(\w{1,10}) ?\((\w{1,6}(?:[-–/]\w{1,6})?)\)")),
    ("series", "volume", re.compile(r"(.+?) ?; (?:(?:vol|no|bd|nr)\. ?|v\. ?)?([0-9]{1,5})", re.IGNORECASE)),
)
ISSUE_AND_MONTH = re.compile(rf"([0-9]{{1,4}}) (?:{'|'.join(MONTHS)})", re.IGNORECASE)
FORM_BEHIND = re.compile(r"(.+?) ?[\[(]([^\[\]()]{2,40})[\])]")


def part_joined(raw: RawValues, kind: Kind) -> list[str]:
    """Parts the values of `raw` that hold two; a sentence about each."""
    notes = []
    match = FORM_BEHIND.fullmatch(text_of(raw, "title"))
    if match and match[2].lower() in {kind.label.lower(), kind.genre.lower(), kind.medium.lower()}:
        notes.append(f"“{match[2]}” behind the title is its kind, and not kept in it.")
        raw["title"] = match[1]
    for name, second, pattern in TOGETHER:
        text = text_of(raw, name)
        match = pattern.fullmatch(text)
        if match and text_of(raw, second) in ("", match[2]):
            notes.append(f"“{text[:60]}” is read as {name} {match[1][:60]} and {second} {match[2]}.")
            raw[name], raw[second] = match[1], match[2]
    number = text_of(raw, "issue") or text_of(raw, "number")
    if match := ISSUE_AND_MONTH.fullmatch(number):
        notes.append(f"Of the issue “{number[:60]}” the number is kept.")
        raw["issue" if raw.get("issue") else "number"] = match[1]
    if place := text_of(raw, "place"):
        raw["place"] = place.replace(" ; ", "; ")
    if not text_of(raw, "language").lower().startswith("fr"):
        for name in ("title", "held_by"):  # As catalogues part a subtitle (ISBD, A.3.2), and French every colon.
            if text := text_of(raw, name):
                raw[name] = text.replace(" : ", ": ")
    return notes


def text_of(raw: RawValues, name: str) -> str:
    """The raw value of that name, "" for none that is a text."""
    value = raw.get(name, "")
    return value if isinstance(value, str) else ""
