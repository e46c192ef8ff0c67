"""The databases that tests run on: templates made once, clones of them in a tenth of a second.

Two templates are kept between runs: the migrated one, named after a hash of the migrations and the lock, and the one
that holds the demo, named after a hash of all our code and fixtures. Each pytest process makes clones of its own,
named after its number, so that two may run at once.
"""

import hashlib
import os
import platform
import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from enum import Enum, auto
from pathlib import Path

import psycopg2
import psycopg2.errors
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection, connections
from django.test.signals import setting_changed

from portal.launch import layout

BUILD_LOCK = 7_351_204
PATIENCE = 20.0  # Seconds.
OPTIONS_OF_A_WRITER = "-c synchronous_commit=off"
OPTIONS_OF_A_READER = f"{OPTIONS_OF_A_WRITER} -c default_transaction_read_only=on"


class Wish(Enum):
    """What a test wants to find in its database."""

    EMPTY = auto()
    DEMO = auto()
    DEMO_TO_READ = auto()
    FRESH_EMPTY = auto()
    FRESH_DEMO = auto()


FRESH = {Wish.FRESH_EMPTY, Wish.FRESH_DEMO}
WITH_DEMO = {Wish.DEMO, Wish.DEMO_TO_READ, Wish.FRESH_DEMO}


def digest(paths: Iterable[Path]) -> str:
    """A short hash over the names and contents of files."""
    total = hashlib.sha256()
    for path in sorted(paths):
        total.update(str(path.relative_to(layout.ROOT)).encode())
        total.update(path.read_bytes())
    return total.hexdigest()[:12]


def schema_digest() -> str:
    """Changes whenever the tables might."""
    folder = layout.ROOT / "portal"
    # The settings name the packages that have tables.
    packages = [layout.lock_file(), folder / "settings" / "base.py"]
    triggers = [*folder.glob("*/triggers.py"), *folder.glob("*/*/freshness.py")]
    return digest([*packages, *folder.glob("*/migrations/*.py"), *folder.glob("*/apps.py"), *triggers])


def demo_digest() -> str:
    """Changes whenever the demo might come out otherwise."""
    fixtures = (path for path in (layout.ROOT / "fixtures").rglob("*") if path.is_file())
    return digest([layout.lock_file(), *(layout.ROOT / "portal").rglob("*.py"), *fixtures])


def patiently(drop: Callable[[], None]) -> None:
    """Drops a database, waiting for PostgreSQL's own cleaning of it, which nobody may end but which soon ends."""
    limit = time.monotonic() + PATIENCE
    while True:
        try:
            return drop()
        except psycopg2.errors.InsufficientPrivilege:
            if time.monotonic() > limit:
                raise
            time.sleep(0.1)


class Databases:
    """The databases of one pytest process."""

    def __init__(self) -> None:
        host = hashlib.sha256(platform.node().encode()).hexdigest()[:6]
        self.prefix = f"portal_test_{host}_"
        self.migrated = f"portal_template_{schema_digest()}"
        self.with_demo = f"portal_demo_template_{demo_digest()}"
        self.files = settings.VAR_DIR / "test"
        self._clones: dict[Wish, str] = {}
        self._fresh: str | None = None
        self._made = 0

    @contextmanager
    def _maintenance(self) -> Iterator[psycopg2.extensions.cursor]:
        """A cursor beside the tests' database, to make and drop others."""
        parameters = {**connection.get_connection_params(), "dbname": settings.MAINTENANCE_DATABASE, "options": ""}
        parameters.pop("cursor_factory", None)
        parameters.pop("context", None)
        line = psycopg2.connect(**parameters)
        line.autocommit = True
        try:
            with line.cursor() as cursor:
                yield cursor
        finally:
            line.close()

    def _names(self, start: str) -> list[str]:
        with self._maintenance() as cursor:
            cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [start])
            return [name for (name,) in cursor.fetchall()]

    def _drop(self, name: str, force: bool = True) -> None:
        """Drops it if it is there; without force, not while somebody uses it."""
        with self._maintenance() as cursor:
            try:
                patiently(lambda: cursor.execute(f'DROP DATABASE IF EXISTS "{name}"{" WITH (FORCE)" if force else ""}'))
            except psycopg2.errors.ObjectInUse:
                return
        shutil.rmtree(self._media(name), ignore_errors=True)

    def _media(self, name: str) -> Path:
        return self.files / name

    def clear_away(self) -> None:
        """Drops what killed runs left behind."""
        for name in self._names(self.prefix):
            number = name.removeprefix(self.prefix).split("_")[0]
            if not Path("/proc", number).exists():
                self._drop(name)

    def forget_templates(self) -> None:
        """Drops both templates, so that they are made anew (`--create-db`)."""
        self._drop(self.migrated)
        self._drop(self.with_demo)

    def _template(self, name: str, start: str, parent: str | None, fill: Callable[[], None]) -> str:
        """The template's name, made if missing: under another name first, by one process at a time."""
        with self._maintenance() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [BUILD_LOCK])
            if name in self._names(start):
                return name
            for older in self._names(start):
                self._drop(older, force=False)
            half = f"{name}_half"
            self._drop(half)
            self._clone(parent, half)
            self._switch(half, OPTIONS_OF_A_WRITER)
            try:
                fill()
            except BaseException:
                connection.close()
                self._drop(half)
                raise
            connection.close()
            cursor.execute(f'ALTER DATABASE "{half}" RENAME TO "{name}"')
            shutil.rmtree(self._media(name), ignore_errors=True)
            self._media(half).rename(self._media(name))
        return name

    def _clone(self, parent: str | None, name: str) -> None:
        with self._maintenance() as cursor:
            cursor.execute(f'CREATE DATABASE "{name}"' + (f' TEMPLATE "{parent}"' if parent else ""))
        shutil.rmtree(self._media(name), ignore_errors=True)
        if parent and self._media(parent).is_dir():
            shutil.copytree(self._media(parent), self._media(name))
        self._media(name).mkdir(parents=True, exist_ok=True)

    def _migrated_template(self) -> str:
        def fill() -> None:
            call_command("migrate", interactive=False, verbosity=0)

        return self._template(self.migrated, "portal_template_", None, fill)

    def _demo_template(self) -> str:
        parent = self._migrated_template()

        def fill() -> None:
            call_command("load_demo", verbosity=0)

        return self._template(self.with_demo, "portal_demo_template_", parent, fill)

    def prepare(self) -> None:
        """Makes both templates, where they are missing, for the processes that share this run's tests."""
        self._demo_template()

    def _new_clone(self, wish: Wish) -> str:
        parent = self._demo_template() if wish in WITH_DEMO else self._migrated_template()
        self._made += 1
        name = f"{self.prefix}{os.getpid()}_{self._made}"
        self._clone(parent, name)
        return name

    def _session_clone(self, wish: Wish) -> str:
        """One for all tests that roll back or only read."""
        key = Wish.DEMO if wish is Wish.DEMO_TO_READ else wish
        if key not in self._clones:
            self._clones[key] = self._new_clone(key)
        return self._clones[key]

    def _switch(self, name: str, options: str) -> None:
        """Points Django at the database, in every thread, and forgets what it remembers of the last one."""
        connection.close()
        chosen = connections.settings["default"]
        chosen["NAME"] = name
        chosen["OPTIONS"]["options"] = options
        settings.MEDIA_ROOT = self._media(name)
        setting_changed.send(sender=type(self), setting="MEDIA_ROOT", value=settings.MEDIA_ROOT, enter=True)
        ContentType.objects.clear_cache()
        cache.clear()

    def point_at(self, wish: Wish) -> None:
        """Lets the coming test find what it wants."""
        self.drop_fresh()
        if wish in FRESH:
            name = self._fresh = self._new_clone(wish)
        else:
            name = self._session_clone(wish)
        self._switch(name, OPTIONS_OF_A_READER if wish is Wish.DEMO_TO_READ else OPTIONS_OF_A_WRITER)

    def drop_fresh(self) -> None:
        """Drops the last test's own clone, if it had one."""
        if self._fresh:
            connection.close()
            self._drop(self._fresh)
            self._fresh = None

    def drop_all(self) -> None:
        """Drops this process's clones; the templates stay for the next run."""
        self.drop_fresh()
        connection.close()
        for name in self._clones.values():
            self._drop(name)
        self._clones.clear()
