"""A database of a version that was never released is refused with a sentence, and left as it is."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command

from portal.launch import layout, postgres, preparation
from portal.launch.errors import StartupError

OLD_DATABASE = (
    "CREATE TABLE django_migrations (id bigserial PRIMARY KEY, app text, name text, applied timestamptz);"
    "INSERT INTO django_migrations (app, name, applied) VALUES ('outputs', '0001_initial', now());"
    "ALTER TABLE django_migrations OWNER TO portal"
)


def test_up_says_what_to_do_and_changes_nothing(own_var: Path):
    with postgres.in_use() as cluster:
        cluster.sql(OLD_DATABASE, database="portal")
    done = subprocess.run(
        [sys.executable, "manage.py", "up", "--port", "8929"],
        cwd=layout.ROOT,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "portal.settings.development"},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 1
    assert "made by an earlier version of the portal that was never released" in done.stderr
    assert f"Move the folder {own_var} away and run the command again. Nothing is deleted." in done.stderr
    assert "Traceback" not in done.stderr
    with postgres.in_use() as cluster:
        assert cluster.sql("SELECT count(*) FROM django_migrations", database="portal") == "1"


def test_a_server_of_ones_own_is_told_to_name_another_database(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://somebody@somewhere/portal")
    with pytest.raises(StartupError, match="Name an empty database in DATABASE_URL"):
        preparation.refuse_unreleased({"wagtailcore", "outputs"})


@pytest.mark.django_db
def test_a_database_of_this_version_is_taken():
    call_command("migrate", check_unapplied=True, verbosity=0)
    preparation.migrate()
