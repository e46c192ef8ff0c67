"""The bytes of a file as text, in any of the four encodings that reference managers and spreadsheets write."""

import codecs
import re
from itertools import islice

__all__ = ["LARGEST_FILE", "RefusedError", "decoded", "with_remarks"]

LARGEST_FILE = 20_000_000
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# The first bytes of what people pick by mistake, and what to do instead.
WRONG_TYPES = (
    (
        b"%PDF",
        "This is a PDF. Export the references from your reference manager as BibTeX or RIS, and bring in that.",
    ),
    (
        b"PK\x03\x04",
        "This is a Word, Excel or zip file, and no text. Choose it as a file, or unpack it and bring in what is in it.",
    ),
    (
        b"\xd0\xcf\x11\xe0",
        "This is an old Word or Excel file (.doc, .xls). Save the sheet as .xlsx, and bring in that.",
    ),
    (b"\x1f\x8b", "This file is compressed. Unpack it, and bring in what is in it."),
    (b"\x89PNG", "This is a picture. Bring in BibTeX, RIS, CSL-JSON, a spreadsheet or a list of DOIs."),
    (b"\xff\xd8\xff", "This is a picture. Bring in BibTeX, RIS, CSL-JSON, a spreadsheet or a list of DOIs."),
    (b"\x7fELF", "This is a program. Bring in BibTeX, RIS, CSL-JSON, a spreadsheet or a list of DOIs."),
)
GUESSED = (
    "The file does not say in which code page it is, and is not in UTF-8: it is read as {}{}. Look at letters with "
    "accents; where they are wrong, save the file as UTF-8 and bring that in."
)
UNREADABLE = "Some characters of the file cannot be read and stand as “\ufffd”{}. Save it as UTF-8, and bring in that."
ACCENTED = re.compile(r"\w*[^\x00-\x7f]\w*")
MOST_SHOWN, LONGEST_SHOWN = 3, 30
MOST_CONTROLS = 0.01  # Of all characters: text has a few at most, anything else many.


class RefusedError(Exception):
    """The file as a whole cannot be read; the message says what to do, in a sentence for the person."""


def decoded(data: bytes) -> str:
    """The text of a file: UTF-8 with or without a mark, UTF-16, or else Windows-1252. Line ends all become "\\n".

    Raises RefusedError for what is no text, and for what is too large.
    """
    return with_remarks(data)[0]


def with_remarks(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of a file as `decoded` has it, and sentences about letters that may be read wrongly."""
    if len(data) > LARGEST_FILE:
        raise RefusedError(
            f"The file has {len(data) / 1e6:,.1f} MB; at most {LARGEST_FILE / 1e6:,.0f} MB are read. "
            "Divide it, and bring in the parts."
        )
    for beginning, sentence in WRONG_TYPES:
        if data.startswith(beginning):
            raise RefusedError(sentence)
    text, guess = in_some_encoding(data)
    if sum(text.count(chr(code)) for code in (*range(1, 9), *range(14, 32))) > MOST_CONTROLS * len(text):
        raise RefusedError("This is not a text file. Bring in BibTeX, RIS, CSL-JSON, a spreadsheet or a list of DOIs.")
    text = text.replace("\x00", "").removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if guess:
        return text, (GUESSED.format(guess, examples(ACCENTED, text)),)
    if "\ufffd" in text and b"\xef\xbf\xbd" not in data:
        return text, (UNREADABLE.format(examples(re.compile("\\w*\ufffd\\w*"), text)),)
    return text, ()


def examples(pattern: re.Pattern[str], text: str) -> str:
    """Some of the words that the pattern finds, as the end of a clause: ", for example “Müller”"; "" for none."""
    words = dict.fromkeys(match.group()[:LONGEST_SHOWN] for match in islice(pattern.finditer(text), 100))
    shown = "”, “".join(list(words)[:MOST_SHOWN])
    return f", for example “{shown}”" if shown else ""


def in_some_encoding(data: bytes) -> tuple[str, str]:
    """The text by its byte order mark; without one UTF-8, UTF-16 or Windows-1252, the first that fits.

    The second value: the encoding, where it is only guessed.
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace"), ""
    if data.count(b"\x00") > len(data) // 4:  # UTF-16 without its mark: every other byte of Latin text is empty.
        encoding = "UTF-16-LE" if data[1::2].count(0) > data[::2].count(0) else "UTF-16-BE"
        return data.decode(encoding, "replace"), encoding
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), "Windows-1252"
