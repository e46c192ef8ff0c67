"""Settings of `up`, for a site in processes of its own whose static files are not collected."""

from portal.settings.development import *  # noqa: F403 - settings build on settings
from portal.settings.development import STORAGES

STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_USE_FINDERS = True
