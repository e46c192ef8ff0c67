"""Text that has broken other people's exports, and references of every kind filled with it."""

import datetime
from typing import Any

from hypothesis import strategies as st

from portal.bibliography.kinds import KINDS, Kind
from portal.bibliography.reference import Contributor, Reference
from portal.bibliography.roles import ROLES
from portal.dates.partial import PartialDate

__all__ = ["HOSTILE", "dates", "references", "texts"]

HOSTILE = (
    "{", "}", "{}", "}{", "\\", "%", "$", "#", "_", "&", "~", "^", "@", '"', "'", "''", "``", "--", "---", "?`", ",",
    ";", "\\textbf{x}", "@book{x,", "@ {", "\n", "\r\n", "\n\n", "\t", "\u2028", "\x00", "\x0b", "\x1b", "\x85",
    "\ufeff", "\nER  - \r\nTY  - JOUR\r\n", "ER  - ", "TY  - ", "  - ", "</script>", "<!--<script>", "]]>", "&amp;",
    "<i>", "=cmd|' /C calc'!A0", "=1+1", "+1", "-1", "@SUM(A1)", "'=1", "''=1", "\t=1", "＝1", "مرحبا", "\u202eabc",
    "שלום", "👩‍👩‍👧", "é", "e\u0301", "ß", "İ", "中文", "_x0041_", "\ue000", "\ue001", "\ufffe", " ", "  ",
    " and ", " AND ", "others", "von", "Jr.", "null", "None", "0", "1e9", "A" * 300,
)  # fmt: skip

plain_words = st.sampled_from(["trust", "police", "Muslim", "London", "a", "of", "The", "DNA", "x"])
texts = st.lists(st.one_of(st.sampled_from(HOSTILE), plain_words, st.text(max_size=6)), min_size=1, max_size=6).map(
    "".join
)
# A value that a form would take: it is never blank.
values = texts.filter(lambda text: any(character.isalnum() and character.isascii() for character in text))
days = st.dates(datetime.date(1000, 1, 1), datetime.date(2999, 12, 31))
dates = st.one_of(
    st.just(PartialDate("")),
    st.integers(1000, 2999).map(lambda year: PartialDate(str(year))),
    days.map(lambda day: PartialDate(day.isoformat()[:7])),
    days.map(lambda day: PartialDate(day.isoformat())),
)
SPECIAL: dict[str, st.SearchStrategy[Any]] = {
    "date": dates,
    "embargo_until": dates,
    "available_until": dates,
    "start": dates,
    "end": dates,
    "aired_at": st.times(),
    "duration": st.integers(1, 600),
    "peer_reviewed": st.sampled_from([True, False, None]),
    "keywords": st.lists(values, max_size=3).map(tuple),
    "doi": st.from_regex(r"10\.[0-9]{4}/[a-z0-9(){}\\%_.;<>-]{1,20}", fullmatch=True),
    "isbn": st.just("9780415494359"),
    "issn": st.just("2049-3630"),
    "address": st.from_regex(r"https://example\.org/[a-zA-Z0-9%_#?&=.{}\\ é-]{0,20}", fullmatch=True),
    "language": st.sampled_from(["en", "en-GB", "ar", "ur", "cy"]),
    "licence": st.sampled_from(["CC-BY-4.0", "CC0-1.0"]),
    "access": st.sampled_from(["open", "embargoed", "restricted"]),
    "part": st.sampled_from(["contribution", "coverage"]),
}


@st.composite
def contributors(draw: st.DrawFn, roles: tuple[str, ...] = tuple(ROLES)) -> Contributor:
    """A person or an organisation with a hostile name in any role."""
    role, name = draw(st.sampled_from(roles)), draw(values)
    return Contributor.organisation(role, name) if draw(st.booleans()) else Contributor.person(role, name)


@st.composite
def references(draw: st.DrawFn, kinds: tuple[Kind, ...] = tuple(KINDS.values())) -> Reference:
    """A reference of any kind, with a value in each of some of its fields."""
    kind = draw(st.sampled_from(kinds))
    filled: dict[str, Any] = {}
    for name in kind.fields:
        if name != "title" and draw(st.booleans()):
            filled[name] = draw(SPECIAL.get(name, values))
    return Reference(
        kind=kind,
        key=draw(st.from_regex(r"[a-z]{3,8}[0-9]{4}[a-z]{0,8}", fullmatch=True)),
        title=draw(values),
        url="https://portal.example/outputs/work/",
        uuid="6f1f9c0e-7c1b-4a53-9f59-0d6f8f0f3c11",
        contributors=tuple(draw(st.lists(contributors(), max_size=4))),
        **filled,
    )
