"""The forms that outputs are edited with: what all share around the fields of the own table."""

import json

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, Panel

from portal.citations.kinds import kinds_of
from portal.outputs.author_box import AuthorBoxPanel
from portal.records.admin import record_panels

__all__ = ["output_panels"]


# What the table of kinds calls otherwise than the model does.
FIELD_NAMES = {"address": "url"}


class KindSelect(forms.Select):
    """Chooses among the kinds of one table; its script then shows the fields of the chosen kind only."""

    def __init__(self, table: str) -> None:
        rows = kinds_of(table)
        fields = {row.name: [FIELD_NAMES.get(name, name) for name in row.fields] for row in rows}
        choices = [(row.name, row.label) for row in rows]
        super().__init__(attrs={"data-kind-fields": json.dumps(fields)}, choices=choices)

    class Media:
        js = [forms.Script("js/kind-fields.js", type="module")]


def output_panels(table: str, own: list[Panel]) -> list[Panel]:
    """The panels of one table's form, in the order a person thinks: what, when, who, where, then the rest."""
    return [
        FieldPanel("kind", widget=KindSelect(table)),
        FieldPanel("title"),
        FieldPanel("date"),
        AuthorBoxPanel("contributions"),
        contributions_panel(),
        MultiFieldPanel(own, heading=_("Where it appeared")),
        MultiFieldPanel([FieldPanel("summary"), FieldPanel("abstract")], heading=_("What it says")),
        FieldPanel("grants", widget=forms.CheckboxSelectMultiple),
        MultiFieldPanel(
            [FieldPanel("doi"), FieldRowPanel([FieldPanel("url"), FieldPanel("url_note")])], heading=_("Elsewhere")
        ),
        files_panel(),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("access"), FieldPanel("embargo_until")]),
                FieldRowPanel([FieldPanel("licence"), FieldPanel("peer_reviewed")]),
                FieldRowPanel([FieldPanel("language"), FieldPanel("keywords")]),
            ],
            heading=_("Access and description"),
        ),
        *record_panels(),
    ]


def contributions_panel() -> Panel:
    return InlinePanel(
        "contributions",
        heading=_("Contributors, in the order of the work"),
        label=_("contributor"),
        panels=[
            FieldRowPanel([FieldPanel("role"), FieldPanel("name")]),
            FieldRowPanel([FieldPanel("person"), FieldPanel("is_corporate")]),
        ],
    )


def files_panel() -> Panel:
    return InlinePanel(
        "files",
        heading=_("Copies kept here"),
        label=_("file"),
        panels=[FieldPanel("document"), FieldRowPanel([FieldPanel("name"), FieldPanel("version")])],
    )
