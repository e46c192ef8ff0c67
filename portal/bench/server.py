"""The site as it is served, by one gunicorn worker over the scratch database, and the plainest export there is.

The plain export is what others are measured by: every column of one table, without joins or headings, as CSV.
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

from portal.launch import port
from portal.launch.serving import Gunicorn
from portal.records.outputs.models import Output

__all__ = ["PLAIN", "Server", "served"]

PLAIN = "/plain.csv"
CHUNK = 200


def plain_csv(request: HttpRequest) -> StreamingHttpResponse:
    """The plain export, 200 rows a piece as every export here."""
    return StreamingHttpResponse(plain_rows(), content_type="text/csv")


def plain_rows() -> Iterator[str]:
    """The CSV text of the shared table, 200 records a piece."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    columns = [field.attname for field in Output._meta.concrete_fields]
    for number, values in enumerate(Output.objects.values_list(*columns).iterator(), 1):
        writer.writerow(values)
        if number % CHUNK == 0:
            yield buffer.getvalue()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue()


urlpatterns = [path(PLAIN.removeprefix("/"), plain_csv), path("", include("portal.urls"))]


class OneWorker(Gunicorn):
    """The portal's own server with a single worker, whose memory and time can be measured."""

    def __init__(self, port_number: int, make_application: Callable[[], Callable]) -> None:
        self.make_application = make_application
        super().__init__(port_number)

    def load_config(self) -> None:
        """As in `up`, with one worker."""
        super().load_config()
        self.cfg.set("workers", 1)

    def load(self) -> Callable:
        """The site, with the plain export beside it."""
        settings.ROOT_URLCONF = __name__
        application = self.make_application()
        importlib.import_module(__name__)
        return application


class Server:
    """A running server: its address, and its worker's memory."""

    def __init__(self, port_number: int, pid: int) -> None:
        self.url = f"http://{port.HOST}:{port_number}"
        self.pid = pid

    @property
    def worker(self) -> int:
        """The process that answers."""
        (worker,) = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()
        return int(worker)

    @property
    def peak(self) -> float:
        """The most memory that the worker has had, in MiB (VmHWM, proc(5))."""
        status = Path(f"/proc/{self.worker}/status").read_text()
        return int(status.partition("VmHWM:")[2].split()[0]) / 1024


@contextmanager
def served(make_application: Callable[[], Callable] = get_wsgi_application) -> Iterator[Server]:
    """A `with` block in which the site, or what `make_application` makes, is served on a free port, by processes that
    end with it."""
    port_number = free_port()
    connections.close_all()
    child = get_context("fork").Process(target=lambda: OneWorker(port_number, make_application).run())
    child.start()
    try:
        while not port.answers(port_number):
            time.sleep(0.1)
        yield Server(port_number, child.pid or 0)
    finally:
        os.kill(child.pid or 0, signal.SIGTERM)
        child.join()


def free_port() -> int:
    """A port that nobody serves on just now."""
    with socket() as listener:
        listener.bind((port.HOST, 0))
        return int(listener.getsockname()[1])
