"""What a page costs when it is kept, beside the plainest answer there is and beside the page when it is made.

Clients written in Python are slower than the server that they ask. What is measured is therefore the processor's time
that the serving process takes for a request (proc(5): utime and stime), which neither the client nor other work on the
machine changes much; ratios of it are ratios of how many requests one processor answers.
"""

import os
import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from portal.bench.server import Server, served
from portal.http.page_cache import PageCache

__all__ = ["KeptFigures", "measure_kept"]

TICKS = os.sysconf("SC_CLK_TCK")
CONSTANT = "/constant/"
ROUNDS = 7


@dataclass(frozen=True)
class KeptFigures:
    """Milliseconds of the processor for one request: of the bare constant answer of the same size, of the page when it
    is kept, and when it is made. `latency`: half of the requests for the kept page were answered within so many
    milliseconds. `size` in bytes, not compressed."""

    address: str
    size: int
    constant: float
    kept: float
    made: float
    latency: float


class BesideConstant:
    """The site behind its page cache; beside it an answer that asks nothing, as large as the page last named; and the
    site as it is without the cache, for requests with the header `X-Bench-Made`."""

    def __init__(self) -> None:
        site = get_wsgi_application()
        self.site, self.cache = site, PageCache(site, settings.PAGE_CACHE_BYTES)

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """The answer of the one that was asked."""
        if environ["PATH_INFO"] == CONSTANT:
            size = int(environ["QUERY_STRING"])
            start_response("200 OK", [("Content-Type", "text/html"), ("Content-Length", str(size))])
            return [b"x" * size]
        application = self.site if "HTTP_X_BENCH_MADE" in environ else self.cache
        return application(environ, start_response)


def measure_kept(addresses: Iterable[str], times: int) -> list[KeptFigures]:
    """The figures of each address: medians of seven rounds in turns, of so many requests each; a page that is made is
    asked for a tenth as often."""
    with served(BesideConstant) as server:
        return [figures_of(server, address, times) for address in addresses]


def figures_of(server: Server, address: str, times: int) -> KeptFigures:
    """The figures of one address."""
    made_header = {"X-Bench-Made": "1"}
    size = len(asked(server, address, 3)[0])
    rounds = [
        (
            cost(server, f"{CONSTANT}?{size}", times),
            cost(server, address, times),
            cost(server, address, max(1, times // 10), made_header),
        )
        for _ in range(ROUNDS)
    ]
    constant, kept, made = (statistics.median(column) for column in zip(*rounds, strict=True))
    _body, durations = asked(server, address, times)
    return KeptFigures(address, size, constant, kept, made, statistics.median(durations) * 1000)


def cost(server: Server, address: str, times: int, headers: dict[str, str] | None = None) -> float:
    """The processor's milliseconds that the worker takes for a request."""
    before = processor_time(server.worker)
    asked(server, address, times, headers)
    return (processor_time(server.worker) - before) / times * 1000


def asked(server: Server, address: str, times: int, headers: dict[str, str] | None = None) -> tuple[bytes, list[float]]:
    """The last body, and how many seconds each answer took, over one connection that is kept."""
    connection = HTTPConnection(server.url.removeprefix("http://"))
    durations = []
    for _ in range(times):
        began = time.perf_counter()
        connection.request("GET", address, headers=headers or {})
        body = connection.getresponse().read()
        durations.append(time.perf_counter() - began)
    connection.close()
    return body, durations


def processor_time(pid: int) -> float:
    """The seconds that the process has had of the processor, its threads together."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS
