"""A registration agency for tests: a server of our own that answers as it is told."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = Callable[["Handler"], None]

ITEM = {
    "type": "journal-article",
    "title": "Partnership and <i>trust</i> in two cities",
    "container-title": "Journal of Community Policing",
    "DOI": "10.5555/ONE",
    "ISSN": ["0141-9870"],
    "volume": "7",
    "page": "57-72",
    "issued": {"date-parts": [[2009, 3]]},
    "author": [{"family": "Example", "given": "Ada", "ORCID": "http://orcid.org/0000-0002-1825-0097"}],
}


class Handler(BaseHTTPRequestHandler):
    answer: Answer
    asked: list[tuple[str, dict[str, str]]]

    def do_GET(self) -> None:
        self.asked.append((self.path, dict(self.headers)))
        type(self).answer(self)

    def say(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: Any) -> None:
        """Says nothing."""


def with_item(handler: Handler, **changes: Any) -> None:
    handler.say(200, json.dumps({**ITEM, **changes}).encode())


@contextmanager
def agency(settings: Any, answer: Answer = with_item) -> Iterator[list[tuple[str, dict[str, str]]]]:
    """A `with` block during which DOIs are looked up at the server; gives what it was asked: path and headers."""
    asked: list[tuple[str, dict[str, str]]] = []
    handler = type("OwnHandler", (Handler,), {"answer": staticmethod(answer), "asked": asked})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    settings.DOI_LOOKUP = True
    settings.DOI_LOOKUP_PLAIN_HTTP = True
    settings.DOI_LOOKUP_ADDRESSES = [f"http://127.0.0.1:{server.server_port}/works/{{doi}}/transform"]
    try:
        yield asked
    finally:
        server.shutdown()
        server.server_close()
