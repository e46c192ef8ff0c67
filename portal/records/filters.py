from typing import Any

from wagtail.admin.filters import WagtailFilterSet

from portal.records.ownership import choosable

__all__ = ["RecordFilterSet"]


class RecordFilterSet(WagtailFilterSet):
    """The filters beside a list: where one names other records, it offers those that the person may name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for one in self.filters.values():
            rows = getattr(one, "queryset", None)
            if self.request and rows is not None and hasattr(rows.model, "ownership"):
                one.queryset = choosable(self.request.user, rows.model)
