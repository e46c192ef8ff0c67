"""Reading a return that was kept: its files, its content, and whether it is still as it was made."""

import hashlib
import io
import json
import zlib
from typing import Any
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext as _

from portal.returns.models import Return
from portal.returns.pack.archive import CONTENT, DIGESTS

__all__ = ["content_of", "differences_from_made", "file_of", "files_of"]


def opened(made: Return) -> ZipFile:
    """The archive. Raises BadZipFile where it was damaged."""
    return ZipFile(io.BytesIO(bytes(made.content)))


def files_of(made: Return) -> list[tuple[str, int]]:
    """Each file in the archive with its size in bytes, in order."""
    with opened(made) as archive:
        return [(member.filename, member.file_size) for member in archive.infolist()]


def file_of(made: Return, name: str) -> bytes:
    """A file of the archive, byte for byte. Raises KeyError where there is none of that name."""
    with opened(made) as archive:
        return archive.read(name)


def content_of(made: Return) -> dict[str, Any]:
    """What was reported, as `pack.content` writes it."""
    content: dict[str, Any] = json.loads(file_of(made, CONTENT))
    return content


def differences_from_made(made: Return) -> list[str]:
    """In what the return is not as it was made, a sentence each; none where it is, byte for byte."""
    archive = bytes(made.content)
    sentences = []
    if hashlib.sha256(archive).hexdigest() != made.archive_sha256:
        sentences.append(_("The archive has another digest than the one kept when it was made."))
    try:
        sentences += differences_inside(made)
    except (BadZipFile, zlib.error, KeyError, ValueError, OSError, EOFError):
        sentences.append(_("The archive cannot be read to its end."))
    return sentences


def differences_inside(made: Return) -> list[str]:
    """The files whose digests are not those that the archive, and the row, name for them."""
    with opened(made) as archive:
        lines = [line.partition("  ") for line in archive.read(DIGESTS).decode().splitlines()]
        listed = {name: digest for digest, _spaces, name in lines}
        names = [name for name in archive.namelist() if name != DIGESTS]
        digests = {name: hashlib.sha256(archive.read(name)).hexdigest() for name in names}
    others = sorted(name for name in {*listed, *digests} if digests.get(name) != listed.get(name))
    changed = [_("The file %s was changed.") % name for name in others]
    if digests.get(CONTENT) != made.content_sha256:
        changed.append(_("What was reported has another digest than the one kept when it was made."))
    return changed
