"""Help texts of the form with an example each: those of the table of fields, and those of what stands in no table."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from portal.bibliography.fields import FIELDS

__all__ = ["field"]

HELP = {
    "kind": _("The form asks for what this kind has. For example: book chapter"),
    "role": _("What they did. For example: author"),
    "is_corporate": _("Tick for a body. For example: Muslim Contact Unit"),
    "document": _("The copy that readers may take. For example: the PDF of the accepted manuscript"),
    "version": _("For example: accepted manuscript, if it is not yet set by the publisher"),
    **{each.model_field: _(each.help) for each in FIELDS.values()},
}


def field(name: str, **options: Any) -> FieldPanel:
    """The panel of that field, with its help text; `options` are those of Wagtail's FieldPanel."""
    if name in HELP:
        options.setdefault("help_text", HELP[name])
    return FieldPanel(name, **options)
