from wagtail.admin.forms import WagtailAdminModelForm

from portal.cms.forms import WithDescribedImages, WithoutMissingStreams
from portal.cms.naming import NamesReadableOnly
from portal.cms.schedule_form import ScheduledForm

__all__ = ["RecordForm"]


class RecordForm(ScheduledForm, WithDescribedImages, WithoutMissingStreams, NamesReadableOnly, WagtailAdminModelForm):
    """The editor's form of any record."""
