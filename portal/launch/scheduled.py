"""Publishing and unpublishing on schedule, again and again, while the site is served."""

import sys

from django.core.management import call_command
from django.db import DatabaseError, close_old_connections, connections
from wagtail.management.commands import publish_scheduled

from portal.launch.signals import StopRequest

SECONDS_BETWEEN = 60.0


def publish_scheduled_once() -> bool:
    """Publishes what is due and takes down what has expired; gives whether the database let it."""
    close_old_connections()
    try:
        call_command(publish_scheduled.Command(), verbosity=0)
    except DatabaseError as error:
        print(f"  Schedules could not be looked after just now: {error}", file=sys.stderr, flush=True)
        return False
    finally:
        connections.close_all()
    return True


def publish_scheduled_until(stop: StopRequest, seconds_between: float = SECONDS_BETWEEN) -> None:
    """Does so every `seconds_between` seconds until `stop` is set."""
    while not stop.is_set():
        publish_scheduled_once()
        stop.wait(seconds_between)
