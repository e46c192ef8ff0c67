"""Formatted citations as plain text, one a paragraph."""

from collections.abc import Iterable, Iterator

from portal.bibliography.clean_text import in_chunks
from portal.bibliography.formats.format import Format
from portal.bibliography.reference import Reference
from portal.bibliography.styles import DEFAULT_STYLE, citation

__all__ = ["FORMAT", "write"]


def write(references: Iterable[Reference], style: str = DEFAULT_STYLE) -> Iterator[bytes]:
    """A .txt file of the references in the style of that name; raises KeyError for an unknown one."""
    return in_chunks(f"{citation(reference, style)}\n\n" for reference in references)


FORMAT = Format("txt", "text/x-bibliography", "Citation", write, write_in_style=write)
