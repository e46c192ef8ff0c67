"""The forms that outputs are edited with: what all share around the fields of the own table."""

import json
from collections.abc import Iterator

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, Panel

from portal.bibliography.fields import own_fields
from portal.bibliography.kinds import kinds_of
from portal.desk.outputs.author_box import AuthorBoxPanel
from portal.desk.outputs.doi_box import DOIBoxPanel
from portal.desk.outputs.duplicate_box import DuplicateBoxPanel
from portal.desk.outputs.help_texts import field
from portal.desk.records.admin import record_panels

__all__ = ["output_panels"]


# What the table of kinds calls otherwise than the model does.
FIELD_NAMES = {"address": "url"}


# The tables of what is mostly published with a DOI: it is asked for first, since it fills in the rest.
TABLES_WITH_DOI = ("publication", "report")

MOST_CONTRIBUTORS = 5000  # Django's own limit of 1,000 would refuse the works of the largest collaborations.


class KindSelect(forms.Select):
    """Chooses among the kinds of one table; its script then shows the fields of the chosen kind only.

    What the kind stands in (a journal, a book) is called by its name.
    """

    def __init__(self, table: str) -> None:
        kinds = kinds_of(table)
        fields = {kind.name: [FIELD_NAMES.get(name, name) for name in kind.fields] for kind in kinds}
        containers = {kind.name: kind.container for kind in kinds if kind.container}
        choices = [(kind.name, kind.label) for kind in kinds]
        data = {"data-kind-fields": json.dumps(fields), "data-kind-containers": json.dumps(containers)}
        super().__init__(attrs=data, choices=choices)

    class Media:
        js = [forms.Script("js/kind-fields.js", type="module")]


def output_panels(table: str, own: list[Panel]) -> list[Panel]:
    """The panels of one table's form, in the order a person thinks: what, when, who, where, then the rest."""
    has_doi = table in TABLES_WITH_DOI
    first = [field("doi"), DOIBoxPanel(table)] if has_doi else []
    return [
        *first,
        field("kind", widget=KindSelect(table)),
        field("title"),
        field("date"),
        DuplicateBoxPanel(),
        AuthorBoxPanel("contributions"),
        contributions_panel(),
        MultiFieldPanel([*own, *fields_left(table, own)], heading=_("Where it appeared")),
        MultiFieldPanel([field("summary"), field("abstract")], heading=_("What it says")),
        field("grants", widget=forms.CheckboxSelectMultiple),
        MultiFieldPanel(
            [*([] if has_doi else [field("doi")]), FieldRowPanel([field("url"), field("url_note")])],
            heading=_("Elsewhere"),
        ),
        files_panel(),
        MultiFieldPanel(
            [
                FieldRowPanel([field("access"), field("embargo_until")]),
                FieldRowPanel([field("licence"), field("peer_reviewed")]),
                FieldRowPanel([field("language"), field("keywords")]),
            ],
            heading=_("Access and description"),
        ),
        *record_panels(),
    ]


def fields_left(table: str, own: list[Panel]) -> list[Panel]:
    """Panels of those fields of the table that none of `own` shows: a new field needs no more than its row."""
    placed = {name for panel in own for name in names_in(panel)}
    return [field(name) for name in own_fields(table) if name not in placed]


def names_in(panel: Panel) -> Iterator[str]:
    """The names of the fields that a panel shows."""
    if isinstance(panel, FieldPanel):
        yield panel.field_name
    for child in getattr(panel, "children", ()):
        yield from names_in(child)


def contributions_panel() -> Panel:
    """The contributors, each with role, name and person."""
    return InlinePanel(
        "contributions",
        max_num=MOST_CONTRIBUTORS,
        heading=_("Contributors, in the order of the work"),
        label=_("contributor"),
        panels=[
            FieldRowPanel([field("role"), field("name")]),
            FieldRowPanel([field("person"), field("is_corporate")]),
        ],
    )


def files_panel() -> Panel:
    """The copies kept here, each with its name and version."""
    return InlinePanel(
        "files",
        heading=_("Copies kept here"),
        label=_("file"),
        panels=[field("document"), FieldRowPanel([field("name"), field("version")])],
    )
