"""The box of an output's form that says, while somebody types, that the work may be in the portal already."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

__all__ = ["DuplicateBoxPanel"]


class DuplicateBoxPanel(Panel):
    """Asks after each change of title, date, DOI or ISBN whether another output is the same work."""

    def __init__(self, **options: object) -> None:
        super().__init__(**{"heading": _("In the portal already?"), **options})

    class BoundPanel(Panel.BoundPanel):
        """The panel in a form."""

        template_name = "desk/outputs/duplicate_box.html"

        class Media:
            js = [forms.Script("js/duplicate-box.js", type="module")]
            css = {"all": ["css/output-form.css"]}

        def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
            """Template context: the addresses that the script asks."""
            context = super().get_context_data(parent_context) or {}
            return {**context, "look_up_url": reverse_lazy("output_duplicates"), "output": self.instance}
