"""The site as it is served, by one gunicorn worker over the scratch database, and the plainest export there is.

The plain export is what others are measured by: every column of one table, without joins or a word of ours, as CSV.
"""

import csv
import importlib
import io
import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from socket import socket

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connections
from django.http import HttpRequest, StreamingHttpResponse
from django.urls import include, path

from portal.ops import port
from portal.ops.serving import Gunicorn
from portal.outputs.models import Output

__all__ = ["PLAIN", "Server", "served"]

PLAIN = "/plain.csv"
CHUNK = 200


def plain_csv(request: HttpRequest) -> StreamingHttpResponse:
    """The plain export, 200 rows a piece as every export here."""
    return StreamingHttpResponse(plain_rows(), content_type="text/csv")


def plain_rows() -> Iterator[str]:
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    columns = [field.attname for field in Output._meta.concrete_fields]
    for number, row in enumerate(Output.objects.values_list(*columns).iterator(), 1):
        writer.writerow(row)
        if number % CHUNK == 0:
            yield buffer.getvalue()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue()


urlpatterns = [path(PLAIN.removeprefix("/"), plain_csv), path("", include("portal.urls"))]


class OneWorker(Gunicorn):
    """The portal's own server with a single worker, whose memory can be told."""

    def load_config(self) -> None:
        super().load_config()
        self.cfg.set("workers", 1)

    def load(self) -> Callable:
        settings.ROOT_URLCONF = __name__
        application = get_wsgi_application()
        importlib.import_module(__name__)
        return application


class Server:
    """A running server: its address, and its worker's memory."""

    def __init__(self, at: int, pid: int) -> None:
        self.url = f"http://{port.HOST}:{at}"
        self.pid = pid

    @property
    def peak(self) -> float:
        """The most memory that the worker has had, in MiB (VmHWM, proc(5))."""
        (worker,) = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()
        status = Path(f"/proc/{worker}/status").read_text()
        return int(status.partition("VmHWM:")[2].split()[0]) / 1024


@contextmanager
def served() -> Iterator[Server]:
    """A `with` block in which the site is served on a free port, by processes that end with it."""
    at = free_port()
    connections.close_all()
    child = get_context("fork").Process(target=lambda: OneWorker(at).run())
    child.start()
    try:
        while not port.answers(at):
            time.sleep(0.1)
        yield Server(at, child.pid or 0)
    finally:
        os.kill(child.pid or 0, signal.SIGTERM)
        child.join()


def free_port() -> int:
    with socket() as line:
        line.bind((port.HOST, 0))
        return int(line.getsockname()[1])
