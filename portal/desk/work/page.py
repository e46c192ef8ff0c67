"""What the pages of work say of a job, in words."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Max
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.desk.request_user import RequestUser
from portal.work.models import Job, JobQuerySet, Schedule

__all__ = ["JobContent", "jobs_for", "sees_all"]

SECONDS_AGO = 60  # What has waited so long for a worker asks for a word about it.
WORKER_AWAY = timedelta(minutes=3)  # A worker marks a turn of the recurring work every minute.


def sees_all(user: RequestUser) -> bool:
    """Whether the person sees everybody's work: whoever looks after the accounts."""
    return user.has_perm("accounts.change_user")


def jobs_for(user: RequestUser) -> JobQuerySet:
    """The jobs that a person may see, stop and try again."""
    jobs: JobQuerySet = Job.objects.all() if sees_all(user) else Job.objects.of(user)
    return jobs.select_related("made_by")


@dataclass(frozen=True)
class JobContent:
    """A job as its page and the list show it."""

    job: Job

    @property
    def progress(self) -> str:
        """How far it is, in words; "" before its pieces are counted and after its end."""
        job = self.job
        if job.is_cancel_asked and job.is_active:
            return _("Stopping …")
        if job.state == Job.State.WAITING:
            return self.waiting
        if job.state != Job.State.RUNNING or not job.total:
            return _("It has begun.") if job.is_active else ""
        return _("%(done)d of %(total)d done") % {"done": job.done, "total": job.total}

    @property
    def waiting(self) -> str:
        """Why it has not begun."""
        if self.is_worker_away:
            return _(
                "It waits, and nothing has taken it up: the worker seems not to run. Tell whoever runs the portal; "
                "nothing is lost, it begins when the worker does."
            )
        before = Job.objects.active().filter(pk__lt=self.job.pk).count()
        if before:
            return ngettext("It waits for %d other job.", "It waits for %d other jobs.", before) % before
        return _("It begins in a moment.")

    @cached_property
    def is_worker_away(self) -> bool:
        """Whether the job waits although no worker has shown itself for minutes."""
        now = timezone.now()
        if now - self.job.queued_at < timedelta(seconds=SECONDS_AGO):
            return False
        if Job.objects.filter(state=Job.State.RUNNING).exists():
            return False
        seen = Schedule.objects.aggregate(seen=Max("started_at"))["seen"]
        return seen is None or now - seen > WORKER_AWAY

    @property
    def seconds(self) -> int | None:
        """How long it took, None where it has not ended or never began."""
        job = self.job
        if job.started_at is None or job.ended_at is None:
            return None
        return round((job.ended_at - job.started_at).total_seconds())

    @property
    def duration(self) -> str:
        """The same in words, "" for none."""
        seconds = self.seconds
        if seconds is None:
            return ""
        if seconds < 60:
            return ngettext("%d second", "%d seconds", seconds) % seconds if seconds else _("less than a second")
        return ngettext("%d minute", "%d minutes", round(seconds / 60)) % round(seconds / 60)

    @property
    def can_be_cancelled(self) -> bool:
        """Whether there is something to stop that was not told to yet."""
        return self.job.is_active and not self.job.is_cancel_asked
