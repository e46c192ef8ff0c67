"""What a file is by its content, whatever its name says."""

from typing import BinaryIO

__all__ = ["is_what_it_says"]

# How files of a type begin; those of an office are zip archives (ECMA-376, ISO 26300), and so are EPUBs.
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
BEGINNINGS: dict[str, tuple[bytes, ...]] = {
    "pdf": (b"%PDF-",),
    "rtf": (b"{\\rtf",),
    **dict.fromkeys(("docx", "epub", "odt", "pptx", "xlsx", "zip"), ZIP),
}
TEXT = frozenset({"csv", "txt", "vtt"})
# Readers of PDF take a file whose mark comes a little later.
LOOKED_AT = 1024


def is_what_it_says(file: BinaryIO, extension: str) -> bool:
    """Whether the file's content is of the type that its extension, in lower case, names; True for types not known
    here. The file is left at its beginning."""
    file.seek(0)
    head = file.read(LOOKED_AT)
    file.seek(0)
    if extension == "pdf":
        return any(mark in head for mark in BEGINNINGS["pdf"])
    if extension in BEGINNINGS:
        return head.startswith(BEGINNINGS[extension])
    return extension not in TEXT or is_text(head)


def is_text(head: bytes) -> bool:
    """Whether the first bytes are words, in one of the encodings that people's programs write."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return b"\x00" not in head and not head.startswith((b"MZ", b"\x7fELF", *ZIP, *BEGINNINGS["pdf"]))
