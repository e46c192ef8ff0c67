"""`manage.py work`: the worker, for a server that is run without `up`."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from portal.work.worker import work


class Command(BaseCommand):
    """Does what the site has put beside its requests, and what recurs."""

    help = "Does the jobs of the site and its recurring work until it is ended; with --until-done, those that wait."

    def add_arguments(self, parser: CommandParser) -> None:
        """The one option."""
        parser.add_argument(
            "--until-done", action="store_true", help="do what waits and is due now, then end: for cron or a timer"
        )

    def handle(self, *args: Any, until_done: bool, **options: Any) -> None:
        """Works until it is ended, or until nothing waits."""
        work(batch=until_done)
