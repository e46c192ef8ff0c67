"""`/healthz` says that the process lives, `/readyz` that it can serve."""

import pytest
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder


def test_alive_without_asking_the_database(client):
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"alive\n")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer["Cache-Control"] == "no-store"


def test_ready_with_every_migration(client, db):
    answer = client.get("/readyz")
    assert (answer.status_code, answer.content) == (200, b"ready\n")
    assert answer["Cache-Control"] == "no-store"


def test_not_ready_while_a_migration_is_missing(client, db):
    MigrationRecorder(connection).migration_qs.filter(app="wagtailcore").delete()
    answer = client.get("/readyz")
    assert (answer.status_code, answer["Cache-Control"]) == (503, "no-store")
    assert b"1 app " in answer.content


def test_not_ready_without_a_database(client, db, monkeypatch):
    def refuse(*args: object) -> None:
        raise OperationalError("gone")

    monkeypatch.setattr(MigrationRecorder, "applied_migrations", refuse)
    answer = client.get("/readyz")
    assert (answer.status_code, answer.content) == (503, b"the database does not answer\n")


@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
def test_only_looking_is_allowed(client, db, address):
    assert client.head(address).status_code == 200
    assert client.post(address).status_code == 405
