from django.forms import Script
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail import hooks

from portal.desk.records import unpublishing
from portal.desk.records.bulk import DeleteRecords

__all__ = ["unpublishing"]

# After Wagtail's own, whose place it takes.
hooks.register("register_bulk_action", DeleteRecords, order=10)


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
