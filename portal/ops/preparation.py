"""The steps of `up` between a running PostgreSQL and a served site. Each does nothing where nothing is to be done."""

import io
import secrets
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import DatabaseError, OperationalError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from wagtail.models import Page, Site

from portal.home.skeleton import make_skeleton, set_address
from portal.ops import layout, static_files
from portal.ops.steps import step
from portal.ops.trouble import database_unreachable, disk_full, tells_of_full_disk

ADMIN = "admin"


class Progress(io.TextIOBase):
    """Where a command may print: each line becomes a sign of life, none stays."""

    def __init__(self, show: Callable[[str], None]) -> None:
        self.show = show

    def write(self, text: str) -> int:
        # Django ends each migration's line with a word of its own, which says nothing by itself.
        if text.strip() not in ("", "OK"):
            self.show(text.strip().splitlines()[-1])
        return len(text)


def require_database() -> None:
    """Raises Trouble unless the database of the settings answers."""
    try:
        connection.ensure_connection()
    except OperationalError as error:
        raise database_unreachable(error) from error


def prepare(with_demo: bool) -> None:
    """Runs all steps; a full disk is told plainly."""
    try:
        migrate()
        if with_demo:
            load_demo()
        make_skeleton()
        set_address(Site.objects.get(is_default_site=True))
        make_admin()
        collect_static()
    except DatabaseError as error:
        if tells_of_full_disk(str(error)):
            raise disk_full("the database") from error
        raise


def migrate() -> None:
    """Applies the migrations that the database lacks."""
    with step("migrate") as running:
        executor = MigrationExecutor(connection)
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if plan:
            call_command("migrate", interactive=False, stdout=Progress(running.progress), no_color=True)
        running.note(f"{len(plan)} migrations applied" if plan else "nothing to do")


def is_empty() -> bool:
    """Whether the site holds nothing but the pages that Wagtail's own first migration makes."""
    return not Page.objects.filter(depth__gt=1).exclude(content_type__app_label="wagtailcore").exists()


def load_demo() -> None:
    """Loads the demo, whole or not at all, into a site that is still empty."""
    with step("demo content") as running:
        if not settings.PORTAL_DEMO_ALLOWED or not is_empty():
            running.note("not wanted here" if is_empty() else "kept: there is content already")
            return
        with transaction.atomic():
            call_command("load_demo", stdout=Progress(running.progress), no_color=True)
        running.note("loaded")


def make_admin() -> None:
    """Makes the first account of an administrator and prints its password, which is kept nowhere."""
    with step("admin account") as running:
        users = get_user_model().objects
        if users.filter(is_superuser=True).exists():
            running.note("there is one")
            return
        password = secrets.token_urlsafe(12)
        users.create_superuser(username=ADMIN, password=password)
        running.note(
            f"name: {ADMIN}   password: {password}\n"
            f"{'':26}(shown this once; a new one: python3 manage.py changepassword {ADMIN})"
        )


def collect_static() -> None:
    """Collects the static files if they changed."""
    with step("static files") as running:
        where = settings.STATIC_ROOT
        shown = where.relative_to(layout.ROOT) if where.is_relative_to(layout.ROOT) else where
        running.note(f"collected into {shown}" if static_files.collect() else "nothing changed")
