"""`manage.py tend`: schedules looked after, for a site that is served otherwise than by `up`."""

from typing import Any

from django.core.management.base import BaseCommand

from portal.ops import ending, tending


class Command(BaseCommand):
    """Publishes and unpublishes on schedule, once a minute, until it is ended."""

    help = "Publishes what is due and takes down what has expired, once a minute, until it is ended."

    def handle(self, *args: Any, **options: Any) -> None:
        """Runs until Ctrl-C or SIGTERM."""
        tending.tend(ending.listen())
