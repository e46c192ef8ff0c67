"""How long exports of everything take beside the plainest export there is, and how memory grows with them."""

import csv
import io
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection
from django.http import StreamingHttpResponse
from django.test import Client

from portal.ops.bench.pages import HOST
from portal.outputs.models import Output

__all__ = ["ANCHOR", "ExportFigures", "measure_export", "peak_memory"]

ANCHOR = "plain CSV of one table"
CHUNK = 200
PLAIN_COLUMNS = ("pk", "title", "date", "kind", "slug", "doi", "url", "access", "licence", "summary")


@dataclass(frozen=True)
class ExportFigures:
    """Times in seconds: to the first piece, and to the last."""

    name: str
    first: float
    total: float
    size: int


def plain_csv() -> Iterator[str]:
    """The anchor: ten columns of one table, without joins or words of ours, as CSV, 200 rows a piece."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    for number, row in enumerate(Output.objects.values_list(*PLAIN_COLUMNS).iterator(), 1):
        writer.writerow(row)
        if number % CHUNK == 0:
            yield buffer.getvalue()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue()


def pieces(extension: str) -> Iterator[bytes]:
    """The export of everything in that format, or the anchor for ""."""
    if not extension:
        yield from StreamingHttpResponse(plain_csv())
        return
    yield from Client(headers={"host": HOST}).get(f"/outputs/export.{extension}")


def measure_export(extension: str) -> ExportFigures:
    began = time.perf_counter()
    stream = pieces(extension)
    size = len(next(stream))
    first = time.perf_counter() - began
    size += sum(len(piece) for piece in stream)
    return ExportFigures(extension or ANCHOR, first, time.perf_counter() - began, size)


def peak_memory(extension: str) -> float:
    """The most memory, in MiB, that a process of its own has while it makes the export."""
    connection.close()
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        peak = 0
        for number, _piece in enumerate(pieces(extension)):
            peak = max(peak, resident()) if number % 20 == 0 else peak
        os.write(writer, str(max(peak, resident())).encode())
        os._exit(0)
    os.close(writer)
    os.waitpid(child, 0)
    with os.fdopen(reader) as answer:
        return int(answer.read()) / 2**20


def resident() -> int:
    """Bytes of memory that this process has in use now."""
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
