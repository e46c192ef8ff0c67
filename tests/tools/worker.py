"""The real worker, as a process of its own on the test's database."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

from portal.launch import layout
from portal.settings import base
from portal.work.models import Job

WORKER = """
import sys
from django.conf import settings
from portal.settings import base
settings.DATABASES["default"]["NAME"] = sys.argv[1]
settings.MEDIA_ROOT = sys.argv[2]
settings.TASKS = base.TASKS
settings.DOI_LOOKUP = settings.DOI_LOOKUP_PLAIN_HTTP = bool(sys.argv[3])
if sys.argv[3]:
    settings.DOI_LOOKUP_ADDRESSES = [sys.argv[3]]
import django
django.setup()
from portal.work import worker
worker.SECONDS_BETWEEN_LOOKS = 0.5
worker.work()
"""


def begin_worker(settings: Any) -> subprocess.Popen:
    """Starts a worker. Its test must really commit, and ask for work with `beside_the_request`."""
    agency = settings.DOI_LOOKUP_ADDRESSES[0] if settings.DOI_LOOKUP else ""
    return subprocess.Popen(
        [sys.executable, "-c", WORKER, connection.settings_dict["NAME"], str(settings.MEDIA_ROOT), agency],
        cwd=layout.ROOT,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "portal.settings.test"},
        stderr=subprocess.DEVNULL,
    )


@contextmanager
def running(settings: Any) -> Iterator[subprocess.Popen]:
    """A `with` block during which a worker runs, unless the test kills it."""
    process = begin_worker(settings)
    try:
        yield process
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait(10)


def beside_the_request(settings: Any) -> None:
    """Lets work wait for a worker, as it does outside tests."""
    settings.TASKS = base.TASKS


def wait_for(holds: Callable[[], bool], seconds: float = 60) -> None:
    """Waits until it holds; AssertionError after so many seconds."""
    until = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.02)


def ended(job: Job, seconds: float = 60) -> Job:
    """The job when it has ended."""
    wait_for(lambda: Job.objects.ended().filter(pk=job.pk).exists(), seconds)
    return Job.objects.get(pk=job.pk)
