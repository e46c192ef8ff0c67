"""Forgetting old work: what ended long ago helps nobody any more, and each task leaves a row."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django_tasks_db.models import DBTaskResult

from portal.work.models import Job
from portal.work.recurring import every

__all__ = ["forget_old_work"]

KEPT = timedelta(days=90)
TASKS_KEPT = timedelta(days=7)


@every(minutes=24 * 60, title=_("Forgetting work that ended long ago"))
def forget_old_work() -> str:
    """Deletes jobs that ended 90 days ago, and the tasks of the queue that ended a week ago."""
    now = timezone.now()
    DBTaskResult.objects.finished().filter(finished_at__lt=now - TASKS_KEPT).delete()
    count, _by_model = Job.objects.ended().filter(ended_at__lt=now - KEPT).delete()
    return ngettext("%d job was forgotten.", "%d jobs were forgotten.", count) % count if count else ""
