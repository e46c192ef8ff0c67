"""The form of outcomes: it asks for what the chosen kind has."""

import json

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, Panel

from portal.desk.records.admin import record_panels
from portal.records.outcomes.kinds import KINDS

__all__ = ["outcome_panels"]

ABOUT = _(
    "For what came of an award and is no publication, broadcast or talk: those are outputs. It is reported in returns"
    " to funders and never shown on the site; publishing it says that it has been checked."
)


class KindSelect(forms.Select):
    """Chooses among the kinds; the script of the outputs' form then shows the fields of the chosen kind only."""

    def __init__(self) -> None:
        fields = {kind.name: kind.fields for kind in KINDS.values()}
        choices = [(kind.name, kind.label) for kind in KINDS.values()]
        super().__init__(attrs={"data-kind-fields": json.dumps(fields), "data-kind-containers": "{}"}, choices=choices)

    class Media:
        js = [forms.Script("js/kind-fields.js", type="module")]


def row(*names: str) -> FieldRowPanel:
    """Some fields beside one another."""
    return FieldRowPanel([FieldPanel(name) for name in names])


def outcome_panels() -> list[Panel]:
    """The panels of the form, in the order a person thinks: what, for which award, when, with whom, what it changed."""
    return [
        HelpPanel(content=str(ABOUT)),
        FieldPanel("kind", widget=KindSelect()),
        FieldPanel("title", required_on_save=True),
        FieldPanel("grants", widget=forms.CheckboxSelectMultiple),
        FieldPanel("is_planned"),
        FieldPanel("description"),
        MultiFieldPanel(
            [
                row("type", "stage"),
                row("start", "end"),
                row("organisation", "department"),
                row("sector", "country"),
                row("reference", "amount", "currency"),
                row("role", "next_role"),
                FieldPanel("person"),
                FieldPanel("skills"),
                row("audience", "reach", "areas"),
                FieldPanel("our_contribution"),
                FieldPanel("partner_contribution"),
                FieldPanel("impact"),
                row("official_scheme", "provided_to_others"),
                row("licensed", "is_open_source"),
            ],
            heading=_("What funders ask"),
        ),
        FieldPanel("url"),
        *record_panels(),
    ]
