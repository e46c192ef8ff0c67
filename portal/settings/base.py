"""Settings shared by every way of running the portal. Nothing here starts a server or touches the network."""

from datetime import timedelta
from pathlib import Path
from typing import Any
from zoneinfo import available_timezones

from portal.launch import layout

BASE_DIR = layout.ROOT
VAR_DIR: Path = layout.var_dir()

INSTALLED_APPS = [
    "portal.bench",
    "portal.launch",
    "portal.exchange",
    "portal.returns",
    "portal.desk",
    "portal.public",
    "portal.intake",
    "portal.records",
    "portal.cms",
    "portal.fulltext",
    "portal.freshness",
    "portal.visibility",
    "portal.backup",
    "portal.work",
    "portal.media",
    "portal.accounts",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "axes",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "portal.http.request_log.log_requests",
    "portal.http.headers.ContentSecurityPolicyMiddleware",
    "portal.http.headers.protective_headers",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "portal.exchange.markdown.middleware.markdown_pages",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "portal.accounts.middleware.require_second_factor",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "portal.cms.moved.moved_addresses",
    "portal.desk.access.middleware.AdminAccessMiddleware",
    "portal.http.posted_data.PostedDataMiddleware",
    "axes.middleware.AxesMiddleware",
    # The last: it calls the view itself.
    "portal.desk.saving.middleware.SaveOneAtATimeMiddleware",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            # Wagtail's template of every rich text asks for it.
            "builtins": ["portal.cms.templatetags.clean_html"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "portal.cms.context.site_frame",
                "portal.public.glossary.explained.glossary_of_page",
            ],
        },
    },
]

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
# After so many wrong passwords for one name from one address both wait together; see portal/accounts/login_limits.py.
# Names and addresses are kept while the pause lasts, and in no log.
AXES_ENABLED = True
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False
AXES_CLIENT_IP_CALLABLE = "portal.accounts.login_limits.client_address"
AXES_LOCKOUT_CALLABLE = "portal.accounts.login_limits.locked_out"
# The second factor: codes of an app, passkeys, recovery codes. Nobody signs up, and allauth sends and checks no mail.
ACCOUNT_ADAPTER = "portal.accounts.adapters.AccountAdapter"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
MFA_ADAPTER = "portal.accounts.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
# A code is right for its half minute and the one before and after it: clocks differ.
MFA_TOTP_TOLERANCE = 1
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
WAGTAILADMIN_USER_PASSWORD_RESET_FORM = "portal.accounts.password_reset.PasswordResetForm"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"

# The full-text configuration made by fulltext's first migration: English stems, accents folded.
FULLTEXT_CONFIG = "portal_english"

WAGTAIL_SITE_NAME = "Research portal"
WAGTAILADMIN_BASE_URL = "http://127.0.0.1:8000"
WAGTAILIMAGES_IMAGE_MODEL = "media.PortalImage"
WAGTAILDOCS_DOCUMENT_MODEL = "media.PortalDocument"
# Documents are always streamed by our own process, so that the visibility rule is asked each time.
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_EXTENSIONS = [
    *("csv", "docx", "epub", "odt", "pdf", "pptx", "rtf", "txt", "vtt", "xlsx", "zip"),
    *("m4a", "m4v", "mp3", "mp4", "oga", "ogg", "ogv", "opus", "wav", "webm"),
]
# A form tells these limits beforehand. Pixels are counted from a picture's head, before it is unpacked.
WAGTAILDOCS_DOCUMENT_FORM_BASE = "portal.media.forms.DocumentForm"
WAGTAILIMAGES_IMAGE_FORM_BASE = "portal.media.forms.ImageForm"
WAGTAILDOCS_MAX_UPLOAD_SIZE = 200 * 1024 * 1024
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 60_000_000
WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": "wagtail.search.backends.database", "SEARCH_CONFIG": FULLTEXT_CONFIG},
}
# The admin asks nobody outside: no release check, no avatar service.
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILEMBEDS_FINDERS: list[dict] = []
# Zones that browsers know as well: a system's "localtime" is none, and stops the script of the account page.
WAGTAIL_USER_TIME_ZONES = ["UTC", *sorted(zone for zone in available_timezones() if "/" in zone)]
WAGTAIL_DATE_FORMAT = "%d/%m/%Y"
WAGTAIL_DATETIME_FORMAT = "%d/%m/%Y %H:%M"
# Wagtail numbers a page's address when a slug is taken; ours are typed by people and cited.
WAGTAIL_ALLOW_UNICODE_SLUGS = False
# Addresses that were public are kept for pages and records alike, see `cms.moved`; Wagtail's own are of pages only.
WAGTAILREDIRECTS_AUTO_CREATE = False
TAGGIT_CASE_INSENSITIVE = True
# The form of a work with 3,000 contributors has seven fields for each; Django would refuse it after 1,000 in all.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 50_000
# A text that is too long to be brought in is refused by the form, in words; Django would answer with a bare page.
DATA_UPLOAD_MAX_MEMORY_SIZE = 20_000_000

# Looking up DOIs that staff bring in. Each place is asked in turn, with the DOI as one encoded segment of its address;
# the answer is CSL-JSON. Only https is used, nothing is followed elsewhere, and what is slow or large is given up.
DOI_LOOKUP = True
DOI_LOOKUP_ADDRESSES = [
    "https://api.crossref.org/v1/works/{doi}/transform",
    "https://data.crosscite.org/{doi}",
]
DOI_LOOKUP_SECONDS = 8
DOI_LOOKUP_LARGEST = 1_000_000
# Crossref asks for an address to write to before it blocks anybody; it is sent along where it is given.
DOI_LOOKUP_CONTACT = ""

# A request whose question the database has not answered by then is answered by 503; other commands take their time.
DATABASE_STATEMENT_SECONDS = 15
# So many heavy exports does each serving process make at once; who comes then is asked to come back.
EXPORTS_AT_ONCE = 1
# So much memory does each serving process take for answers that it keeps while they are true.
PAGE_CACHE_BYTES = 64 * 1024 * 1024
# Whom /.well-known/security.txt names, as a URI; the project's own e-mail where this is empty.
SECURITY_CONTACT = ""

# Whether `load_demo` may fill this database; production says no.
PORTAL_DEMO_ALLOWED = True

# Wagtail's own small tasks are done at once, as it expects; the portal's long work waits in the database for a worker.
TASKS = {
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
    "work": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []},
}
# What workers do again and again, by the name of what `portal.work.recurring.every` made.
RECURRING_WORK = [
    "portal.work.publishing.publish_due",
    "portal.exchange.recurring.notice_dates",
    "portal.exchange.recurring.compare_all",
    "portal.desk.access.password_mails.send_password_mails",
    "portal.work.tidying.forget_old_work",
]

# Readers: this site's own files only, nothing inline, in nobody's frame.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}
# Staff: Wagtail's admin has inline scripts and styles, pictures from memory, and previews in frames of its own.
ADMIN_CONTENT_SECURITY_POLICY = {
    "default-src": ["'self'"],
    "script-src": ["'self'", "'unsafe-inline'"],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'self'"],
}
PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "SAMEORIGIN"

# Whether /metrics answers Prometheus on this machine.
METRICS = False

# Faults go to standard error, where whoever runs the server keeps them; a reader's mistyped address is none.
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"},
        "json": {"()": "portal.http.json_lines.JsonFormatter"},
    },
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "line"},
        "json": {"class": "logging.StreamHandler", "formatter": "json"},
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        "django.request": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        "django.security.DisallowedHost": {"handlers": [], "propagate": False},
        # A line for each request and each act of staff: where a server is public, not while somebody works at home.
        "portal.requests": {"handlers": ["json"], "level": "WARNING", "propagate": False},
        "portal.audit": {"handlers": ["json"], "level": "WARNING", "propagate": False},
    },
}
