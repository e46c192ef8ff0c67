"""A Redis that is away costs a reader nothing, and opens no door."""

import socket
import time

import pytest

from portal.http.shared_cache import ForgivingRedisCache


@pytest.fixture
def away() -> ForgivingRedisCache:
    """The cache of a Redis that nobody runs."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    timeouts = {"socket_timeout": 1, "socket_connect_timeout": 1, "retry": None}
    return ForgivingRedisCache(f"redis://127.0.0.1:{port}/0", {"OPTIONS": timeouts})


def test_what_is_not_kept_is_made_anew(away: ForgivingRedisCache):
    began = time.monotonic()
    assert away.get("key") is None
    assert away.get("key", "otherwise") == "otherwise"
    assert away.get("key", default="otherwise") == "otherwise"
    away.set("key", "value", 60)
    assert away.delete("key") is False
    assert away.get_or_set("key", lambda: "made", 60) == "made"
    assert time.monotonic() - began < 2


def test_a_limit_that_cannot_count_lets_nobody_through(away: ForgivingRedisCache):
    assert away.add("key", True) is False
