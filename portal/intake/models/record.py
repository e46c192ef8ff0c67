from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from portal.bibliography.kinds import KINDS
from portal.bibliography.matching import Work
from portal.intake.models.base import IntakeEntry
from portal.intake.models.run import IntakeRun
from portal.records.outputs.models import Output

__all__ = ["IntakeRecord"]


class IntakeRecord(IntakeEntry):
    """One reference of a list.

    `people` are the contributors as [role, name, is_corporate, orcid]. `differences` are what would change in `output`
    (see `intake.differences`), and `taken` the fields of it that the person took. `keys` are those of `matching.Work`,
    to find the same work in one file. `doubts` are what of it may be read wrongly ("names", "kind", "date"), `unplaced`
    the values that its kind has no field for, and `is_settled` says that a person has corrected or confirmed it.
    """

    run = models.ForeignKey(IntakeRun, on_delete=models.CASCADE, related_name="records")
    title = models.CharField(max_length=1000, blank=True)
    people = models.JSONField(default=list)
    uuid = models.CharField(max_length=100, blank=True)
    slug = models.CharField(max_length=200, blank=True)
    doubts = models.JSONField(default=list)
    unplaced = models.JSONField(default=dict)
    is_settled = models.BooleanField(default=False)
    needs_lookup = models.BooleanField(default=False)
    keys = ArrayField(models.CharField(max_length=200), default=list)
    output = models.ForeignKey(Output, null=True, on_delete=models.SET_NULL, related_name="+")
    seen_revision = models.BigIntegerField(null=True)
    taken = models.JSONField(default=list)

    class Meta(IntakeEntry.Meta):
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
    def can_be_corrected(self) -> bool:
        """Whether a person may mend what was read of it: not what is here already, and not a DOI without its answer."""
        return "kind" in self.values and self.verdict not in ("", self.Verdict.DUPLICATE)

    @property
    def can_change_ours(self) -> bool:
        """Whether there is an output that it would change."""
        return bool(self.differences and self.output_id)
