from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

__all__ = ["Job", "JobQuerySet"]


class JobQuerySet(models.QuerySet):
    """Questions about jobs."""

    def of(self, user: AbstractUser | AnonymousUser) -> "JobQuerySet":
        """The jobs that the person asked for."""
        return self.filter(made_by_id=user.pk)

    def active(self) -> "JobQuerySet":
        """The jobs that wait or run."""
        return self.filter(state__in=ACTIVE)

    def ended(self) -> "JobQuerySet":
        """The jobs that are done, failed or cancelled."""
        return self.exclude(state__in=ACTIVE)

    def about(self, subject: str) -> "JobQuerySet":
        """The jobs that write the same thing; at most one of them is active."""
        return self.filter(subject=subject)


class Job(models.Model):
    """A piece of work beside the request: who asked for it, how far it is, and how it ended.

    `task` is the dotted name of the function that does it and `arguments` what it is given, so that it can be done
    again. `subject` names what it writes, as in "intake.run:12": only one job at a time is active for one subject.
    `attempt` counts how often it was given to a worker; what an earlier attempt still wants to write is refused.
    `url` is where its result is looked at. `done` and `total` count the pieces; `total` 0: not known yet.
    """

    wagtail_reference_index_ignore = True

    class State(models.TextChoices):
        """Where a job stands."""

        WAITING = "waiting", _("waiting")
        RUNNING = "running", _("running")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")
        CANCELLED = "cancelled", _("cancelled")

    task = models.CharField(max_length=200)
    arguments = models.JSONField(default=dict)
    subject = models.CharField(max_length=100, blank=True)
    title = models.CharField(_("what"), max_length=300)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    made_at = models.DateTimeField(_("asked for"), default=timezone.now)
    queued_at = models.DateTimeField(default=timezone.now)
    task_id = models.CharField(max_length=64, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.WAITING)
    attempt = models.PositiveSmallIntegerField(default=1)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    message = models.TextField(_("result"), blank=True)
    url = models.CharField(max_length=500, blank=True)
    is_cancel_asked = models.BooleanField(default=False)
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        ordering = ["-made_at", "-pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["subject"],
                condition=Q(state__in=["waiting", "running"]) & ~Q(subject=""),
                name="job_once_a_subject",
            )
        ]
        indexes = [
            models.Index(fields=["made_by", "-made_at"], name="job_of_a_person"),
            models.Index(fields=["state"], condition=Q(state__in=["waiting", "running"]), name="job_active"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_active(self) -> bool:
        """Whether it waits or runs."""
        return self.state in ACTIVE

    @property
    def can_be_repeated(self) -> bool:
        """Whether it ended without a result, so that trying again makes sense."""
        return self.state in (self.State.FAILED, self.State.CANCELLED)

    def set(self, **values: Any) -> None:
        """Writes these fields, and nothing else, of the row in hand."""
        for name, value in values.items():
            setattr(self, name, value)
        self.save(update_fields=list(values))


ACTIVE = (Job.State.WAITING, Job.State.RUNNING)
