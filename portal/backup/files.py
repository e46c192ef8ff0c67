"""The files of a backup: what people uploaded, and the pictures made from it, in one tar."""

import hashlib
import os
import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import IO

from portal.backup.errors import BackupError

__all__ = ["Archive", "is_vacant", "unpack"]

CHUNK = 1 << 20
Progress = Callable[[str], None]


class Digesting:
    """A file to read from that takes the SHA-256 of what passes."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file
        self.total = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        chunk = self.file.read(size)
        self.total.update(chunk)
        return chunk


class Archive:
    """A tar of the media folder, to which what came meanwhile may be added."""

    def __init__(self, tar: tarfile.TarFile, media: Path, progress: Progress) -> None:
        self.tar = tar
        self.media = media
        self.progress = progress
        self.digests: dict[str, str] = {}

    def add_new(self) -> None:
        """Adds every file that is not in it yet. A file that goes away meanwhile is passed over."""
        for name in names_below(self.media):
            if name not in self.digests:
                self.add(name)

    def add(self, name: str) -> None:
        """Adds one file of the media folder."""
        try:
            file = (self.media / name).open("rb")
        except FileNotFoundError:
            return
        with file:
            member = tarfile.TarInfo(name)
            status = os.fstat(file.fileno())
            member.size, member.mtime = status.st_size, int(status.st_mtime)
            source = Digesting(file)
            self.tar.addfile(member, source)
            self.digests[name] = source.total.hexdigest()
        self.progress(f"{len(self.digests)} files")


def names_below(folder: Path) -> Iterator[str]:
    """The names of all files below a folder, in order, as POSIX paths relative to it."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            yield path.relative_to(folder).as_posix()


def is_vacant(folder: Path) -> bool:
    """Whether the folder is missing, or has no file below it."""
    return next(names_below(folder), None) is None


def unpack(archive: Path, folder: Path, digests: dict[str, str], progress: Progress) -> None:
    """Writes the files of the archive below a new folder. Raises BackupError unless they are exactly those of the
    manifest; nothing is ever written outside the folder, whatever the archive says."""
    missing = dict(digests)
    try:
        with tarfile.open(archive, "r:") as tar:
            for member in tar:
                name = PurePosixPath(member.name)
                if not member.isfile() or name.is_absolute() or ".." in name.parts or member.name not in missing:
                    raise BackupError(f"{archive} holds what its manifest does not name: {member.name!r}.")
                content = tar.extractfile(member)
                if content is None or copy(content, folder / name) != missing.pop(member.name):
                    raise BackupError(f"{member.name} is not as it was written: the backup is damaged.")
                progress(f"{len(digests) - len(missing)} of {len(digests)} files")
    except tarfile.TarError as error:
        raise BackupError(f"{archive} cannot be read: the backup is damaged.") from error
    if missing:
        raise BackupError(f"{len(missing)} files of the manifest are not in {archive}.")


def copy(source: IO[bytes], target: Path) -> str:
    """Writes a file, and gives the SHA-256 of what was written."""
    target.parent.mkdir(parents=True, exist_ok=True)
    total = hashlib.sha256()
    with target.open("xb") as file:
        while chunk := source.read(CHUNK):
            total.update(chunk)
            file.write(chunk)
    return total.hexdigest()
