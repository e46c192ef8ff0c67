"""The formats in which a reader may take references away, by the extension that addresses end in.

A new format is one module with a FORMAT of its own, and its row here.
"""

from . import bibtex, csl_json, csv, json_ld, ris, text, xlsx
from .registry import Format

__all__ = ["FORMATS", "Format"]

FORMATS: dict[str, Format] = {
    module.FORMAT.extension: module.FORMAT for module in (bibtex, ris, csl_json, csv, xlsx, json_ld, text)
}
