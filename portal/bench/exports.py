"""How long exports of everything take beside the plainest export there is, and how memory grows with them."""

import time
from dataclasses import dataclass
from urllib.request import urlopen

from portal.bench.server import PLAIN, Server, served

__all__ = ["ANCHOR", "ExportFigures", "measure_export", "peak_memory"]

ANCHOR = "plain CSV of one table"
PIECE = 65_536


@dataclass(frozen=True)
class ExportFigures:
    """Times in seconds: to the first byte, and to the last. `size` in bytes."""

    name: str
    first: float
    total: float
    size: int


def measure_export(server: Server, extension: str) -> ExportFigures:
    """The better of two downloads of everything in that format, or of the plain export for ""."""
    return min((download(server, extension) for _ in range(2)), key=lambda figures: figures.total)


def download(server: Server, extension: str) -> ExportFigures:
    """Downloads everything once, piece by piece, and measures it."""
    began = time.perf_counter()
    with urlopen(server.url + (f"/outputs/export.{extension}" if extension else PLAIN)) as answer:
        size = len(answer.read(1))
        first = time.perf_counter() - began
        while piece := answer.read(PIECE):
            size += len(piece)
    return ExportFigures(extension or ANCHOR, first, time.perf_counter() - began, size)


def peak_memory(extension: str) -> float:
    """The most memory, in MiB, that a fresh worker has by the end of the export."""
    with served() as server:
        download(server, extension)
        return server.peak
