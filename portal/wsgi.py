"""The site as a WSGI application, for a public server: `gunicorn portal.wsgi`."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from portal.http.database_limits import limit_database_waits
from portal.http.page_cache import PageCache

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.production")

application = PageCache(get_wsgi_application(), settings.PAGE_CACHE_BYTES)
limit_database_waits()
# Django would import the views at the first request. A process that had none yet when the code beneath it was changed
# would then mix two releases, and fail each request until it is ended.
get_resolver().url_patterns  # noqa: B018 - asked for what it imports
