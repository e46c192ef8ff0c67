"""Text made fit for formats that have lines: characters that no reader sees or no format carries are taken out."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from urllib.parse import quote

__all__ = ["RECORDS_IN_A_CHUNK", "address", "encoded", "in_chunks", "one_line", "paragraphs", "printable"]

RECORDS_IN_A_CHUNK = 200  # One record a chunk is seven times slower over HTTP; more would only delay the first byte.

# Controls, lone surrogates and non-characters: XML 1.0, section 2.2, forbids them, and RIS and BibTeX break on some.
UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]+")
LINE_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
ODD_BREAKS = {0x0B: " ", 0x0C: " "}  # Vertical tab and form feed: between words, as a word processor puts them.
IS_ADDRESS = re.compile(r"[A-Za-z0-9:/?#\[\]@!$&'()*+,;=%._~-]+").fullmatch
IN_ADDRESSES = "".join(map(chr, range(0x21, 0x7F))).translate(dict.fromkeys(map(ord, '"<>\\^`{|}')))


def one_line(text: str) -> str:
    """`text` on one line: without control characters, each run of white space a single space."""
    if text.isprintable() and "  " not in text:
        return text.strip(" ")
    return " ".join(UNPRINTABLE.sub("", text).split())


def paragraphs(text: str) -> str:
    """`text` without control characters, its line breaks all "\\n"."""
    if text.isprintable():
        return text.strip()
    return UNPRINTABLE.sub("", LINE_BREAK.sub("\n", text)).strip()


def printable(text: str) -> str:
    """`text` with all that XML 1.0 can carry and no more: its lines and spaces stay, odd breaks become a space."""
    return text if text.isprintable() else UNPRINTABLE.sub("", text.translate(ODD_BREAKS))


def address(text: str) -> str:
    """A web address with all that RFC 3986 does not allow in one percent-encoded, spaces and braces among it."""
    if not text or IS_ADDRESS(text):
        return text
    return quote(UNPRINTABLE.sub("", text).strip(), safe=IN_ADDRESSES)


def encoded(text: str) -> bytes:
    """`text` as UTF-8; a lone surrogate, which UTF-8 cannot carry, becomes a question mark."""
    return text.encode("utf-8", "replace")


def in_chunks(texts: Iterable[str]) -> Iterator[bytes]:
    """The texts, one a record, joined by `RECORDS_IN_A_CHUNK` and encoded: memory does not grow with their number."""
    rest = iter(texts)
    while chunk := "".join(islice(rest, RECORDS_IN_A_CHUNK)):
        yield encoded(chunk)
