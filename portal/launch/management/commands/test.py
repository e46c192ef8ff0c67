"""`manage.py test` where Django is there already: pytest, as the bootstrap would run it."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from portal.launch import testing


class Command(BaseCommand):
    """Takes the place of Django's own test runner."""

    help = "Runs every test with pytest; --no-browser leaves the browser tests out, other arguments go to pytest."
    requires_system_checks: list[str] = []

    def run_from_argv(self, argv: list[str]) -> None:
        """Hands all arguments on unread: they are pytest's."""
        testing.run(argv[2:])

    def add_arguments(self, parser: CommandParser) -> None:
        """Takes whatever comes, for `call_command`."""
        parser.add_argument("arguments", nargs="*")

    def handle(self, *args: Any, **options: Any) -> None:
        """As `run_from_argv`."""
        testing.run(options["arguments"])
