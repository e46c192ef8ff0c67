from typing import Any

from django.db.models import Q, QuerySet
from django.forms import ModelChoiceField
from wagtail.admin.forms import WagtailAdminModelForm

from portal.records.ownership import choosable

__all__ = ["RecordForm"]


class RecordForm(WagtailAdminModelForm):
    """Where the form names other records, it offers those that the person may name, and what is named already."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            rows = field.queryset if isinstance(field, ModelChoiceField) else None
            if self.for_user and rows is not None and hasattr(rows.model, "ownership"):
                field.queryset = self.offered(name, rows)

    def offered(self, name: str, rows: QuerySet) -> QuerySet:
        named = self.initial.get(name) or []
        keys = [getattr(one, "pk", one) for one in (named if hasattr(named, "__iter__") else [named])]
        return rows.filter(Q(pk__in=choosable(self.for_user, rows.model).values("pk")) | Q(pk__in=keys))
