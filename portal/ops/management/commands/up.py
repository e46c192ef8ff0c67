"""`manage.py up`: from nothing to a served site."""

import os
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from portal.ops import layout, port, postgres, preparation, serving
from portal.ops.locks import held
from portal.ops.postgres import Cluster
from portal.ops.steps import Step, step

ANOTHER_UP_TIMEOUT = 600.0


class Command(BaseCommand):
    """Starts PostgreSQL, prepares what is missing, and serves on this machine only."""

    help = "Sets up whatever is missing (database, demo, admin account, static files) and serves the site."
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        """Adds `--port` and `--no-demo`."""
        parser.add_argument("--port", type=int, default=port.USUAL, help="the port to serve on (default: 8000)")
        parser.add_argument("--no-demo", action="store_true", help="leave an empty database empty")

    def handle(self, *args: Any, **options: Any) -> None:
        """Serves until it is told to end."""
        port.require_free(options["port"])
        with step("PostgreSQL") as running:
            use = postgres.in_use()
            cluster = use.__enter__()
