"""Looking a zip archive over before any of it is parsed: a small file can unpack to more than a server has.

Each member is unpacked in chunks and counted, alone and in sum; what the archive's own headers say of sizes is not
believed. Macros, pictures and links in it are never opened.
"""

import io
import zlib
from zipfile import BadZipFile, ZipFile

from portal.bibliography.formats.decoding import RefusedError

__all__ = ["DAMAGED", "checked_archive"]

MOST_MEMBERS = 2_000
LARGEST_MEMBER = 40_000_000  # Bytes: a sheet of 10,000 rows with abstracts has a quarter of that.
LARGEST_SUM = 80_000_000
CHUNK = 1_000_000

DAMAGED = (
    "This workbook is damaged and cannot be read. Open it in Excel or LibreOffice, save it again as .xlsx, and try."
)
ENCRYPTED = "This workbook is protected by a password. Take the password off in Excel, save it, and bring in that."
TOO_LARGE = (
    f"This workbook unpacks to more than {LARGEST_SUM / 1e6:.0f} MB, or one part of it to more than "
    f"{LARGEST_MEMBER / 1e6:.0f} MB, and is not read. "
    "Copy the rows with the outputs into a new workbook, and bring in that."
)
# What else is kept in a zip archive, by a member that only it has.
OTHER_KINDS = (
    ("word/document.xml", "This is a Word file. Copy its table into a spreadsheet, or bring in BibTeX or RIS."),
    ("ppt/presentation.xml", "This is a PowerPoint file. Bring in an Excel file, CSV, BibTeX or RIS."),
    ("xl/workbook.bin", "This is a binary Excel workbook (.xlsb). Save it as .xlsx, and bring in that."),
    ("content.xml", "This is an OpenDocument file. Save the sheet as .xlsx or as CSV, and bring in that."),
)  # fmt: skip
NO_WORKBOOK = "This is a zip file. Unpack it, and bring in what is in it."


def checked_archive(data: bytes) -> ZipFile:
    """The archive of an Excel workbook, small enough to be parsed; raises RefusedError for any other."""
    try:
        archive = ZipFile(io.BytesIO(data))
        check_kind(archive)
        check_sizes(archive)
    except NotImplementedError as error:
        raise RefusedError(DAMAGED) from error
    except RuntimeError as error:  # What zipfile raises for a member with a password.
        raise RefusedError(ENCRYPTED) from error
    except (BadZipFile, zlib.error, OSError, EOFError, ValueError) as error:
        raise RefusedError(DAMAGED) from error
    return archive


def check_kind(archive: ZipFile) -> None:
    """Raises RefusedError where the archive is no workbook, and says what it is."""
    names = set(archive.namelist())
    if "xl/workbook.xml" in names:
        return
    for name, sentence in OTHER_KINDS:
        if name in names:
            raise RefusedError(sentence)
    raise RefusedError(NO_WORKBOOK)


def check_sizes(archive: ZipFile) -> None:
    """Raises RefusedError where a member, or all together, are larger than may be."""
    members = archive.infolist()
    if len(members) > MOST_MEMBERS or len({member.filename for member in members}) < len(members):
        raise RefusedError(DAMAGED)
    total = 0
    for member in members:
        size = 0
        with archive.open(member) as content:
            while chunk := content.read(CHUNK):
                size += len(chunk)
                if size > LARGEST_MEMBER or total + size > LARGEST_SUM:
                    raise RefusedError(TOO_LARGE)
        total += size
