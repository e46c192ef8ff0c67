"""The steps of `up` between a running PostgreSQL and a served site. Each does nothing where nothing is to be done."""

import io
import os
import secrets
from collections.abc import Callable, Collection

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import DatabaseError, OperationalError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from wagtail.models import Page, Site

from portal.launch import layout, static_files
from portal.launch.console import step
from portal.launch.errors import StartupError, database_unreachable, disk_full, means_full_disk
from portal.public.home.skeleton import make_skeleton, set_address

ADMIN = "admin"
# Apps that only versions before the first release had.
UNRELEASED_APPS = frozenset({"findings", "glossary", "grants", "home", "organisations", "outputs", "pages", "people"})
UNRELEASED_DATABASE = (
    "This database was made by an earlier version of the portal that was never released, and this version cannot read "
    "it. {what_to_do} Nothing is deleted."
)


class CommandOutput(io.TextIOBase):
    """The output of a Django command: `show` gets each text line as a sign of life, and nothing stays."""

    def __init__(self, show: Callable[[str], None]) -> None:
        self.show = show

    def write(self, text: str) -> int:
        """Shows the last line of the text, and gives the number of characters, as every stream does."""
        # Django ends each migration's line with a word of its own, which says nothing by itself.
        if text.strip() not in ("", "OK"):
            self.show(text.strip().splitlines()[-1])
        return len(text)


def require_database() -> None:
    """Raises StartupError unless the database of the settings answers."""
    try:
        connection.ensure_connection()
    except OperationalError as error:
        raise database_unreachable(error) from error


def prepare(with_demo: bool) -> None:
    """Runs all steps; StartupError for a full disk, or a database of another version."""
    try:
        migrate()
        if with_demo:
            load_demo()
        make_skeleton()
        set_address(Site.objects.get(is_default_site=True))
        make_admin()
        collect_static()
    except DatabaseError as error:
        if means_full_disk(str(error)):
            raise disk_full("the database") from error
        raise


def migrate() -> None:
    """Applies the migrations that the database lacks; StartupError for a database of a version never released."""
    with step("migrate") as running:
        executor = MigrationExecutor(connection)
        refuse_unreleased({app_label for app_label, _name in executor.loader.applied_migrations})
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if plan:
            call_command("migrate", interactive=False, stdout=CommandOutput(running.progress), no_color=True)
        running.note(f"{len(plan)} migrations applied" if plan else "nothing to do")


def refuse_unreleased(applied_apps: Collection[str]) -> None:
    """Raises StartupError if the database has migrations of apps that only versions before the first release had."""
    if not UNRELEASED_APPS.intersection(applied_apps):
        return
    what_to_do = f"Move the folder {layout.var_dir()} away and run the command again."
    if os.environ.get("DATABASE_URL"):
        what_to_do = "Name an empty database in DATABASE_URL and run the command again."
    raise StartupError(UNRELEASED_DATABASE.format(what_to_do=what_to_do))


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
            call_command("load_demo", stdout=CommandOutput(running.progress), no_color=True)
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
        root = settings.STATIC_ROOT
        shown = root.relative_to(layout.ROOT) if root.is_relative_to(layout.ROOT) else root
        running.note(f"collected into {shown}" if static_files.collect() else "nothing changed")
