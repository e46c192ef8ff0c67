"""The rights of the staff: who may see, choose, change and publish pages, records, images and documents.

Every form, chooser, bulk action, intake and screen of the desk asks here. What the public may see is asked in
`visibility.rule`.
"""

from portal.records.rights.bringing_in import Rights
from portal.records.rights.changing import (
    files_to_change,
    keys_to_change,
    may_publish,
    may_publish_below,
    outputs_to_change,
    pages_to_change,
    records_to_change,
)
from portal.records.rights.files import choose_readable_files_only
from portal.records.rights.pages import (
    changeable_pages,
    explore_readable_pages_only,
    may_change_page,
    works_on_pages,
)
from portal.records.rights.reading import choosable, may_read, may_read_all, readable
from portal.records.rights.records import RecordPermissionPolicy, answers_for_all, publish_permission
from portal.records.rights.returning import may_make_returns

__all__ = [
    "RecordPermissionPolicy",
    "Rights",
    "answers_for_all",
    "changeable_pages",
    "choosable",
    "choose_readable_files_only",
    "explore_readable_pages_only",
    "files_to_change",
    "keys_to_change",
    "may_change_page",
    "may_make_returns",
    "may_publish",
    "may_publish_below",
    "may_read",
    "may_read_all",
    "outputs_to_change",
    "pages_to_change",
    "publish_permission",
    "readable",
    "records_to_change",
    "works_on_pages",
]
