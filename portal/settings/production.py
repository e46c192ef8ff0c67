"""What a public server runs with. Everything comes from the environment, and what is missing or unsafe is refused.

SECRET_KEY             at least 50 characters nobody else knows
SECRET_KEY_FALLBACKS   earlier keys, with commas between, while what they signed is still to be read (optional)
DATABASE_URL           postgres://user:password@host/name
ALLOWED_HOSTS          the site's host names, with commas between
WAGTAILADMIN_BASE_URL  the site's address, starting with https://
DEFAULT_FROM_EMAIL     the sender of its mail (optional); EMAIL_HOST, EMAIL_PORT, EMAIL_HOST_USER and
                       EMAIL_HOST_PASSWORD say how it is sent (optional); EMAIL_USE_TLS "1" for STARTTLS (port 587),
                       EMAIL_USE_SSL "1" for TLS from the first byte (port 465)
SECURITY_CONTACT       whom to tell of a weakness, "mailto:..." or "https://..." (optional; the project's e-mail)
DOI_LOOKUP             "0" where DOIs are not to be looked up (optional)
DOI_LOOKUP_CONTACT     whom the agencies that are asked about DOIs may write to (optional)
METRICS                "1" to let Prometheus read /metrics on this machine (optional)
HSTS_SECONDS           for how long browsers are bound to https (optional; a month; 0: not at all)
HSTS_SUBDOMAINS        "1" where every host below this one answers by https, today and for that long (optional)
HSTS_PRELOAD           "1" to allow browsers to build that in, which takes months to undo (optional)
REDIS_URL, MEDIA_BUCKET, DATABASE_REPLICA_URL
                       for more than one machine; see docs/scale.md (optional)
TRUST_PROXY            "1" behind a proxy that sets X-Forwarded-Proto itself (optional)
"""

import os

from portal.settings import scale, variables
from portal.settings.base import *  # noqa: F403 - settings build on settings
from portal.settings.base import INSTALLED_APPS, LOGGING, MIDDLEWARE
from portal.settings.database import DATABASES

DEBUG = False
variables.no_debug(os.environ)
SECRET_KEY = variables.secret_key(os.environ)
SECRET_KEY_FALLBACKS = variables.secret_key_fallbacks(os.environ)
variables.database_url(os.environ)
ALLOWED_HOSTS = variables.hosts(os.environ)
WAGTAILADMIN_BASE_URL = variables.base_url(os.environ)
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]
# The demo tells of a real project; on a public server it would be a false claim.
PORTAL_DEMO_ALLOWED = False
variables.no_demo(os.environ)

STORAGES = {
    "default": scale.store(os.environ),
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Django would have no frame at all, but Wagtail previews pages in a frame of its own admin. That nobody else frames
# them is said more exactly by `frame-ancestors` in the Content-Security-Policy.
#
# The other three ask for what binds hosts that are not this site's to answer for: below a university's host there are
# many, some without https, and a browser that was told once cannot be told otherwise. They are promised when asked.
SILENCED_SYSTEM_CHECKS = ["security.W019", "security.W004", "security.W005", "security.W021"]

SECURE_SSL_REDIRECT = True
# A supervisor asks these on the machine itself, over plain HTTP.
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = variables.seconds(os.environ, "HSTS_SECONDS", otherwise=30 * 24 * 3600)
SECURE_HSTS_INCLUDE_SUBDOMAINS = os.environ.get("HSTS_SUBDOMAINS") == "1"
SECURE_HSTS_PRELOAD = os.environ.get("HSTS_PRELOAD") == "1"
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
if os.environ.get("TRUST_PROXY") == "1":
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

DEFAULT_FROM_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL", f"portal@{ALLOWED_HOSTS[0].lstrip('.')}")
EMAIL_HOST = os.environ.get("EMAIL_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("EMAIL_USE_TLS") == "1"
EMAIL_USE_SSL = os.environ.get("EMAIL_USE_SSL") == "1"
EMAIL_TIMEOUT = 10
SECURITY_CONTACT = os.environ.get("SECURITY_CONTACT", "")

# Everything that the processes print is JSON there, a line each: requests and acts of staff, and faults.
LOGGING["handlers"]["stderr"]["formatter"] = "json"
for name in ("portal.requests", "portal.audit"):
    LOGGING["loggers"][name]["level"] = "INFO"

CACHES = scale.caches(os.environ)
DATABASES = {**DATABASES, **scale.replicas(os.environ)}
if "replica" in DATABASES:
    DATABASE_ROUTERS = ["portal.http.replicas.ReplicaRouter"]
    MIDDLEWARE = ["portal.http.replicas.read_from_replica", *MIDDLEWARE]

METRICS = os.environ.get("METRICS") == "1"
if METRICS:
    INSTALLED_APPS = [*INSTALLED_APPS, "django_prometheus"]
    before, after = (f"django_prometheus.middleware.Prometheus{name}Middleware" for name in ("Before", "After"))
    MIDDLEWARE = [before, *MIDDLEWARE, after]

DOI_LOOKUP = os.environ.get("DOI_LOOKUP", "1") != "0"
DOI_LOOKUP_CONTACT = os.environ.get("DOI_LOOKUP_CONTACT", "")
