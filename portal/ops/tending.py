"""Publishing and unpublishing on schedule, minute by minute, while the site is served."""

import sys

from django.core.management import call_command
from django.db import DatabaseError, close_old_connections, connections

from portal.ops.ending import Wish

SECONDS_BETWEEN = 60.0


def tend_once() -> bool:
    """Publishes what is due and takes down what has expired; says whether the database let it."""
    close_old_connections()
    try:
        call_command("publish_scheduled", verbosity=0)
    except DatabaseError as error:
        print(f"  Schedules could not be looked after just now: {error}", file=sys.stderr, flush=True)
        return False
    finally:
        connections.close_all()
    return True


def tend(wish: Wish) -> None:
    """Does so once a minute until the wish to end is there."""
    while not wish.is_there():
        tend_once()
        wish.wait(SECONDS_BETWEEN)
