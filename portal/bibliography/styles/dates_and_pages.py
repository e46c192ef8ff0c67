"""Dates and pages in citations."""

from portal.bibliography.styles.cited_work import CitedWork
from portal.dates.partial import PartialDate

__all__ = [
    "MONTHS",
    "NLM_MONTHS",
    "SHORT_MONTHS",
    "day_first",
    "days",
    "month_first",
    "page_range",
    "roman",
    "shortened_last",
]

MONTHS_WORDS = "January February March April May June July August September October November December"
MONTHS = ["", *MONTHS_WORDS.split()]
SHORT_MONTHS = ["", "Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."]
NLM_MONTHS = ["", *[month[:3] for month in MONTHS[1:]]]

ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def day_first(date: PartialDate, months: list[str] = MONTHS, *, year: bool = True) -> str:
    """ "16 November 2008", as far as known; without its year if the style has printed that already."""
    words = [str(date.day or ""), months[date.month or 0], date[:4] if year else ""]
    return " ".join(filter(None, words))


def month_first(date: PartialDate, months: list[str] = MONTHS) -> str:
    """ "November 16", as far as known."""
    return " ".join(filter(None, [months[date.month or 0], str(date.day or "")]))


def days(work: CitedWork, months: list[str] = MONTHS, *, year: bool = True, american: bool = False) -> str:
    """When an activity took place, a range if it lasted: "4–6 June 2008", "30 June–2 July", "June 4–6"."""
    start, end = work.reference.start or work.date, work.reference.end
    form = month_first if american else lambda date, months: day_first(date, months, year=False)
    text = form(start, months)
    if start.day and end.day and start[:4] == end[:4] and start < end:
        if start[:7] != end[:7]:
            text = f"{text}–{form(end, months)}"
        else:
            text = f"{text}–{end.day}" if american else f"{start.day}–{text.replace(str(start.day), str(end.day), 1)}"
    return f"{text} {start[:4]}".strip() if year else text


def page_range(pages: tuple[str, ...], dash: str = "–", shorten: str = "") -> str:
    """ "168–201"; `shorten` ("two", "hundred", "all" or "chicago") takes digits off the last page."""
    if len(pages) == 2 and pages[0] == pages[1]:
        pages = pages[:1]
    if len(pages) == 2 and shorten:
        pages = (pages[0], shortened_last(pages[0], pages[1], shorten))
    return dash.join(pages)


def shortened_last(first: str, last: str, shorten: str) -> str:
    """The last page without the digits it shares with the first, as far as the style's rule takes them off."""
    if not (first.isascii() and first.isdigit() and last.isascii() and last.isdigit()) or len(first) != len(last):
        return last
    if shorten == "hundred" and first[:-2] != last[:-2]:
        return last
    if shorten == "chicago":
        if len(first) < 3 or first.endswith("00"):
            return last
        least = 1 if first[-2] == "0" else 2
    else:
        least = 1 if shorten == "all" else 2
    shared = 0
    while shared < len(last) - least and first[shared] == last[shared]:
        shared += 1
    return last[shared:]


def roman(volume: str) -> str:
    """A volume's number in small Roman numerals; one that is no number below 400, as it is."""
    if not (volume.isascii() and volume.isdigit() and 0 < int(volume[:4]) < 400):
        return volume
    rest, numeral = int(volume), ""
    for value, letters in ROMAN:
        numeral += letters * (rest // value)
        rest %= value
    return numeral
