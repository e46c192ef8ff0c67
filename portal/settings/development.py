"""What `manage.py up` runs with: needs no configuration, serves this machine only, shows visitors' error pages.

PORTAL_DEBUG=1 turns on Django's own error pages and static files straight from `static/`, for work on the code.
"""

import os

from portal.launch import port
from portal.launch.secret_key import read_or_make
from portal.settings.base import *  # noqa: F403 - settings build on settings
from portal.settings.base import VAR_DIR
from portal.settings.database import DATABASES as DATABASES

DEBUG = os.environ.get("PORTAL_DEBUG") == "1"
SECRET_KEY = read_or_make(VAR_DIR / "secret-key")
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
WAGTAILADMIN_BASE_URL = f"http://{port.HOST}:{os.environ.get('PORTAL_PORT', port.DEFAULT)}"
PORTAL_DEMO_ALLOWED = True
# Browsers have passkeys without https on this machine alone, at the name "localhost".
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "portal.http.compression.OwnFilesCompressed"
    },
}
WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_AUTOREFRESH = DEBUG
