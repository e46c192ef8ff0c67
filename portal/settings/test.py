"""What the tests run with: quick hashes, static files straight from their folders, mail kept in memory."""

from portal.settings.base import *  # noqa: F403
from portal.settings.base import TASKS, VAR_DIR
from portal.settings.database import DATABASES

SECRET_KEY = "only-for-tests-" * 4
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "testserver"]
WAGTAILADMIN_BASE_URL = "http://testserver"
PORTAL_DEMO_ALLOWED = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# conftest points this at a folder of the session's own.
MEDIA_ROOT = VAR_DIR / "test" / "media"

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True

# Test databases come and go: a connection is never kept over, and none of their commits waits for the disk. Both
# hold for the tests' own connections only, so the data of `up` in the same cluster is as safe as ever.
DATABASES["default"]["CONN_MAX_AGE"] = 0
DATABASES["default"]["OPTIONS"]["options"] = "-c synchronous_commit=off"

# No test ever sees the database of `up`: conftest names one of its own, and from here it only makes and drops them.
MAINTENANCE_DATABASE = DATABASES["default"]["NAME"]
DATABASES["default"]["NAME"] = "portal_test_none"
# Work beside the request is done at once, in the test's own transaction; some tests run the real worker.
TASKS = {**TASKS, "work": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend", "QUEUES": []}}
# No test asks anybody outside; those of the look-up have a server of their own.
DOI_LOOKUP = False
# Tests log in as they please; those of the limit turn it on.
AXES_ENABLED = False
# Their server has no https; browsers have passkeys there at the name "localhost".
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
# Django's test client leaves answers unread, and so their slots taken.
EXPORTS_AT_ONCE = 1000
