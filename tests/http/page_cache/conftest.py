import threading
from collections import Counter

import pytest
from django.core.handlers.wsgi import WSGIHandler

from portal.http.page_cache import PageCache


class CountingSite:
    """The site as a WSGI application, which counts how often each address was made, and how many at a time."""

    def __init__(self):
        self.site = WSGIHandler()
        self.made = Counter()
        self.running, self.most = Counter(), 0
        self.lock = threading.Lock()

    def __call__(self, environ, start_response):
        path = environ["PATH_INFO"]
        with self.lock:
            self.made[path] += 1
            self.running[path] += 1
            self.most = max(self.most, self.running[path])
        try:
            return self.site(environ, start_response)
        finally:
            with self.lock:
                self.running[path] -= 1


@pytest.fixture
def new_cache():
    """Makes a page cache of its own, as another process has one; `application` counts what it made."""
    return lambda most=2**24: PageCache(CountingSite(), most)


@pytest.fixture
def cache(new_cache):
    """A page cache before the whole site."""
    return new_cache()
