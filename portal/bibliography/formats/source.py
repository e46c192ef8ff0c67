"""The bytes of a file as a text to be read, whether they are a text or an Excel workbook."""

from dataclasses import dataclass

from portal.bibliography.formats.decoding import LARGEST_FILE, RefusedError, with_remarks
from portal.bibliography.formats.spreadsheet.delimited import as_text
from portal.bibliography.formats.spreadsheet.table import OUTPUTS, Subject
from portal.bibliography.formats.spreadsheet.workbook import best_sheet

__all__ = ["Source", "source_of"]

ZIP = b"PK\x03\x04"
OLD_OFFICE = b"\xd0\xcf\x11\xe0"
# The name that Office gives a workbook behind a password, inside the container of an old Office file.
WITH_PASSWORD = "EncryptedPackage".encode("utf-16-le")
TABLE_ENDINGS = (".csv", ".tsv", ".tab")
WORKBOOK_ENDINGS = (".xls", ".xlsx", ".xlsm")
PASSWORD = "This workbook is protected by a password. Take the password off in Excel, save it, and bring in that."
WEB_PAGE = "This is a web page under the name of a workbook. Open it in Excel, save it as .xlsx, and bring in that."
NO_WORKBOOK = "This is no workbook, though its name says so. Save the list as .xlsx or .csv where it was made."
COLUMN_MARKS = frozenset(",;\t|")  # A list of columns under a workbook's name is read: some programs write such files.


@dataclass(frozen=True, slots=True)
class Source:
    """What is read of a file. `is_table`: it is a spreadsheet, whatever its headings are called.

    `remarks`: sentences about what of the file is not in `text`, or may be read wrongly.
    """

    text: str
    is_table: bool = False
    remarks: tuple[str, ...] = ()


def source_of(data: bytes, name: str = "", subject: Subject = OUTPUTS) -> Source:
    """The text of a file; a workbook becomes comma-separated values. Raises RefusedError for anything else.

    `name`: the file's own, which matters only where the content leaves a question.
    """
    if data.startswith(ZIP) and len(data) <= LARGEST_FILE:
        sheet = best_sheet(data, subject)
        return Source(as_text(sheet.rows), is_table=True, remarks=tuple(sheet.remarks))
    if data.startswith(OLD_OFFICE) and WITH_PASSWORD in data:
        raise RefusedError(PASSWORD)
    text, remarks = with_remarks(data)
    if name.lower().endswith(WORKBOOK_ENDINGS) and text.lstrip()[:1] == "<":
        raise RefusedError(WEB_PAGE)
    if name.lower().endswith(WORKBOOK_ENDINGS) and not set(text) & COLUMN_MARKS:
        raise RefusedError(NO_WORKBOOK)
    is_table = name.lower().endswith((*TABLE_ENDINGS, *WORKBOOK_ENDINGS))
    return Source(text, is_table, remarks)
