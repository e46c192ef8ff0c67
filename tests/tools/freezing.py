"""A way to the database that can be frozen, as a hung server is, and cut, as one that is gone."""

import selectors
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import unquote, urlsplit

CHUNK = 65_536


class Way:
    """Passes bytes on between clients and a PostgreSQL server, unless it is `frozen`."""

    def __init__(self, server: str) -> None:
        self.server = server
        self.frozen = threading.Event()
        self.ended = threading.Event()
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.selector = selectors.DefaultSelector()
        self.selector.register(self.listener, selectors.EVENT_READ, None)

    def run(self) -> None:
        """Passes on until it is ended. Frozen, it takes nothing, and the kernel lets new clients wait."""
        while not self.ended.is_set():
            if self.frozen.is_set():
                self.ended.wait(0.02)
                continue
            for key, _events in self.selector.select(0.05):
                self.admit() if key.data is None else self.pass_on(key.fileobj, key.data)  # type: ignore[arg-type]
        for key in list(self.selector.get_map().values()):
            key.fileobj.close()  # type: ignore[union-attr]
        self.selector.close()

    def admit(self) -> None:
        client, _address = self.listener.accept()
        server = socket.socket(socket.AF_UNIX) if self.server.startswith("/") else socket.socket()
        server.connect(self.server if self.server.startswith("/") else ("127.0.0.1", int(self.server)))
        self.selector.register(client, selectors.EVENT_READ, server)
        self.selector.register(server, selectors.EVENT_READ, client)

    def pass_on(self, source: socket.socket, target: socket.socket) -> None:
        content = b""
        with suppress(OSError):
            content = source.recv(CHUNK)
            target.sendall(content)
        if not content:
            for end in (source, target):
                with suppress(KeyError, ValueError):
                    self.selector.unregister(end)
                end.close()


@contextmanager
def way_to(database_url: str) -> Iterator[tuple[str, Way]]:
    """A `with` block with such a way; gives the address that leads over it, and the way."""
    parts = urlsplit(database_url)
    host = unquote(parts.hostname or "localhost")
    way = Way(f"{host}/.s.PGSQL.{parts.port or 5432}" if host.startswith("/") else str(parts.port or 5432))
    thread = threading.Thread(target=way.run, daemon=True)
    thread.start()
    word = f":{parts.password}" if parts.password else ""
    try:
        yield f"postgres://{parts.username}{word}@127.0.0.1:{way.port}{parts.path}", way
    finally:
        way.ended.set()
        thread.join(10)
