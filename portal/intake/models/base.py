"""What every list that is brought in has, be it of outputs or of people, and each entry of it."""

from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.records.changes.models import Change, ChangeSet

__all__ = ["Intake", "IntakeEntry", "IntakeQuerySet"]

LONGEST_NAME = 200


class IntakeQuerySet(models.QuerySet):
    """Questions about what was brought in."""

    def of(self, user: AbstractUser | AnonymousUser, answers_for_all: bool) -> "IntakeQuerySet":
        """Those that a person may see: their own; all, for whoever answers for all records of that kind."""
        return self if answers_for_all else self.filter(made_by=user)

    def without_texts(self) -> "IntakeQuerySet":
        """The same for a list of them: what was brought in, which may be long, stays in the database."""
        return self.defer("upload", "text", "excerpt")


class Intake(models.Model):
    """One file or text brought in: received, read, compared, reviewed, committed, and perhaps undone.

    `upload` is the file as it came, until it is read; `text` what was pasted, or what the file holds. `columns` are our
    fields for the columns of a spreadsheet, "" for one left out, and `excerpt` shows it where they are to be checked
    (see `intake.columns`). `remarks` are sentences about the file as a whole; `message` says why it could not be read,
    or not be committed. What is done to it now, if anything, is the active job about its `subject`.
    """

    wagtail_reference_index_ignore = True
    page_name: ClassVar[str]  # The name of its page's address.

    class State(models.TextChoices):
        RECEIVED = "received", _("not read yet")
        MAPPING = "mapping", _("columns to be checked")
        READING = "reading", _("being compared")
        REVIEW = "review", _("to be reviewed")
        COMMITTED = "committed", _("committed")

    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    source_name = models.CharField(_("brought in"), max_length=LONGEST_NAME)
    upload = models.BinaryField(null=True)
    text = models.TextField(blank=True, help_text=_("What was uploaded or pasted, so that nothing is lost"))
    columns = models.JSONField(default=list, blank=True)
    excerpt = models.JSONField(default=dict, blank=True)
    remarks = models.JSONField(default=list, blank=True)
    state = models.CharField(_("state"), max_length=20, choices=State.choices, default=State.RECEIVED)
    message = models.TextField(blank=True)
    publish = models.BooleanField(
        _("publish at once"), default=False, help_text=_("Otherwise they come in as drafts, which only staff see")
    )
    committed_at = models.DateTimeField(null=True, blank=True)
    change_set = models.OneToOneField(
        ChangeSet, null=True, on_delete=models.SET_NULL, related_name="+", help_text=_("What the commit did")
    )

    objects: ClassVar[Any] = IntakeQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.source_name}, {timezone.localtime(self.made_at):%d/%m/%Y %H:%M}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves; of a name that is too long the ending is kept, which says what the file is."""
        if len(self.source_name) > LONGEST_NAME:
            self.source_name = f"{self.source_name[: LONGEST_NAME - 20]}…{self.source_name[-19:]}"
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """The address of its page in the admin."""
        return reverse(self.page_name, args=[self.pk])

    @property
    def subject(self) -> str:
        """Its name among the subjects of jobs."""
        return f"{self.page_name.replace(':', '.')}:{self.pk}"

    @property
    def is_refused(self) -> bool:
        """Whether it could not be read; `message` says why."""
        return self.state == self.State.RECEIVED and bool(self.message)

    @property
    def is_undone(self) -> bool:
        """Whether what it wrote was taken back."""
        return bool(self.change_set and self.change_set.undone_at)

    @property
    def state_label(self) -> str:
        """Its state in words; one that could not be read, or was undone, is called so."""
        if self.is_refused:
            return str(_("could not be read"))
        return str(_("undone") if self.is_undone else self.State(self.state).label)

    @property
    def changes(self) -> models.QuerySet[Change]:
        """What the commit did, record by record."""
        return Change.objects.filter(change_set=self.change_set_id)


class IntakeEntry(models.Model):
    """One record of a list: what was read of it, the verdict of comparing it with ours, and the choice what is done.

    `position` and `line_number` count from 1; `source` is the record's own text. `values` are by names of our fields,
    `notes` remarks on how it was read, `differences` what would change in ours.
    """

    wagtail_reference_index_ignore = True

    class Verdict(models.TextChoices):
        NEW = "new", _("new")
        CHANGED = "changed", _("changed")
        DUPLICATE = "duplicate", _("here already")
        DOUBTFUL = "doubtful", _("doubtful")
        LOOK = "look", _("look at this")
        FAILED = "failed", _("failed")

    class Choice(models.TextChoices):
        CREATE = "create", _("Bring in as new")
        UPDATE = "update", _("Change ours")
        SKIP = "skip", _("Leave out")

    position = models.PositiveIntegerField()
    line_number = models.PositiveIntegerField()
    source = models.TextField(blank=True)
    values = models.JSONField(default=dict)
    notes = models.JSONField(default=list)
    verdict = models.CharField(max_length=20, blank=True, choices=Verdict.choices)
    reason = models.TextField(blank=True)
    differences = models.JSONField(default=list)
    choice = models.CharField(max_length=10, choices=Choice.choices, default=Choice.SKIP)

    class Meta:
        abstract = True
        ordering = ["position"]

    @property
    def can_change_ours(self) -> bool:
        """Whether one of ours may be meant that it would change, where that is doubtful."""
        raise NotImplementedError

    @property
    def choices(self) -> list[tuple[str, str]]:
        """Names and labels of the choices that its verdict allows."""
        allowed: dict[str, tuple[str, ...]] = {
            self.Verdict.NEW: ("create", "skip"),
            self.Verdict.LOOK: ("skip", "create"),
            self.Verdict.CHANGED: ("update", "skip"),
            self.Verdict.DOUBTFUL: ("skip", "create", *(["update"] if self.can_change_ours else [])),
        }
        return [(name, str(self.Choice(name).label)) for name in allowed.get(self.verdict, ("skip",))]

    @property
    def is_open(self) -> bool:
        """Whether there is anything to choose."""
        return len(self.choices) > 1
