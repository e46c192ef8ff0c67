"""Asks a WSGI application as a server would, without one."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.test import RequestFactory

__all__ = ["Reply", "ask"]

HOST = "testserver"


@dataclass(frozen=True)
class Reply:
    """What the application answered. `headers` by their names in small letters."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode()


def ask(application: Callable[..., Any], address: str, method: str = "GET", **headers: str) -> Reply:
    """The reply to a request; `headers` by Django's names, such as HTTP_ACCEPT."""
    environ = RequestFactory().generic(method, address, **headers).environ
    environ["HTTP_HOST"] = environ.get("HTTP_HOST", HOST)
    if "HTTP_COOKIE" not in headers:
        environ.pop("HTTP_COOKIE", None)
    started: list[tuple[str, list[tuple[str, str]]]] = []
    body = application(environ, lambda status, pairs, *_: started.append((status, pairs)))
    try:
        text = b"".join(body)
    finally:
        if hasattr(body, "close"):
            body.close()
    status, pairs = started[-1]
    return Reply(int(status.split()[0]), {name.lower(): value for name, value in pairs}, text)
