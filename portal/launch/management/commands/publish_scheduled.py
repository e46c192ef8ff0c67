"""`manage.py publish_scheduled`: Wagtail's command, which can go on by itself where the site is served without `up`."""

from django.core.management.base import CommandError, CommandParser
from wagtail.management.commands import publish_scheduled

from portal.launch import scheduled, signals


class Command(publish_scheduled.Command):
    """Publishes and unpublishes on schedule: once, as Wagtail does, or every so many seconds until it is ended."""

    help = "Publishes what is due and takes down what has expired: once, or with --every until it is ended."

    def add_arguments(self, parser: CommandParser) -> None:
        """Adds `--every` to Wagtail's own `--dryrun`."""
        super().add_arguments(parser)
        parser.add_argument(
            "--every", type=int, metavar="SECONDS", help="do so every SECONDS seconds until it is ended"
        )

    def handle(self, *args: object, every: int | None = None, **options: object) -> None:
        """Runs once, or until Ctrl-C or SIGTERM; CommandError for a time that is no time, or for a dry run for ever."""
        if every is None:
            super().handle(*args, **options)
            return
        if every < 1 or options.get("dryrun"):
            raise CommandError("Give --every a whole number of seconds from 1 on, and leave --dryrun out.")
        scheduled.publish_scheduled_until(signals.listen(), every)
