"""The box of an output's form that takes an author list as the paper prints it."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from portal.bibliography.roles import ROLES
from portal.records.people.models import Person
from portal.records.rights import answers_for_all

__all__ = ["AuthorBoxPanel"]


class AuthorBoxPanel(Panel):
    """Reads a pasted list and adds a row to the inline panel `relation_name` for each name, in order."""

    def __init__(self, relation_name: str, **options: object) -> None:
        super().__init__(**{"heading": _("Paste the authors as the work prints them"), **options})
        self.relation_name = relation_name

    def clone_kwargs(self) -> dict[str, Any]:
        """The options of a copy, which Wagtail makes for each model."""
        return {**super().clone_kwargs(), "relation_name": self.relation_name}

    class BoundPanel(Panel.BoundPanel):
        """The panel in a form."""

        template_name = "desk/outputs/author_box.html"

        class Media:
            js = [forms.Script("js/author-box.js", type="module")]
            css = {"all": ["css/output-form.css"]}

        def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
            """Template context: the addresses that the script asks."""
            context = super().get_context_data(parent_context) or {}
            return {
                **context,
                "relation_name": self.panel.relation_name,
                "read_url": reverse_lazy("read_authors"),
                "name_form_url": reverse_lazy("add_name_form"),
                "roles": list(ROLES.values()),
                "proposed": self.proposed(),
            }

        def proposed(self) -> str:
            """Of a new work of somebody who works on their own only, their own name."""
            if self.instance.pk or answers_for_all(self.request.user, type(self.instance)):
                return ""
            profile = Person.objects.filter(account=self.request.user).first()
            return profile.name if profile else ""
