"""`manage.py publish_scheduled`: Wagtail's command as a turn of the recurring work, for cron, a timer or a terminal."""

from django.core.management.base import CommandError
from wagtail.management.commands import publish_scheduled

from portal.work.publishing import publish_due
from portal.work.recurring import run


class Command(publish_scheduled.Command):
    """Publishes and unpublishes what is due, unless a worker is doing so at this moment."""

    help = "Publishes what is due and takes down what has expired, once. A worker (`work`) does so every minute."

    def handle(self, *args: object, **options: object) -> None:
        """Does it now and keeps when that was; CommandError where it failed. A dry run is Wagtail's own."""
        if options.get("dryrun"):
            super().handle(*args, **options)
            return
        schedule = run(publish_due, now=True)
        if schedule is None:
            self.stdout.write("A worker is doing this just now.")
        elif schedule.has_failed:
            raise CommandError(schedule.message)
