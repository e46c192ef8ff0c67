"""Answers for a supervisor: is the process alive, and can it serve?"""

from functools import lru_cache

from django.db import DatabaseError, InterfaceError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe


def plain(text: str, status: int = 200) -> HttpResponse:
    """An answer in plain text that nobody keeps."""
    response = HttpResponse(f"{text}\n", status=status, content_type="text/plain; charset=utf-8")
    response["Cache-Control"] = "no-store"
    return response


@lru_cache(maxsize=1)
def last_migrations() -> frozenset[tuple[str, str]]:
    """The last migration of each app, as this process has it on disk: it does not change while the process lives."""
    return frozenset(MigrationLoader(None).graph.leaf_nodes())


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """200 as long as this process answers at all; asks no database."""
    return plain("alive")


@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """200 if the database answers and has every migration, else 503 with the reason."""
    try:
        applied = MigrationRecorder(connection).applied_migrations()
    except (DatabaseError, InterfaceError):
        return plain("the database does not answer", status=503)
    missing = last_migrations() - applied.keys()
    if missing:
        number = f"{len(missing)} app has" if len(missing) == 1 else f"{len(missing)} apps have"
        return plain(f"{number} migrations that are not applied", status=503)
    return plain("ready")
