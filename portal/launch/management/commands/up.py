"""`manage.py up`: from nothing to a served site."""

from contextlib import ExitStack
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from portal.launch import layout, port, postgres, preparation, serving
from portal.launch.console import step
from portal.launch.locks import exclusive_lock
from portal.launch.postgres import Cluster

ANOTHER_UP_TIMEOUT = 600.0


class Command(BaseCommand):
    """Starts PostgreSQL, prepares what is missing, and serves to this machine only."""

    help = "Sets up whatever is missing (database, demo, admin account, static files) and serves the site."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Adds `--port` and `--no-demo`."""
        parser.add_argument("--port", type=int, default=port.DEFAULT, help=f"the port to serve on ({port.DEFAULT})")
        parser.add_argument("--no-demo", action="store_true", help="leave an empty database empty")

    def handle(self, *args: Any, **options: Any) -> None:
        """Serves until Ctrl-C or SIGTERM; StartupError says what stands in the way."""
        port.require_free(options["port"], port.WAIT_SECONDS)
        with ExitStack() as until_the_end:
            with step("PostgreSQL") as running:
                cluster = until_the_end.enter_context(postgres.in_use())
                preparation.require_database()
                running.note(where(cluster))
            with exclusive_lock(layout.make_var_dir() / "up.lock", ANOTHER_UP_TIMEOUT):
                preparation.prepare(with_demo=not options["no_demo"])
            serving.serve(options["port"], cluster)


def where(cluster: Cluster | None) -> str:
    """In words, which PostgreSQL is used and where its data lie."""
    if cluster is None:
        return "the server that DATABASE_URL names"
    home = cluster.paths.home
    shown = home.relative_to(layout.ROOT) if home.is_relative_to(layout.ROOT) else home
    return f"our own, data in {shown}, run by {cluster.paths.account.name}"
