from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

__all__ = ["Change", "ChangeSet"]


class ChangeSet(models.Model):
    """What one import, change of many or merge did. `url` is where it is looked at after it was undone; `left` lists
    what an undo left as it is: the `kind` and key (`record`) of each record, its `title`, and the `reason`."""

    wagtail_reference_index_ignore = True

    class Kind(models.TextChoices):
        """What made the changes."""

        IMPORT = "import", _("import")
        PEOPLE = "people", _("list of people")
        BULK = "bulk", _("change of many")
        MERGE = "merge", _("merge")

    kind = models.CharField(max_length=10, choices=Kind.choices)
    title = models.CharField(_("what"), max_length=300)
    url = models.CharField(max_length=500, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    undone_at = models.DateTimeField(null=True)
    left = models.JSONField(default=list)

    class Meta:
        default_permissions = ()
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return self.title


class Change(models.Model):
    """What was done to one record.

    `before` and `after` hold the fields that were changed, as the kind's `field_values` give them; both are empty for a
    record that was created. `revision` and `revision_at` are those of the version that was saved: an edit since shows
    in them, as an autosaved one keeps the number and moves the time. `former_revision` and `former_revision_at` are
    those of the version before, where there was one. `merge` holds, for an output that was merged into another, what it
    and others had before (see `changes.merges`).
    """

    wagtail_reference_index_ignore = True

    class Kind(models.TextChoices):
        """What the record is."""

        OUTPUT = "output", _("output")
        PERSON = "person", _("person")
        ORGANISATION = "organisation", _("organisation")

    change_set = models.ForeignKey(ChangeSet, on_delete=models.CASCADE, related_name="changes")
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.OUTPUT)
    record_id = models.BigIntegerField()  # A number, not a key: it is kept when the record is gone.
    title = models.CharField(max_length=1000)
    created = models.BooleanField(default=False)
    was_live = models.BooleanField(default=False)
    is_live = models.BooleanField(default=False)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    merge = models.JSONField(default=dict)
    revision = models.BigIntegerField(null=True)
    revision_at = models.DateTimeField(null=True)
    former_revision = models.BigIntegerField(null=True)
    former_revision_at = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["change_set", "kind", "record_id"], name="record_changed_once_a_set")
        ]

    def __str__(self) -> str:
        return self.title

    def keep_former(self, draft: Any) -> None:
        """Keeps which version a draft was of before it is saved as another."""
        if former := draft.latest_revision:
            self.former_revision, self.former_revision_at = former.pk, former.created_at
