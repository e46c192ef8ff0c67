"""The page of one output: everything known, asked for only as the template prints it."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import cached_property
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from portal.citations.formats import FORMATS
from portal.citations.formats.coins import context_object
from portal.citations.formats.highwire import meta_tags
from portal.citations.formats.json_ld import graph_node, script
from portal.citations.formats.json_ld_nodes import Node, node
from portal.citations.reference import Reference
from portal.citations.styles import STYLES, citation_html
from portal.outputs.facts import output_facts
from portal.outputs.models.output import Output
from portal.outputs.references import reference
from portal.pages.facts import Fact

__all__ = ["OutputSheet"]

RELATED = 5


@dataclass
class OutputSheet:
    """What `outputs/output.html` prints of `output`, cited in `style` out of the `styles` on offer."""

    output: Output
    styles: list[str]
    style: str

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
            (self.related, "related", _("Related")),
        ]
        return [{"id": anchor, "title": title} for there, anchor, title in shown if there]

    @cached_property
    def reference(self) -> Reference:
        return reference(self.output)

    @property
    def citation(self) -> SafeString:
        return mark_safe(citation_html(self.reference, self.style))

    @property
    def bibtex(self) -> str:
        """The entry as the BibTeX file of the record has it."""
        return b"".join(FORMATS["bib"].write([self.reference])).decode().strip()

    @property
    def style_label(self) -> str:
        return STYLES[self.style].label

    @property
    def style_choices(self) -> list[dict[str, object]]:
        """The styles that the site offers, each with the query string that chooses it."""
        return [
            {"label": STYLES[name].label, "url": f"?style={name}#citation", "selected": name == self.style}
            for name in self.styles
        ]

    @property
    def downloads(self) -> list[dict[str, str]]:
        """The record in every format."""
        address = self.output.get_absolute_url().rstrip("/")
        return [{"label": row.label, "url": f"{address}.{row.extension}"} for row in FORMATS.values()]

    @property
    def alternates(self) -> list[dict[str, str]]:
        """The record in other formats, for programs that read the page's head."""
        address = self.output.full_url.rstrip("/")
        return [
            {"label": row.label, "type": row.media_type, "url": f"{address}.{row.extension}"}
            for row in FORMATS.values()
        ]

    @property
    def citation_tags(self) -> list[tuple[str, str]]:
        """Highwire tags for a scholarly work's head; none for the other kinds."""
        return meta_tags(self.reference)

    @property
    def context_object(self) -> str:
        """COinS for a work that has no citation tags."""
        return "" if self.citation_tags else context_object(self.reference)

    @property
    def json_ld(self) -> SafeString:
        """The work as schema.org for a script element; `script` leaves nothing in it that could end the element."""
        return mark_safe(script({**graph_node(self.reference), **self.claims}))

    @property
    def bears_on_findings(self) -> bool:
        """Whether it is more to any finding than background."""
        return any(not item.is_background for item in self.evidence)

    @property
    def claims(self) -> Node:
        """The visible findings that the work supports, from its side: the other end of a claim's `appearance`."""
        nodes = [
            node("Claim", f"{item.finding.full_url}#claim", name=item.finding.title, url=item.finding.full_url)
            for item in self.evidence
            if item.is_support and not item.finding.is_withdrawn
        ]
        return {"interpretedAsClaim": nodes} if nodes else {}

    @cached_property
    def related(self) -> list[Output]:
        """Other visible outputs that share people or findings with this one, the nearest first."""
        return list(Output.objects.visible().related_to(self.output).with_lines()[:RELATED]) if self.output.pk else []
