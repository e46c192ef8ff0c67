"""The site's WSGI application behind kept answers."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from portal.freshness.clock import ClockError, Moment
from portal.freshness.sources import noting_sources
from portal.freshness.turning_points import next_turning_point
from portal.http.page_cache.answer import LARGEST_BODY, Answer, Environ, Headers, Key, etag_of, keepable_headers, key_of
from portal.http.page_cache.changes import Changes
from portal.http.page_cache.readings import Clocks, earliest
from portal.http.page_cache.store import Store
from portal.http.request_lines import ADDRESS, log_request, new_number

__all__ = ["PageCache"]

StartResponse = Callable[..., Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]
PATIENCE = 10.0  # seconds that a request waits for another one that makes the same answer
UNKEPT_REMEMBERED = 1000
UNKEPT_FOR = 60.0  # seconds
OF_BODY = frozenset({"content-type", "content-length", "content-encoding"})


class PageCache:
    """A WSGI application that answers from memory what it answered before, while the content clock says that it is
    true, and asks the site for everything else."""

    def __init__(self, application: Application, most: int) -> None:
        self.application = application
        self.store = Store(most)
        self.clocks = Clocks()
        self.clock = self.clocks.own
        self.changes = Changes(self.clock)
        self.making: dict[Key, threading.Lock] = {}
        self.unkept: OrderedDict[str, float] = OrderedDict()
        self.turning_point = (Moment("", 0), 0.0)

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """The answer: a kept one, or the site's, which is kept if it can be."""
        key = key_of(environ)
        if key is None or self.unkept.get(key.path, 0.0) > time.time():
            return self.application(environ, start_response)
        try:
            answer = self.kept(key)
        except ClockError:
            return self.without_clock(key, environ, start_response)
        if answer is not None:
            return give(answer, environ, start_response)
        with self.alone(key) as has_waited:
            if has_waited and (answer := self.kept_or_none(key)) is not None:
                return give(answer, environ, start_response)
            return self.make(key, environ, start_response)

    def kept(self, key: Key) -> Answer | None:
        """The kept answer, if it is true now. Raises ClockError."""
        answer = self.store.get(key)
        if answer is None:
            return None
        moment = self.clock.read()
        if self.is_true(answer, moment):
            answer.moment = moment
            return answer
        self.store.drop(key, answer)
        return None

    def kept_or_none(self, key: Key) -> Answer | None:
        """The kept answer, if it is known to be true now."""
        try:
            return self.kept(key)
        except ClockError:
            return None

    def is_true(self, answer: Answer, moment: Moment) -> bool:
        """Whether the answer says at that moment what the site would say. Raises ClockError."""
        if time.time() >= answer.true_until:
            return False
        if answer.moment == moment:
            return True
        self.changes.read_up_to(moment)
        return not self.changes.since(answer.moment, answer.tags)

    def without_clock(self, key: Key, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """The last good answer with its age, while the database is away; the site's own word where there is none."""
        answer = self.store.get(key)
        if answer is None or self.changes.since(answer.moment, answer.tags):
            return self.application(environ, start_response)
        return give(answer, environ, start_response, is_aged=True)

    @contextmanager
    def alone(self, key: Key) -> Iterator[bool]:
        """A `with` block that one request a key is in at a time; says whether it had to wait for another."""
        lock = self.making.setdefault(key, threading.Lock())
        has_waited = not lock.acquire(blocking=False)
        is_held = not has_waited or lock.acquire(timeout=PATIENCE)
        try:
            yield has_waited
        finally:
            if is_held:
                self.making.pop(key, None)
                lock.release()

    def make(self, key: Key, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """The site's answer, kept if it is a whole and public one. The clock is read before anything else is."""
        try:
            moments = self.clocks.read()
            self.changes.read_up_to(moments["default"])
            true_until = self.true_until(moments["default"])
        except ClockError:
            return self.application(environ, start_response)
        started: list[tuple[str, Headers]] = []
        with noting_sources() as sources:
            body = self.application(environ, lambda status, headers, *_: started.append((status, headers)))
        status, headers = started[-1]
        kept_headers = keepable_headers(status, headers, body)
        moment = earliest(moments, sources.databases)
        if kept_headers is None or moment is None or not sources.is_keepable or not sources.tables:
            if kept_headers is None and status.startswith("200 "):
                self.remember_unkept(key)
            start_response(status, headers)
            return body
        text = b"".join(body)
        close = getattr(body, "close", None)
        if close:
            close()
        answer = Answer(
            kept_headers, text, etag_of(text), environ.get(ADDRESS, ""), sources.tags, moment, true_until, time.time()
        )
        if environ["REQUEST_METHOD"] == "GET" and len(text) <= LARGEST_BODY:
            self.store.put(key, answer)
        number = dict(headers).get("X-Request-ID", "")
        return respond(answer, environ, start_response, number)

    def true_until(self, moment: Moment) -> float:
        """Until when time alone changes nothing, in seconds since 1970: asked once a reading of the clock."""
        known_at, until = self.turning_point
        if known_at != moment or until <= time.time():
            until = next_turning_point(datetime.now(UTC)).timestamp()
            self.turning_point = (moment, until)
        return until

    def remember_unkept(self, key: Key) -> None:
        """Remembers for a while a path whose answers say of themselves that they are not to be kept: requests for it
        need not wait for one another."""
        self.unkept[key.path] = time.time() + UNKEPT_FOR
        self.unkept.move_to_end(key.path)
        while len(self.unkept) > UNKEPT_REMEMBERED:
            self.unkept.popitem(last=False)


def give(answer: Answer, environ: Environ, start_response: StartResponse, is_aged: bool = False) -> Iterable[bytes]:
    """A kept answer, under a number of its own in the log."""
    number = new_number()
    log_request(number, environ["REQUEST_METHOD"], answer.address, 200, ms=0, kept=True)
    return respond(answer, environ, start_response, number, is_aged)


def respond(
    answer: Answer, environ: Environ, start_response: StartResponse, number: str, is_aged: bool = False
) -> Iterable[bytes]:
    """Sends the answer, or that the reader has it already (RFC 9110, 13.1.2)."""
    headers = [*answer.headers, ("ETag", answer.etag), ("X-Request-ID", number)]
    if is_aged:
        headers.append(("Age", str(int(time.time() - answer.made_at))))
    if has_it(environ.get("HTTP_IF_NONE_MATCH", ""), answer.etag):
        start_response("304 Not Modified", [pair for pair in headers if pair[0].lower() not in OF_BODY])
        return []
    start_response("200 OK", headers)
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [answer.body]


def has_it(asked: str, etag: str) -> bool:
    """Whether the reader's own copy, marked in `If-None-Match`, is this answer (weak comparison)."""
    mark = etag.removeprefix("W/")
    return bool(asked) and any(part.strip().removeprefix("W/") in (mark, "*") for part in asked.split(","))
