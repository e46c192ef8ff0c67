"""`manage.py seed_outputs N`: invented outputs in any quantity, for work on the portal."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.bench.seeding.filling import seed_outputs


class Command(BaseCommand):
    """Adds invented outputs to the database; run again with the same seed, only those that are missing."""

    help = "Adds N invented outputs of all kinds, with people, grants and findings, to try the portal at size."

    def add_arguments(self, parser: CommandParser) -> None:
        """Adds N and `--seed`."""
        parser.add_argument("number", type=int, metavar="N", help="how many outputs there shall be of this seed")
        parser.add_argument("--seed", type=int, default=1, help="another seed gives other outputs beside these (1)")

    def handle(self, *args: Any, **options: Any) -> None:
        """Makes what is missing and says how much it was."""
        if not settings.PORTAL_DEMO_ALLOWED:
            raise CommandError("Invented outputs are for trying the portal. On a production site they are refused.")
        if options["number"] < 0 or options["seed"] < 0:
            raise CommandError("Say how many outputs there shall be, for example: seed_outputs 1000 --seed 1")
        made = seed_outputs(options["number"], options["seed"])
        self.stdout.write(f"{made:,} outputs were added." if made else "They are there already; nothing was changed.")
