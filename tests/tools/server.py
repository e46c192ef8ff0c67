"""The site over real HTTP, inside the test process, with the middleware that readers get."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application


class _QuietHandler(WSGIRequestHandler):
    def log_message(self, *args: object) -> None:
        """Says nothing: a test's output is its assertions."""


@contextmanager
def served() -> Iterator[str]:
    """A `with` block during which the site answers; gives its address. Unlike Django's own live server it serves
    neither static nor uploaded files by a side door: they come through the site, with its headers and its rule."""
    server = ThreadedWSGIServer(("127.0.0.1", 0), _QuietHandler)
    server.daemon_threads = True
    server.set_app(get_wsgi_application())
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), name="portal under test", daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join(10)
