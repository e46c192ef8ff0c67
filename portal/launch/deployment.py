"""What a running server lacks, in plain words: for `manage.py check_deployment`."""

import shutil
import socket
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core import checks
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from wagtail.models import Site

from portal.backup.last import last_backup

__all__ = ["CHECKS", "DeploymentCheck"]

LEAST_FREE = 1_000_000_000  # bytes
OLDEST_BACKUP = timedelta(days=2)
MAIL_TIMEOUT = 5  # seconds


@dataclass(frozen=True)
class DeploymentCheck:
    """Something that a public server needs. `problem` gives what is missing and what to do, or "" where all is well."""

    name: str
    problem: Callable[[], str]


def settings_problem() -> str:
    """Django's own checks for a public server."""
    messages = checks.run_checks(include_deployment_checks=True)
    serious = [message for message in messages if message.is_serious(checks.WARNING) and not message.is_silenced()]
    return " ".join(f"{message.msg} ({message.id})" for message in serious)


def migrations_problem() -> str:
    """Whether the database answers and has every migration."""
    try:
        executor = MigrationExecutor(connection)
    except DatabaseError as error:
        return f"The database does not answer: {' '.join(str(error).split())}"
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return f"{len(plan)} migrations are not applied. Run `manage.py migrate`." if plan else ""


def static_problem() -> str:
    """Whether the static files were collected."""
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    return "" if manifest.is_file() else "Static files are not collected. Run `manage.py collectstatic --noinput`."


def address_problem() -> str:
    """Whether pages name themselves by the address that the server is reached by."""
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        return "There is no site yet. Run `manage.py start_site`."
    wanted = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    if site.root_url != wanted:
        return f"Pages name themselves {site.root_url}, not {wanted}. Change host and port under Settings › Sites."
    if urlsplit(wanted).hostname not in settings.ALLOWED_HOSTS:
        return f"ALLOWED_HOSTS does not hold {urlsplit(wanted).hostname}."
    return ""


def account_problem() -> str:
    """Whether anybody can look after the site."""
    administrators = get_user_model().objects.filter(is_superuser=True, is_active=True)
    if not administrators.exists():
        return "Nobody can administer the site. Run `manage.py createsuperuser`."
    if not administrators.exclude(email="").exists():
        return "No administrator has an e-mail address: a forgotten password could not be replaced."
    return ""


def files_problem() -> str:
    """Whether uploads can be written, and have room."""
    media = Path(settings.MEDIA_ROOT)
    try:
        media.mkdir(parents=True, exist_ok=True)
        probe = media / ".check"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        return f"{media} cannot be written by this account: {error.strerror}."
    free = shutil.disk_usage(media).free
    return "" if free > LEAST_FREE else f"Only {free // 1_000_000} MB are free at {media}. Make room."


def mail_problem() -> str:
    """Whether the mail server takes connections, where mail goes by one."""
    if not settings.EMAIL_BACKEND.endswith("smtp.EmailBackend"):
        return f"Mail is not sent by a mail server, but by {settings.EMAIL_BACKEND}."
    address = (settings.EMAIL_HOST, settings.EMAIL_PORT)
    try:
        socket.create_connection(address, MAIL_TIMEOUT).close()
    except OSError:
        return f"The mail server {settings.EMAIL_HOST}:{settings.EMAIL_PORT} does not answer: no password can be reset."
    return ""


def backup_problem() -> str:
    """Whether there is a backup of late."""
    made_at = last_backup()
    if made_at is None:
        return "There is no backup. Run `manage.py backup DIR`, and have a timer do so every night."
    if datetime.now(UTC) - made_at > OLDEST_BACKUP:
        return f"The last backup is of {made_at:%d %B %Y}. Look at the timer that makes them."
    return ""


CHECKS = (
    DeploymentCheck("settings", settings_problem),
    DeploymentCheck("database", migrations_problem),
    DeploymentCheck("static files", static_problem),
    DeploymentCheck("address", address_problem),
    DeploymentCheck("accounts", account_problem),
    DeploymentCheck("files", files_problem),
    DeploymentCheck("mail", mail_problem),
    DeploymentCheck("backup", backup_problem),
)
