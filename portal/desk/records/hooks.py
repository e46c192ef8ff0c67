from collections.abc import Iterator

from django.db.models import Model
from django.forms import Script
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.ui.menus import MenuItem

from portal.desk.records import unpublishing
from portal.desk.records.bulk import DeleteRecords
from portal.desk.request_user import RequestUser
from portal.records.base.models import Record
from portal.visibility.rule import in_schedule

__all__ = ["unpublishing"]

# After Wagtail's own, whose place it takes.
hooks.register("register_bulk_action", DeleteRecords, order=10)


@hooks.register("register_snippet_listing_buttons")
def way_to_the_page(record: Model, _user: RequestUser, next_url: str | None = None) -> Iterator[MenuItem]:
    """ "View live" in the menu of each published record of a list."""
    if isinstance(record, Record) and record.has_page and record.live and not record.is_private and in_schedule(record):
        yield MenuItem(_("View live"), record.get_absolute_url(), icon_name="view", priority=15)


@hooks.register("insert_global_admin_js")
def keep_what_is_typed() -> SafeString:
    """The script that keeps what is typed until it is saved; everywhere in the admin, as it clears up everywhere."""
    sentences = format_html(
        '<template id="keep-typed-words" data-offer="{}" data-unnamed="{}" data-back="{}" data-away="{}"></template>',
        _("“{name}”, as you typed it here at {time}, was not saved."),
        _("The record"),
        _("Save it as a draft"),
        _("Throw it away"),
    )
    return sentences + Script("js/keep-typed.js", type="module").__html__()


@hooks.register("insert_global_admin_js")
def keep_the_field_in_view() -> SafeString:
    """Keeps the field that an address names in view while its form is being drawn."""
    return format_html('<script type="module" src="{}"></script>', static("js/target.js"))


@hooks.register("insert_global_admin_css")
def show_the_label_of_a_field_that_is_pointed_at() -> SafeString:
    """Keeps the label above the field that an address names from being hidden behind the head of the page."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin/target.css"))
