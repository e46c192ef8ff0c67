"""How long pages take in process, without network or server, and what they ask of PostgreSQL."""

import statistics
import time
from dataclasses import dataclass

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.records.outputs.models import Output

__all__ = ["PageFigures", "addresses", "measure_page"]

HOST = "127.0.0.1"


@dataclass(frozen=True)
class PageFigures:
    """`median` and `sql` in milliseconds; `size` of the page in bytes, not compressed."""

    address: str
    queries: int
    median: float
    sql: float
    size: int


def addresses() -> list[str]:
    """The pages worth measuring, a record's among them."""
    record = Output.objects.visible().newest_first().first()
    return [
        "/outputs/",
        "/outputs/?kind=chapter&year=2010",
        "/outputs/?person=basia-spalek",
        "/outputs/?q=police",
        *([record.get_absolute_url()] if record else []),
        "/",
        "/findings/support-for-the-mcu/",
    ]


def measure_page(address: str, times: int) -> PageFigures:
    """The median of so many requests after one that warms what a process keeps."""
    client = Client(headers={"host": HOST})
    client.get(address)
    durations, in_database = [], []
    for _ in range(times):
        began = time.perf_counter()
        response = client.get(address)
        durations.append(time.perf_counter() - began)
    for _ in range(5):
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        in_database.append(sum(float(query["time"]) for query in captured.captured_queries))
    return PageFigures(
        address,
        len(captured.captured_queries),
        statistics.median(durations) * 1000,
        statistics.median(in_database) * 1000,
        len(response.content),
    )
