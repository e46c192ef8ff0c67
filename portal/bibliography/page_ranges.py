"""Pages as records print them: "168--201", "12-1–12-20", "S3-S9", "e1004912", "10 pp."."""

import re
from typing import NamedTuple

__all__ = ["Pages", "read_pages", "whole_last"]

LONGEST = 400
LABEL = re.compile(r"(?:pp?|pages?|pgs?)\b\.?:? *", re.IGNORECASE)
COUNT = re.compile(
    r"(?:[\[(]?[ivxlc\d]+[\])]?(?:, *| +)){0,9}[\[(]?\d+[\])]? *(?:pp?|pages|pgs?|leaves|slides)\.?", re.IGNORECASE
)
ARTICLE = re.compile(r"(?:article|art\.?|paper)(?: *(?:no|number|nr|id)\b\.?)?:? *([\w.-]{1,30})", re.IGNORECASE)
LOCATOR = re.compile(r"e\d{4,}|\d{6,}", re.IGNORECASE)  # No volume has so many pages.
HYPHENS = str.maketrans("‐‑", "--")
DASH = re.compile(r" *(?:--+|[–—−‒]) *| +(?:-|to) +")
PAGE = re.compile(r"[^\W_]{0,20}[-.]?\d[\w.:/*-]*|[ivxlcdm]{1,9}|[A-Z]", re.IGNORECASE)
NEXT = re.compile(r" *(?:[,;&+(\[]|\band\b|\bet\b|\bu\.) *")


class Pages(NamedTuple):
    """Where a work stands in what carries it. `remark`: a sentence about what of the text is not kept, or ""."""

    first: str = ""
    last: str = ""
    article_number: str = ""
    remark: str = ""


def read_pages(text: str) -> Pages:
    """The pages of a printed text, as far as one range can hold them."""
    printed = " ".join(text.translate(HYPHENS).split())[:LONGEST]
    plain = printed.rstrip(".,; ")
    if COUNT.fullmatch(printed):
        return Pages(remark=f"“{shortened(text)}” tells how many pages there are, not which: left out.")
    if article := ARTICLE.fullmatch(plain):
        return Pages(article_number=article[1])
    if label := LABEL.match(plain):
        plain = plain[label.end() :]
    if LOCATOR.fullmatch(plain):
        return Pages(article_number=plain)
    current, *others = [part for part in NEXT.split(plain) if part.strip(" )].")] or [""]
    first, last = ends_of(current)
    if not first:
        remark = f"“{shortened(text)}” cannot be read as pages: left out." if printed.strip("-–— ") else ""
        return Pages(remark=remark)
    is_whole = set(others) <= {first, last} and not plain.endswith("+") and ("-" not in first or bool(last))
    kept = f"{first}–{last}" if last else first
    return Pages(first, last, "", "" if is_whole else f"Of the pages “{shortened(text)}” these are kept: {kept}.")


def ends_of(text: str) -> tuple[str, str]:
    """First and last page of one range, "" for what is no page. A hyphen may stand within a number: "12-1-12-20"."""
    ends = DASH.split(text.strip())
    if len(ends) == 1:
        numbers = text.strip().split("-")
        half = len(numbers) // 2
        ends = [text.strip()]
        if len(numbers) % 2 == 0:
            ends = ["-".join(numbers[:half]), "-".join(numbers[half:])]
    ends = [end.strip() for end in ends]
    if len(ends) > 2 or not PAGE.fullmatch(ends[0]) or (ends[1:] and ends[1] and not PAGE.fullmatch(ends[1])):
        return "", ""
    return ends[0], whole_last(ends[0], "".join(ends[1:]))


def whole_last(first: str, last: str) -> str:
    """The last page in full, of which some print only the digits that differ: "1122" for "22" behind "1104"."""
    if not (first.isdecimal() and last.isdecimal() and len(last) < len(first)):
        return last
    whole = first[: -len(last)] + last
    return whole if int(whole) > int(first) else last


def shortened(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60]}…"
