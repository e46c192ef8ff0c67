from wagtail.admin.filters import WagtailFilterSet

from portal.records.rights import choosable

__all__ = ["RecordFilterSet"]


class RecordFilterSet(WagtailFilterSet):
    """The filters beside a list: where one names other records, it offers those that the person may name."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for record_filter in self.filters.values():
            queryset = getattr(record_filter, "queryset", None)
            if self.request and queryset is not None and hasattr(queryset.model, "ownership"):
                record_filter.queryset = choosable(self.request.user, queryset.model)
