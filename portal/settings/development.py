"""What `manage.py up` runs with: needs no configuration, serves this machine only, shows visitors' error pages.

PORTAL_DEBUG=1 turns on Django's own error pages and static files straight from `static/`, for work on the code.
"""

import os

from portal.ops import port
from portal.ops.secret_key import kept_in
from portal.settings.base import *  # noqa: F403 - settings build on settings
from portal.settings.base import VAR_DIR
from portal.settings.database import DATABASES as DATABASES

DEBUG = os.environ.get("PORTAL_DEBUG") == "1"
SECRET_KEY = kept_in(VAR_DIR / "secret-key")
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
WAGTAILADMIN_BASE_URL = f"http://{port.HOST}:{os.environ.get('PORTAL_PORT', port.USUAL)}"
PORTAL_DEMO_ALLOWED = True
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"

_MANIFEST = "portal.ops.compression.OwnFilesCompressed"
_PLAIN = "django.contrib.staticfiles.storage.StaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": _PLAIN if DEBUG else _MANIFEST},
}
WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_AUTOREFRESH = DEBUG
