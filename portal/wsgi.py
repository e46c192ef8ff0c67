"""The site as a WSGI application, for a public server: `gunicorn portal.wsgi`."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from portal.http.database_limits import limit_database_waits
from portal.http.page_cache import PageCache

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.production")

application = PageCache(get_wsgi_application(), settings.PAGE_CACHE_BYTES)
limit_database_waits()
