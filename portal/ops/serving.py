"""The last step of `up`: gunicorn and the minute-by-minute tending, as two children that are watched."""

import importlib
import multiprocessing
import os
import signal
import time
from collections.abc import Callable
from multiprocessing.connection import wait
from multiprocessing.context import ForkProcess

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connections
from gunicorn.app.base import BaseApplication

from portal.ops import ending, lineage, port, tending
from portal.ops.postgres import Cluster
from portal.ops.steps import step
from portal.ops.trouble import Trouble

WORKERS = 2
THREADS = 4
SECONDS_BETWEEN_LOOKS = 5.0
READY_TIMEOUT = 30.0
END_TIMEOUT = 10.0


class Gunicorn(BaseApplication):
    """gunicorn, told everything here and nothing by files or variables."""

    def __init__(self, at: int) -> None:
        self.at = at
        super().__init__()

    def load_config(self) -> None:
        """Sets what differs from gunicorn's defaults."""
        choices = {
            "bind": f"{port.HOST}:{self.at}",
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
            "post_fork": lambda arbiter, worker: lineage.end_with_parent(arbiter.pid),
        }
        for name, value in choices.items():
            self.cfg.set(name, value)

    def load(self) -> Callable:
        """The site, with its addresses imported: the first visitor does not wait for that."""
        application = get_wsgi_application()
        importlib.import_module(settings.ROOT_URLCONF)
        return application


def _serve(parent: int, at: int) -> None:
    ending.forget()
    lineage.end_with_parent(parent)
    Gunicorn(at).run()


def _tend(parent: int) -> None:
    ending.forget()
    # Without asking: whatever it is at, nobody would be left to end it, and the database undoes what is half done.
    lineage.end_with_parent(parent, signal.SIGKILL)
    tending.tend(ending.listen([signal.SIGTERM]))


def _started(job: Callable[..., None], *arguments: object) -> ForkProcess:
    """A forked child: what is imported already need not be imported again, which is what makes `up` answer soon."""
    connections.close_all()
    child = multiprocessing.get_context("fork").Process(target=job, args=(os.getpid(), *arguments))
    with ending.held_back():
        child.start()
    return child


def serve(at: int, cluster: Cluster | None) -> None:
    """Serves until Ctrl-C or SIGTERM, then ends both children. A server of our own that dies meanwhile is started
    again; an end of gunicorn by itself is told as Trouble."""
    wish = ending.listen()
    children: dict[str, ForkProcess] = {}
    try:
        with step("server") as running:
            children["web"] = _started(_serve, at)
            _wait_until_it_answers(at, children["web"], wish)
            running.note(f"http://{port.HOST}:{at}/  (staff: /admin/)   Ctrl-C ends it")
        _watch(children, cluster, wish)
        print("\n  ending ...", flush=True)
    finally:
        _end(children)


def _wait_until_it_answers(at: int, web: ForkProcess, wish: ending.Wish) -> None:
    limit = time.monotonic() + READY_TIMEOUT
    while not (wish.is_there() or port.answers(at)):
        if not web.is_alive() or time.monotonic() > limit:
            raise Trouble(f"The web server did not come up on port {at}; it says why above.")
        time.sleep(0.02)


def _watch(children: dict[str, ForkProcess], cluster: Cluster | None, wish: ending.Wish) -> None:
    """Looks after the children until the wish to end is there."""
    while not wish.is_there():
        if "tend" not in children or not children["tend"].is_alive():
            children["tend"] = _started(_tend)
        wait([wish.seen, *(child.sentinel for child in children.values())], timeout=SECONDS_BETWEEN_LOOKS)
        if wish.is_there():
            return
        if not children["web"].is_alive():
            code = children["web"].exitcode
            raise Trouble(f"The web server ended by itself (exit code {code}). Start again with `up`: nothing is lost.")
        if cluster and not cluster.answers():
            print("  PostgreSQL has gone; starting it again.", flush=True)
            cluster.start()


def _end(children: dict[str, ForkProcess]) -> None:
    """Ends the children in good order, and by force if they take too long; a second Ctrl-C only adds to the wish."""
    for child in children.values():
        child.terminate()
    for child in children.values():
        child.join(END_TIMEOUT)
        if child.is_alive():
            child.kill()
            child.join(END_TIMEOUT)
