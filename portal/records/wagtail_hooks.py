from django.forms import Script
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail import hooks

from portal.records.bulk import DeleteRecords

# After Wagtail's own, whose place it takes.
hooks.register("register_bulk_action", DeleteRecords, order=10)


@hooks.register("insert_global_admin_js")
def keep_what_is_typed() -> SafeString:
    """The script that keeps what is typed until it is saved; everywhere in the admin, as it clears up everywhere."""
    words = format_html(
        '<template id="keep-typed-words" data-offer="{}" data-back="{}" data-away="{}"></template>',
        _("What you typed here last was not saved, because you were logged out or the connection was lost."),
        _("Save it as a draft"),
        _("Throw it away"),
    )
    return words + Script("js/keep-typed.js", type="module").__html__()
