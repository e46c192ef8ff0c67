"""A format as the rest of the portal sees it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from portal.bibliography.reference import Reference

__all__ = ["Format"]


@dataclass(frozen=True, slots=True)
class Format:
    """One format. `write` takes any number of References, one at a time, and yields a whole file as chunks of bytes.

    `extension` is what addresses and file names end in, without a dot; `media_type` is given without parameters, and
    `content_type` with them; `negotiated` says whether a record's page answers `Accept` with it.
    `write_in_style`, of a format that is formatted citations, writes them in the style of that name.
    """

    extension: str
    media_type: str
    label: str
    write: Callable[[Iterable[Reference]], Iterator[bytes]]
    charset: str = "utf-8"
    negotiated: bool = True
    write_in_style: Callable[[Iterable[Reference], str], Iterator[bytes]] | None = None

    @property
    def content_type(self) -> str:
        """The media type with its charset, for a Content-Type header."""
        return f"{self.media_type}; charset={self.charset}" if self.charset else self.media_type
