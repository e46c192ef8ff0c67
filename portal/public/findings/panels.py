"""The form of a finding, in the order in which a person thinks: what, why, how we know, what not, what since."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    PageChooserPanel,
    Panel,
    TitleFieldPanel,
)

from portal.public.findings.checks import missing

__all__ = ["finding_panels"]


class ShortcomingsPanel(Panel):
    """Says at the head of the form what the draft, as it was last saved, lacks before it can be published."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "public/findings/shortcomings_panel.html"

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            """Template context: `missing`, what the page lacks as saved; a new one lacks all that is asked for."""
            context = super().get_context_data(parent_context)
            return {**context, "missing": missing(self.instance)}


def finding_panels() -> list[Panel]:
    """The panels of the content tab."""
    return [
        ShortcomingsPanel(heading=_("Before you publish")),
        TitleFieldPanel("title", help_text=_("A short name, for menus and search: Support for the MCU")),
        MultiFieldPanel(
            [FieldPanel("number"), FieldPanel("claim"), FieldPanel("plain_summary")], heading=_("The finding")
        ),
        FieldPanel("body"),
        InlinePanel(
            "evidence",
            heading=_("Evidence"),
            label=_("evidence"),
            help_text=_("What it rests on, the strongest first; each with what it is and how it bears on the claim"),
        ),
        FieldPanel("limits"),
        FieldPanel("outcome"),
        MultiFieldPanel(
            [
                FieldPanel("case_studies", widget=forms.CheckboxSelectMultiple),
                FieldPanel("grants", widget=forms.CheckboxSelectMultiple),
                FieldPanel("people", widget=forms.CheckboxSelectMultiple),
            ],
            heading=_("Belongs to"),
        ),
        FieldPanel("change_note"),
        MultiFieldPanel(
            [
                FieldRowPanel(
                    [FieldPanel("status"), PageChooserPanel("superseded_by", page_type="public.FindingPage")]
                ),
                FieldPanel("status_reason"),
                FieldRowPanel([FieldPanel("status_since"), FieldPanel("decided_by")]),
            ],
            heading=_("Corrected, superseded or withdrawn"),
            classname="collapsed",
        ),
    ]
