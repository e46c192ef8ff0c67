from typing import Any

from django.db.models import Q, QuerySet
from django.forms import ModelChoiceField
from wagtail.admin.forms import WagtailAdminModelForm

from portal.cms.forms import WithDescribedImages, WithoutMissingStreams
from portal.cms.schedule_form import ScheduledForm
from portal.records.base.ownership import choosable

__all__ = ["RecordForm"]


class RecordForm(ScheduledForm, WithDescribedImages, WithoutMissingStreams, WagtailAdminModelForm):
    """Where the form names other records, it offers those that the person may name, and what is named already."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            records = field.queryset if isinstance(field, ModelChoiceField) else None
            if self.for_user and records is not None and hasattr(records.model, "ownership"):
                field.queryset = self.offered(name, records)

    def offered(self, name: str, records: QuerySet) -> QuerySet:
        """Those of `records` that the person may name in the field `name`, and those that it names already."""
        named = self.initial.get(name) or []
        keys = [getattr(record, "pk", record) for record in (named if hasattr(named, "__iter__") else [named])]
        return records.filter(Q(pk__in=choosable(self.for_user, records.model).values("pk")) | Q(pk__in=keys))
