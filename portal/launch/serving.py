"""The last step of `up`: gunicorn, and the worker of what is done beside requests, as two watched child processes."""

import importlib
import multiprocessing
import os
import signal
import time
from collections.abc import Callable
from multiprocessing.connection import wait
from multiprocessing.context import ForkProcess

from django.conf import settings
from django.core.servers.basehttp import get_internal_wsgi_application
from django.db import connections
from gunicorn.app.base import BaseApplication

from portal.launch import child_processes, port, signals
from portal.launch.console import step
from portal.launch.errors import StartupError
from portal.launch.postgres import Cluster
from portal.work.worker import work

WORKERS = 2
THREADS = 4
NICENESS_OF_WORK = 5  # Whoever waits for a page goes first.
SECONDS_BETWEEN_LOOKS = 5.0
READY_TIMEOUT = 30.0
END_TIMEOUT = 10.0


class Gunicorn(BaseApplication):
    """gunicorn, configured here only and not by files or variables."""

    def __init__(self, port_number: int) -> None:
        self.port_number = port_number
        super().__init__()

    def load_config(self) -> None:
        """Sets what differs from gunicorn's defaults."""
        choices = {
            "bind": f"{port.HOST}:{self.port_number}",
            "workers": WORKERS,
            "worker_class": "gthread",
            "threads": THREADS,
            # Everything is imported before the fork: the workers answer at once and share the memory.
            "preload_app": not settings.DEBUG,
            "reload": settings.DEBUG,
            "timeout": 120,
            "graceful_timeout": 5,
            "keepalive": 5,
            "loglevel": "warning",
            "control_socket_disable": True,
            "post_fork": lambda arbiter, worker: child_processes.end_with_parent(arbiter.pid),
        }
        for name, value in choices.items():
            self.cfg.set(name, value)

    def load(self) -> Callable:
        """The site, with its addresses imported: the first visitor does not wait for that."""
        application = get_internal_wsgi_application()
        importlib.import_module(settings.ROOT_URLCONF)
        return application


def serve_requests(parent: int, port_number: int) -> None:
    """Serves requests in this process until it is told to end."""
    signals.reset_in_child()
    child_processes.end_with_parent(parent)
    Gunicorn(port_number).run()


def do_work(parent: int) -> None:
    """Does what waits beside the requests, and what recurs, in this process, until it is told to end."""
    signals.reset_in_child()
    # Without asking: whatever it is at, nobody would be left to end it, and the database undoes what is half done.
    child_processes.end_with_parent(parent, signal.SIGKILL)
    os.nice(NICENESS_OF_WORK)
    work()


def started(job: Callable[..., None], *arguments: object) -> ForkProcess:
    """A forked child: what is imported already need not be imported again, which is what makes `up` answer soon."""
    connections.close_all()
    child = multiprocessing.get_context("fork").Process(target=job, args=(os.getpid(), *arguments))
    with signals.blocked():
        child.start()
    return child


def serve(port_number: int, cluster: Cluster | None) -> None:
    """Serves until Ctrl-C or SIGTERM, then ends both children. A server of our own that dies meanwhile is started
    again; StartupError if gunicorn ends by itself."""
    stop = signals.listen()
    children: dict[str, ForkProcess] = {}
    try:
        with step("server") as running:
            children["web"] = started(serve_requests, port_number)
            wait_until_it_answers(port_number, children["web"], stop)
            running.note(f"http://{port.HOST}:{port_number}/  (staff: /admin/)   Ctrl-C ends it")
        watch(children, cluster, stop)
        print("\n  ending ...", flush=True)
    finally:
        end(children)


def wait_until_it_answers(port_number: int, web: ForkProcess, stop: signals.StopRequest) -> None:
    """Waits until the server takes connections, or is told to end. Raises StartupError where it ended by itself."""
    limit = time.monotonic() + READY_TIMEOUT
    while not (stop.is_set() or port.answers(port_number)):
        if not web.is_alive() or time.monotonic() > limit:
            raise StartupError(f"The web server did not come up on port {port_number}; it says why above.")
        time.sleep(0.02)


def watch(children: dict[str, ForkProcess], cluster: Cluster | None, stop: signals.StopRequest) -> None:
    """Watches the children until `stop` is set: starts the worker and PostgreSQL again where they have ended."""
    while not stop.is_set():
        if "worker" not in children or not children["worker"].is_alive():
            children["worker"] = started(do_work)
        wait([stop.reader, *(child.sentinel for child in children.values())], timeout=SECONDS_BETWEEN_LOOKS)
        if stop.is_set():
            return
        if not children["web"].is_alive():
            code = children["web"].exitcode
            raise StartupError(
                f"The web server ended by itself (exit code {code}). Start again with `up`: nothing is lost."
            )
        if cluster and not cluster.answers():
            print("  PostgreSQL has gone; starting it again.", flush=True)
            cluster.start()


def end(children: dict[str, ForkProcess]) -> None:
    """Ends the children in good order, and by force if they take too long; a second Ctrl-C changes nothing."""
    for child in children.values():
        child.terminate()
    for child in children.values():
        child.join(END_TIMEOUT)
        if child.is_alive():
            child.kill()
            child.join(END_TIMEOUT)
