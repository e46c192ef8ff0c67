from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.records.grants.models import Grant
from portal.records.people.models import Person

__all__ = ["PeopleRecord", "PeopleRun"]


class PeopleRun(models.Model):
    """A spreadsheet of people brought in: its columns checked, reviewed, committed, and perhaps undone.

    `columns`: our field for each column, "" for one left out. `remarks`: sentences about the file as a whole. `grant`:
    on which the people have the roles that the list gives them. `kept`: what an undo left, each with the reason.
    """

    wagtail_reference_index_ignore = True

    class State(models.TextChoices):
        MAPPING = "mapping", _("columns to be checked")
        REVIEW = "review", _("to be reviewed")
        COMMITTED = "committed", _("committed")
        UNDONE = "undone", _("undone")

    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    source_name = models.CharField(_("brought in"), max_length=200)
    text = models.TextField()
    state = models.CharField(_("state"), max_length=20, choices=State.choices, default=State.MAPPING)
    columns = models.JSONField(default=list, blank=True)
    remarks = models.JSONField(default=list, blank=True)
    grant = models.ForeignKey(
        Grant,
        verbose_name=_("grant"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("On which these people have their roles"),
    )
    publish = models.BooleanField(
        _("publish at once"), default=False, help_text=_("Otherwise they come in as drafts, which only staff see")
    )
    committed_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    kept = models.JSONField(default=list, blank=True)

    class Meta:
        verbose_name = _("intake of people")
        verbose_name_plural = _("intakes of people")
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.source_name}, {timezone.localtime(self.made_at):%d/%m/%Y %H:%M}"

    @property
    def state_label(self) -> str:
        """Its state in words."""
        return str(self.State(self.state).label)

    def get_absolute_url(self) -> str:
        """The address of the run's page in the admin."""
        return reverse("intake:people_run", args=[self.pk])


class PeopleRecord(models.Model):
    """One person of a list, the verdict of comparing them with ours, and what is to be done.

    `values`: given_name, family_name, title, orcid. `roles`: each as {role, organisation, start, end}. `differences`
    are sentences of what would be added to `person`. `change`: what the commit did, for the undo: the revision's key
    and time, what stood before, and the keys of roles and organisations that were added.
    """

    wagtail_reference_index_ignore = True

    class Verdict(models.TextChoices):
        NEW = "new", _("new")
        LOOK = "look", _("look at this")
        CHANGED = "changed", _("changed")
        DUPLICATE = "duplicate", _("here already")
        DOUBTFUL = "doubtful", _("doubtful")
        FAILED = "failed", _("failed")

    class Choice(models.TextChoices):
        CREATE = "create", _("Bring in as new")
        UPDATE = "update", _("Add to ours")
        SKIP = "skip", _("Leave out")

    run = models.ForeignKey(PeopleRun, on_delete=models.CASCADE, related_name="records")
    position = models.PositiveIntegerField()
    line_number = models.PositiveIntegerField()
    source = models.TextField(blank=True)
    values = models.JSONField(default=dict)
    roles = models.JSONField(default=list)
    notes = models.JSONField(default=list)
    verdict = models.CharField(max_length=20, choices=Verdict.choices)
    reason = models.TextField(blank=True)
    choice = models.CharField(max_length=10, choices=Choice.choices, default=Choice.SKIP)
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    differences = models.JSONField(default=list)
    change = models.JSONField(default=dict)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["run", "position"], name="people_record_once_a_run")]

    def __str__(self) -> str:
        values = self.values
        names = (values.get("title"), values.get("given_name"), values.get("family_name"))
        return " ".join(filter(None, names)) or f"Row {self.line_number}, without a name"

    @property
    def choices(self) -> list[tuple[str, str]]:
        """Names and labels of the choices that its verdict allows."""
        allowed: dict[str, tuple[str, ...]] = {
            self.Verdict.NEW: ("create", "skip"),
            self.Verdict.LOOK: ("skip", "create"),
            self.Verdict.CHANGED: ("update", "skip"),
            self.Verdict.DOUBTFUL: ("skip", "create", *(["update"] if self.person_id else [])),
        }
        return [(name, str(self.Choice(name).label)) for name in allowed.get(self.verdict, ("skip",))]
