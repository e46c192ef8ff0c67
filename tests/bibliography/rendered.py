"""Every format's whole output for the records, as the files in `expected/` hold it.

`python -m tests.citations.rendered` writes those files anew. Read the difference against the tables of the formats
before it is kept: the files are what is right, not what the code happens to do.
"""

import json
from collections.abc import Iterable
from pathlib import Path

from portal.bibliography.formats import FORMATS
from portal.bibliography.formats.coins.write import context_object
from portal.bibliography.formats.highwire.write import meta_tags
from portal.bibliography.reference import Reference
from portal.bibliography.styles import STYLES, citation_html
from tests.bibliography.records import all_kinds

__all__ = ["EXPECTED", "rendered"]

EXPECTED = Path(__file__).parent / "expected"


def rendered() -> dict[str, str]:
    """Text by file name; a workbook is left to its reader, which must find in it what the CSV says."""
    files = {}
    for size, references in all_kinds().items():
        for extension, known in FORMATS.items():
            if extension != "xlsx":
                text = b"".join(known.write(references)).decode("utf-8-sig")
                files[f"{size}.{extension}"] = _indented(text) if extension in ("csl.json", "jsonld") else text
        files[f"{size}.highwire.txt"] = _tags(references)
        files[f"{size}.coins.txt"] = "\n".join(map(context_object, references)).replace("&", "\n  &") + "\n"
        files[f"{size}.styles.txt"] = _styles(references)
    return files


def _indented(text: str) -> str:
    """JSON as a reader can go through it; the file itself has a record a line."""
    return json.dumps(json.loads(text), ensure_ascii=False, indent=1) + "\n"


def _tags(references: Iterable[Reference]) -> str:
    lines = []
    for reference in references:
        lines += [reference.kind.name, *(f"  {name}: {content}" for name, content in meta_tags(reference))]
    return "\n".join(lines) + "\n"


def _styles(references: Iterable[Reference]) -> str:
    lines = []
    for reference in references:
        lines += [reference.kind.name, *(f"  {style}: {citation_html(reference, style)}" for style in STYLES)]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    for name, text in rendered().items():
        EXPECTED.joinpath(name).write_bytes(text.encode())
