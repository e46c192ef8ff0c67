from django.conf import settings
from django.db import models
from django.utils import timezone

__all__ = ["ColumnChoice"]


class ColumnChoice(models.Model):
    """How a person has matched the columns of a spreadsheet with our fields, for the next file of the same headings.

    `signature`: the headings as `Table.signature` gives them, hashed (SHA-256, hexadecimal), since there is no limit
    to their length. `fields`: our field for each column in order, "" for one that is left out. `kind`: of rows that
    name none.
    """

    wagtail_reference_index_ignore = True

    signature = models.CharField(max_length=64, unique=True)
    fields = models.JSONField(default=list)
    kind = models.CharField(max_length=40, blank=True)
    chosen_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    chosen_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{len(self.fields)} columns, {timezone.localtime(self.chosen_at):%d/%m/%Y}"
