from wagtail import hooks

from portal.records.bulk import DeleteRecords

# After Wagtail's own, whose place it takes.
hooks.register("register_bulk_action", DeleteRecords, order=10)
