from django.conf import settings
from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.db import models
from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.records.changes.models import Change, ChangeSet
from portal.records.grants.models import Grant

__all__ = ["IntakeRun"]


class IntakeRunQuerySet(models.QuerySet):
    def of(self, user: AbstractUser | AnonymousUser, answers_for_all: bool) -> "IntakeRunQuerySet":
        """The runs a person may see: their own; all, for whoever answers for all outputs."""
        return self if answers_for_all else self.filter(made_by=user)

    def without_texts(self) -> "IntakeRunQuerySet":
        """The same for a list of them: what was brought in, which may be long, stays in the database."""
        return self.defer("upload", "text", "excerpt")


class IntakeRun(models.Model):
    """One file or text brought in: received, read, compared, reviewed, committed, and perhaps undone.

    `upload` is the file as it came, until it is read; `text` what was pasted, or what the file holds. `excerpt` shows a
    spreadsheet whose columns are to be checked (see `intake.columns`). `message` says why it could not be read, or
    not be committed. What is done to it now, if anything, is the active job about its `subject`.
    """

    wagtail_reference_index_ignore = True

    class State(models.TextChoices):
        RECEIVED = "received", _("not read yet")
        MAPPING = "mapping", _("columns to be checked")
        READING = "reading", _("being compared")
        REVIEW = "review", _("to be reviewed")
        COMMITTED = "committed", _("committed")

    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    source_name = models.CharField(_("brought in"), max_length=200)
    upload = models.BinaryField(null=True)
    text = models.TextField(blank=True, help_text=_("What was uploaded or pasted, so that nothing is lost"))
    is_table = models.BooleanField(default=False)  # The text is a spreadsheet's.
    columns = models.JSONField(default=list, blank=True)  # Our field for each column of it, "" for one left out.
    excerpt = models.JSONField(default=dict, blank=True)
    default_kind = models.CharField(max_length=40, blank=True)  # The kind of rows that name none.
    remarks = models.JSONField(default=list, blank=True)  # Sentences about the file as a whole.
    state = models.CharField(_("state"), max_length=20, choices=State.choices, default=State.RECEIVED)
    message = models.TextField(blank=True)
    grants = models.ManyToManyField(
        Grant,
        verbose_name=_("grants"),
        blank=True,
        related_name="+",
        help_text=_("Added to everything that is brought in"),
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("owner"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Whose the new records are in the admin"),
    )
    is_private = models.BooleanField(
        _("staff only"), default=False, help_text=_("Keep the new records from the public even when they are published")
    )
    publish = models.BooleanField(
        _("publish at once"), default=False, help_text=_("Otherwise they come in as drafts, which only staff see")
    )
    compared_at = models.DateTimeField(default=timezone.now)
    committed_at = models.DateTimeField(null=True, blank=True)
    change_set = models.OneToOneField(
        ChangeSet, null=True, on_delete=models.SET_NULL, related_name="+", help_text=_("What the commit did")
    )

    objects = IntakeRunQuerySet.as_manager()

    class Meta:
        verbose_name = _("intake")
        verbose_name_plural = _("intakes")
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.source_name}, {timezone.localtime(self.made_at):%d/%m/%Y %H:%M}"

    def get_absolute_url(self) -> str:
        """The address of the run's page in the admin."""
        return reverse("intake:run", args=[self.pk])

    @property
    def subject(self) -> str:
        """Its name among the subjects of jobs."""
        return f"intake.run:{self.pk}"

    @property
    def is_undone(self) -> bool:
        """Whether what it wrote was taken back."""
        return bool(self.change_set and self.change_set.undone_at)

    @property
    def is_refused(self) -> bool:
        """Whether it could not be read; `message` says why."""
        return self.state == self.State.RECEIVED and bool(self.message)

    @property
    def state_label(self) -> str:
        """Its state in words; one that could not be read, or was undone, is called so."""
        if self.is_refused:
            return str(_("could not be read"))
        return str(_("undone") if self.is_undone else self.State(self.state).label)

    @property
    def changes(self) -> models.QuerySet[Change]:
        """What the commit did, output by output."""
        return Change.objects.filter(change_set=self.change_set_id)

    def counts(self) -> dict[str, int]:
        """How many of its records there are, are compared, and have each verdict and choice; one query."""
        records = self.records.aggregate(
            total=Count("pk"),
            compared=Count("pk", filter=~Q(verdict="")),
            create=Count("pk", filter=Q(choice="create")),
            update=Count("pk", filter=Q(choice="update")),
            remarks=Count("pk", filter=~Q(notes=[])),
            **{name: Count("pk", filter=Q(verdict=name)) for name in VERDICTS},
        )
        return dict(records)


VERDICTS = ("new", "changed", "duplicate", "doubtful", "look", "failed")
