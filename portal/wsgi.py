"""The site as a WSGI application, for a public server: `gunicorn portal.wsgi`."""

import os

from django.core.wsgi import get_wsgi_application

from portal.http.database_limits import limit_database_waits

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.production")

application = get_wsgi_application()
limit_database_waits()
