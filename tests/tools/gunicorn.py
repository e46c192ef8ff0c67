"""The site in processes of its own, as a public server runs it, on a database of one's choice."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from portal.launch import layout

START_TIMEOUT = 60


def development(database_url: str, folder: Path) -> dict[str, str]:
    """The environment of a site that serves this machine, with that database, and that folder for all it makes."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return {
        **kept,
        "DATABASE_URL": database_url,
        "DJANGO_SETTINGS_MODULE": "tests.tools.plain_settings",
        "PORTAL_VAR": str(folder),
    }


@contextmanager
def served_by_gunicorn(environment: dict[str, str], *options: str) -> Iterator[str]:
    """A `with` block during which gunicorn serves the site of that environment; gives its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "portal.wsgi", "--bind", f"127.0.0.1:{port}", "--no-control-socket"]
    server = subprocess.Popen([*command, *options], cwd=layout.ROOT, env=environment, stderr=subprocess.DEVNULL)
    try:
        limit = time.monotonic() + START_TIMEOUT
        while True:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=30).close()
                break
            except OSError:
                assert server.poll() is None
                assert time.monotonic() < limit
                time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(30)
