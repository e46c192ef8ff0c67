"""The database of a backup, by PostgreSQL's own pg_dump and pg_restore."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.apps import apps
from django.db import connection, models, transaction
from django.db.migrations.recorder import MigrationRecorder
from psycopg2.extensions import make_dsn

from portal.backup.errors import BackupError

__all__ = [
    "applied_migrations",
    "dump",
    "is_empty",
    "named_files",
    "restore",
    "row_counts",
    "server_version",
    "snapshot",
]

TABLES = """
    SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) FROM pg_tables
    WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1
"""
# Ours hold for the site's own connections; the programs set what they need.
OWN_PARAMETERS = ("cursor_factory", "context", "client_encoding", "options", "password")


@contextmanager
def snapshot() -> Iterator[str]:
    """A `with` block in which our own queries and `dump` see the database as it was at its beginning; gives the name
    of that snapshot."""
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        yield cursor.fetchone()[0]


def server_version() -> tuple[int, int]:
    """The version of the server, such as (18, 6)."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version_num")
        major, minor = divmod(int(cursor.fetchone()[0]), 10_000)
    return major, minor


def row_counts() -> dict[str, int]:
    """The number of rows of every table, by its name."""
    with connection.cursor() as cursor:
        cursor.execute(TABLES)
        tables = [name for (name,) in cursor.fetchall()]
        counts = {}
        for table in tables:
            cursor.execute(f"SELECT count(*) FROM {table}")
            counts[table] = cursor.fetchone()[0]
        return counts


def is_empty() -> bool:
    """Whether the database has no table at all."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT NOT EXISTS ({TABLES})")
        return cursor.fetchone()[0]


def applied_migrations() -> list[str]:
    """The migrations that the database has, as `app.name`."""
    return sorted(f"{app_label}.{name}" for app_label, name in MigrationRecorder(connection).applied_migrations())


def named_files() -> set[str]:
    """The names, below the media folder, of all files that a row of the database names."""
    fields = [
        (model, field)
        for model in apps.get_models()
        for field in model._meta.local_concrete_fields
        if isinstance(field, models.FileField) and not model._meta.proxy
    ]
    return {
        name
        for model, field in fields
        for name in model._base_manager.order_by().values_list(field.attname, flat=True)
        if name
    }


def address() -> str:
    """How the programs reach the database of the settings; the password goes by the environment."""
    parameters = connection.get_connection_params()
    return make_dsn(**{name: value for name, value in parameters.items() if name not in OWN_PARAMETERS})


def run(program: Path, *arguments: str | Path) -> None:
    """Runs one of PostgreSQL's programs on the database of the settings. Raises BackupError with its last words."""
    password = connection.get_connection_params().get("password")
    environment = {**os.environ, "LC_ALL": "C", **({"PGPASSWORD": password} if password else {})}
    command = [program, f"--dbname={address()}", "--no-password", *arguments]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, env=environment)
    if done.returncode:
        last_words = "\n".join((done.stdout + done.stderr).strip().splitlines()[-6:])
        raise BackupError(f"PostgreSQL's {program.name} failed. Its last words:\n{last_words}")


def dump(programs: Path, snapshot_name: str, target: Path) -> None:
    """Writes the database, as the snapshot has it, into a file of pg_dump's own format."""
    run(programs / "pg_dump", "--format=custom", f"--snapshot={snapshot_name}", f"--file={target}")


def restore(programs: Path, source: Path) -> None:
    """Fills the empty database from such a file, whole or not at all; everything belongs to the role that does it."""
    options = ("--no-owner", "--no-privileges", "--no-comments", "--exit-on-error", "--single-transaction")
    connection.close()
    run(programs / "pg_restore", *options, source)
