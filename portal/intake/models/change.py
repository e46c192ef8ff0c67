from django.db import models

from portal.intake.models.record import IntakeRecord
from portal.intake.models.run import IntakeRun

__all__ = ["IntakeChange"]


class IntakeChange(models.Model):
    """What a commit did to one output, so that it can be undone.

    `before` and `after` hold the fields of an output that was changed; both are empty for one that was created.
    `revision` and `revision_at` are those of the version that the commit saved: an edit since shows in them, as an
    autosaved one keeps the number and moves the time.
    """

    wagtail_reference_index_ignore = True

    run = models.ForeignKey(IntakeRun, on_delete=models.CASCADE, related_name="changes")
    record = models.ForeignKey(IntakeRecord, on_delete=models.CASCADE, related_name="changes")
    output_id = models.BigIntegerField()  # A number, not a key: it is kept when the output is gone.
    title = models.CharField(max_length=1000)
    created = models.BooleanField()
    published = models.BooleanField(default=False)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    revision = models.BigIntegerField()
    revision_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["record"], name="intake_record_committed_once")]

    def __str__(self) -> str:
        return self.title
