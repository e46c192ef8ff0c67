"""Publishing and unpublishing on schedule, as recurring work.

An embargo needs no turn: whether it is over is asked each time a record is read.
"""

from django.core.management import call_command
from django.utils.translation import gettext_lazy as _
from wagtail.management.commands import publish_scheduled

from portal.work.recurring import every

__all__ = ["publish_due"]


@every(minutes=1, title=_("Publishing and taking down on schedule"))
def publish_due() -> str:
    """Publishes what is due and takes down what has expired."""
    call_command(publish_scheduled.Command(), verbosity=0)
    return ""
