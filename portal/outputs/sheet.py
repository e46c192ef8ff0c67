"""The page of one output: everything known, asked for only as the template prints it."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from portal.outputs.facts import output_facts
from portal.outputs.models.output import Output
from portal.pages.facts import Fact

__all__ = ["OutputSheet"]


@dataclass
class OutputSheet:
    """What `outputs/output.html` prints of `output`."""

    output: Output

    @property
    def eyebrow(self) -> str:
        return " · ".join(filter(None, [self.output.kind_label, self.output.shown_date]))

    @cached_property
    def facts(self) -> list[Fact]:
        return output_facts(self.output)

    @cached_property
    def evidence(self) -> list:
        """Visible findings for which the output is evidence, each once, with what it is evidence of."""
        return list(self.output.supporting_evidence) if self.output.pk else []

    @cached_property
    def people(self) -> list:
        """The visible people of the portal among the contributors, each once, with their contribution."""
        seen: dict[int, Any] = {}
        for contribution in self.output.contributions.all():
            person = contribution.visible_person
            if person:
                seen.setdefault(person.pk, contribution)
        return list(seen.values())

    @property
    def sections(self) -> list[dict[str, str]]:
        """The headings of the page that are there."""
        shown = [
            (True, "record", _("The record")),
            (self.output.abstract, "abstract", _("Abstract")),
            (True, "citation-heading", _("How to cite")),
            (self.evidence, "findings", _("Findings")),
            (self.people, "people", _("From the team")),
            (self.output.visible_grants, "grants", _("Who paid")),
        ]
        return [{"id": anchor, "title": title} for there, anchor, title in shown if there]

    @property
    def citation(self) -> str:
        return ""

    @property
    def downloads(self) -> list[dict[str, str]]:
        return []

    @property
    def style_label(self) -> str:
        return ""
