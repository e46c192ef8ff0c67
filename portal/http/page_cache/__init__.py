"""Whole public answers, kept in the process and served before anything of Django runs, as long as they are true.

`application` wraps the site's WSGI application; `freshness` below says when content changes, and of what an answer is
made. `manage.py bench` measures what it is worth.
"""

from portal.http.page_cache.application import PageCache

__all__ = ["PageCache"]
