"""The archive of a return: every file in one ZIP, whose bytes depend on the content and on who made it when alone."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from tempfile import TemporaryFile
from typing import IO
from zipfile import ZipFile

from portal.bibliography.formats.spreadsheet.package import part_of
from portal.returns.award import reference_of
from portal.returns.gathered import Gathered
from portal.returns.pack.about import About
from portal.returns.pack.content import content
from portal.returns.pack.crate import NAME as CRATE
from portal.returns.pack.crate import FileDigest, crate
from portal.returns.pack.references import written_references
from portal.returns.pack.report import report
from portal.returns.pack.tables import csv_of, workbook
from portal.work.progress import Watcher

__all__ = ["CONTENT", "DIGESTS", "Archive", "write_archive"]

CONTENT, REPORT, WORKBOOK, DIGESTS = "return.json", "report.html", "return.xlsx", "SHA256SUMS"


class Archive:
    """An archive while it is written: its files so far, with their digests, in a temporary file."""

    def __init__(self) -> None:
        self.file: IO[bytes] = TemporaryFile()  # noqa: SIM115 - closed by `close`
        self.zip = ZipFile(self.file, "w")
        self.files: list[FileDigest] = []

    def add(self, name: str, chunks: Iterator[bytes]) -> str:
        """Adds a file; gives its SHA-256."""
        digest, size = hashlib.sha256(), 0
        with self.zip.open(part_of(name), "w", force_zip64=False) as member:
            for chunk in chunks:
                digest.update(chunk)
                size += len(chunk)
                member.write(chunk)
        self.files.append((name, size, digest.hexdigest()))
        return digest.hexdigest()

    def close(self) -> bytes:
        """The whole archive."""
        self.zip.close()
        self.file.seek(0)
        with self.file:
            return self.file.read()


def write_archive(gathered: Gathered, about: About, watcher: Watcher, done: int, total: int) -> tuple[bytes, str]:
    """The archive and the digest of its content. Reports to `watcher` how far it is, from `done` to `total` pieces."""
    archive = Archive()
    digest = archive.add(CONTENT, content(gathered))
    about = replace(about, content_sha256=digest)
    files = list(files_of(gathered, about))
    for number, (name, chunks) in enumerate(files, start=1):
        archive.add(name, chunks)
        watcher.report(done + (total - done) * number // (len(files) + 1), total)
    archive.add(CRATE, crate(gathered, about, list(archive.files)))
    sums = "".join(f"{digest}  {name}\n" for name, _size, digest in archive.files)
    archive.add(DIGESTS, iter([sums.encode()]))
    return archive.close(), digest


def files_of(gathered: Gathered, about: About) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Each file besides the content and what describes the others, by name, as chunks that are made when asked for."""
    reference = reference_of(gathered.reporting.grant)
    yield WORKBOOK, workbook(gathered)
    yield REPORT, report(gathered, about)
    for category, rows in gathered.categories():
        yield category.file_name, csv_of(category, rows, reference)
    yield "references.bib", written_references("bib", gathered)
    yield "references.ris", written_references("ris", gathered)
