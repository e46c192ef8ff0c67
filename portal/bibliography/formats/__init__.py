"""The formats in which a reader may take references away, by the extension that addresses end in.

A new format is one module with a FORMAT of its own, and its name in the list here.
"""

from portal.bibliography.formats.bibtex import write as bibtex
from portal.bibliography.formats.csl_json import write as csl_json
from portal.bibliography.formats.format import Format
from portal.bibliography.formats.ris import write as ris
from portal.bibliography.formats.schema_org import write as json_ld
from portal.bibliography.formats.spreadsheet import csv, xlsx
from portal.bibliography.formats.text import write as text

__all__ = ["FORMATS", "Format"]

FORMATS: dict[str, Format] = {
    module.FORMAT.extension: module.FORMAT for module in (bibtex, ris, csl_json, csv, xlsx, json_ld, text)
}
