from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.bibliography.kinds import KINDS
from portal.bibliography.matching import Work
from portal.intake.models.run import IntakeRun
from portal.records.outputs.models import Output

__all__ = ["IntakeRecord"]


class IntakeRecord(models.Model):
    """One record of a file: its values, the verdict of comparing it with ours, and the choice of what is done with it.

    `position` and `line_number` count from 1; `source` is the record's own text. `values` are by names of an output's
    fields, `people` the contributors as [role, name, is_corporate, orcid]. `differences` are what would change in
    `output` (see `intake.differences`), and `taken` the fields of it that the person took. `keys` are those of
    `matching.Work`, to find the same work in one file. `notes` are remarks on how the record was read, `doubts` what of
    it may be read wrongly ("names", "kind", "date"), `unplaced` the values that its
    kind has no field for, and `is_settled` says that a person has corrected or confirmed it.
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

    run = models.ForeignKey(IntakeRun, on_delete=models.CASCADE, related_name="records")
    position = models.PositiveIntegerField()
    line_number = models.PositiveIntegerField()
    source = models.TextField(blank=True)
    title = models.CharField(max_length=1000, blank=True)
    values = models.JSONField(default=dict)
    people = models.JSONField(default=list)
    uuid = models.CharField(max_length=100, blank=True)
    slug = models.CharField(max_length=200, blank=True)
    notes = models.JSONField(default=list)
    doubts = models.JSONField(default=list)
    unplaced = models.JSONField(default=dict)
    is_settled = models.BooleanField(default=False)
    needs_lookup = models.BooleanField(default=False)
    keys = ArrayField(models.CharField(max_length=200), default=list)
    verdict = models.CharField(max_length=20, blank=True, choices=Verdict.choices)
    reason = models.TextField(blank=True)
    output = models.ForeignKey(Output, null=True, on_delete=models.SET_NULL, related_name="+")
    seen_revision = models.BigIntegerField(null=True)
    differences = models.JSONField(default=list)
    choice = models.CharField(max_length=10, choices=Choice.choices, default=Choice.SKIP)
    taken = models.JSONField(default=list)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["run", "position"], name="intake_record_once_a_run")]
        indexes = [
            GinIndex(fields=["keys"], name="intake_record_keys"),
            models.Index(fields=["run", "verdict", "position"], name="intake_record_by_verdict"),
        ]

    def __str__(self) -> str:
        return self.title or self.values.get("doi", "") or f"Line {self.line_number}, without a title"

    @property
    def work(self) -> Work:
        """The record's description of its work, for comparing."""
        values: dict[str, Any] = self.values
        names = ("container", "programme", "outlet", "event", "institution")
        return Work(
            title=values.get("title", ""),
            year=values.get("date", "")[:4],
            doi=values.get("doi", ""),
            isbn=values.get("isbn", ""),
            first_page=values.get("first_page", ""),
            volume=values.get("volume", ""),
            container=next((values[name] for name in names if values.get(name)), ""),
            url=values.get("url", ""),
            authors=tuple(person[1] for person in self.people),
            kind=values.get("kind", ""),
        )

    @property
    def kind_label(self) -> str:
        """The kind in words; "" for a record without a title."""
        return KINDS[self.values["kind"]].label if "kind" in self.values and "title" in self.values else ""

    @property
    def is_open(self) -> bool:
        """Whether there is anything to choose."""
        return len(self.choices) > 1

    @property
    def can_be_corrected(self) -> bool:
        """Whether a person may mend what was read of it: not what is here already, and not a DOI without its answer."""
        return "kind" in self.values and self.verdict not in ("", self.Verdict.DUPLICATE)

    @property
    def choices(self) -> list[tuple[str, str]]:
        """Names and labels of the choices that its verdict allows."""
        allowed: dict[str, tuple[str, ...]] = {
            self.Verdict.NEW: ("create", "skip"),
            self.Verdict.LOOK: ("skip", "create"),
            self.Verdict.CHANGED: ("update", "skip"),
            self.Verdict.DOUBTFUL: ("skip", "create", *(["update"] if self.differences and self.output_id else [])),
        }
        return [(name, str(self.Choice(name).label)) for name in allowed.get(self.verdict, ("skip",))]
