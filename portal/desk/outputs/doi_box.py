"""The box of an output's form that fills it in from a DOI, for the person to look through."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

__all__ = ["DOIBoxPanel"]


class DOIBoxPanel(Panel):
    """Looks up the DOI typed above it and fills the form's empty fields; hidden where look-ups are switched off."""

    def __init__(self, table: str, **options: object) -> None:
        super().__init__(**{"heading": _("Fill the form in from its DOI"), **options})
        self.table = table

    def clone_kwargs(self) -> dict[str, Any]:
        """The options of a copy, which Wagtail makes for each model."""
        return {**super().clone_kwargs(), "table": self.table}

    class BoundPanel(Panel.BoundPanel):
        """The panel in a form."""

        template_name = "desk/outputs/doi_box.html"

        class Media:
            js = [forms.Script("js/doi-box.js", type="module")]
            css = {"all": ["css/output-form.css"]}

        def is_shown(self) -> bool:
            """Whether DOIs are looked up in this portal at all."""
            return settings.DOI_LOOKUP and super().is_shown()

        def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
            """Template context: the address that the script asks, and the table whose form it is."""
            context = super().get_context_data(parent_context) or {}
            return {**context, "look_up_url": reverse_lazy("look_up_doi"), "table": self.panel.table}
