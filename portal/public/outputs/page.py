"""The page of one output: everything known, asked for only as the template prints it."""

from dataclasses import dataclass
from typing import Any, ClassVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from portal.bibliography.formats import FORMATS, Format
from portal.bibliography.formats.coins.write import context_object
from portal.bibliography.formats.highwire.write import meta_tags
from portal.bibliography.formats.schema_org.nodes import Node, node
from portal.bibliography.formats.schema_org.write import graph_node, script
from portal.bibliography.formats.signposting.links import Signposts
from portal.bibliography.reference import Reference
from portal.bibliography.styles import citation_html
from portal.cms.facts import Fact
from portal.freshness.sources import shows_only
from portal.public.findings.models import Evidence
from portal.public.outputs.actions import Action, Recording, elsewhere, file_actions, recordings
from portal.public.outputs.facts import output_facts
from portal.public.outputs.related import related_outputs
from portal.public.outputs.signposts import signposts_of_output
from portal.public.records_page import draft_response
from portal.public.style_choice import StyleChoice, style_choice
from portal.records.base.previews import shows_drafts_of
from portal.records.grants.models import Grant
from portal.records.outputs.access import Access
from portal.records.outputs.details import VisibleDetails
from portal.records.outputs.models import Output, OutputFile
from portal.records.outputs.references import reference_with
from portal.records.people.models import Person

__all__ = ["Credit", "OutputContent"]

RELATED = 5


@dataclass(frozen=True)
class Credit:
    """A visible person of the portal, and as what the work names them first."""

    person: Person
    role: str


@dataclass
class OutputContent:
    """What `outputs/output.html` prints of `output`, a saved record or a draft in hand, for a reader who sees it in the
    citation style of `reading`."""

    template: ClassVar[str] = "public/outputs/output.html"

    output: Output
    reading: StyleChoice

    @property
    def record(self) -> Output:
        """The output itself."""
        return self.output

    @cached_property
    def details(self) -> VisibleDetails:
        """What the public may see of the output, asked for once."""
        return VisibleDetails(self.output)

    @property
    def eyebrow(self) -> str:
        """Kind and date."""
        return " · ".join(filter(None, [self.output.kind_label, self.output.shown_date]))

    @cached_property
    def facts(self) -> list[Fact]:
        """The facts of the record, in the order a reader asks."""
        return output_facts(self.details)

    @cached_property
    def evidence(self) -> list[Evidence]:
        """What visible findings say of this output, in the order of the findings, each with its finding."""
        evidence: Any = Evidence.objects
        return list(evidence.visible().filter(output=self.output.pk).in_order()) if self.output.pk else []

    @cached_property
    def people(self) -> list[Credit]:
        """The visible people of the portal among the contributors, each once."""
        by_person: dict[int, Credit] = {}
        for contribution in self.details.contributions:
            person = self.details.person_of(contribution)
            if person:
                by_person.setdefault(person.pk, Credit(person, contribution.role_label))
        return list(by_person.values())

    @property
    def grants(self) -> list[Grant]:
        """The visible awards behind it, in order."""
        return self.details.grants

    @property
    def files(self) -> list[OutputFile]:
        """The files that anybody may take from here, in order."""
        return self.details.files

    @property
    def share_year(self) -> str:
        """The year on the picture of a shared link."""
        return self.output.date[:4]

    @cached_property
    def actions(self) -> list[Action]:
        """What a reader can open of the work, the first first: its files, then its address elsewhere.

        An address that may no longer answer (`url_note`) is no promise: where no file is held, `absence` says so.
        """
        other = elsewhere(self.output, bool(self.files))
        others = [other] if other and (self.files or not other.note) else []
        return [*file_actions(self.output, self.files), *others]

    @property
    def recordings(self) -> list[Recording]:
        """The recordings that the page plays."""
        return recordings(self.files)

    @property
    def transcripts(self) -> list[OutputFile]:
        """The files in which one reads what a recording says."""
        return [file for file in self.files if file.is_transcript]

    @property
    def absence(self) -> str:
        """What a reader is told where nothing of the work can be promised; "" where something can be opened, or where
        nobody said that no copy is held."""
        if self.actions or not (self.output.url or self.output.access_now == Access.METADATA_ONLY):
            return ""
        return self.output.url_note or _("This portal describes the work and keeps no copy of it.")

    @property
    def sections(self) -> list[dict[str, str]]:
        """The headings of the page that are there."""
        shown = [
            (True, "record", _("The record")),
            (self.output.abstract, "abstract", _("Abstract")),
            (True, "citation-heading", _("How to cite")),
            (self.evidence, "findings", _("Findings")),
            (self.people, "people", _("From the team")),
            (self.grants, "grants", _("Who paid")),
            (self.related, "related", _("Related")),
        ]
        return [{"id": anchor, "title": title} for there, anchor, title in shown if there]

    @cached_property
    def reference(self) -> Reference:
        """The output as it is cited and exported."""
        return reference_with(self.details)

    @property
    def citation(self) -> SafeString:
        """The citation in the chosen style, as HTML."""
        return mark_safe(citation_html(self.reference, self.reading.style))

    @property
    def bibtex(self) -> str:
        """The entry as the BibTeX file of the record has it."""
        return b"".join(FORMATS["bib"].write([self.reference])).decode().strip()

    @property
    def downloads(self) -> list[dict[str, str]]:
        """The record in every format."""
        return [
            {"label": offered.label, "url": self.reading.address(offered, self.address_in(offered))}
            for offered in FORMATS.values()
        ]

    def address_in(self, offered: Format) -> str:
        """The address on this site of the record as a file in that format."""
        return reverse("output_in_format", args=[self.output.slug, offered.extension])

    @property
    def csl_json(self) -> str:
        """The record as CSL-JSON, from which a reference manager prints any other style."""
        return reverse("output_in_format", args=[self.output.slug, FORMATS["csl.json"].extension])

    @property
    def alternates(self) -> list[dict[str, str]]:
        """The record in other formats, for programs that read the page's head."""
        return [
            {
                "label": offered.label,
                "type": offered.media_type,
                "url": settings.WAGTAILADMIN_BASE_URL + self.address_in(offered),
            }
            for offered in FORMATS.values()
        ]

    @property
    def citation_tags(self) -> list[tuple[str, str]]:
        """Highwire tags for a scholarly work's head; none for the other kinds."""
        return meta_tags(self.reference)

    @property
    def signposts(self) -> Signposts:
        """The links of the page's header."""
        return signposts_of_output(self.output, self.reference)

    @property
    def open_graph_type(self) -> str:
        """What the page shows, in Open Graph's words."""
        return self.output.kind_row.open_graph

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
        related = list(related_outputs(self.output).with_lines()[:RELATED]) if self.output.pk else []
        shows_only(Output, [output.pk for output in (self.output, *related) if output.pk])
        return related


@shows_drafts_of(Output)
def draft_of_output(output: Output, request: HttpRequest, mode: str) -> HttpResponse:
    """The output as it would be, with the address and the key that it would be given if it were published now: its
    page, or beside the form how it looks in lists and references."""
    output.slug = output.slug or output.new_slug()
    output.citation_key = output.citation_key or output.new_citation_key()
    content = OutputContent(output, style_choice(request))
    return draft_response(request, content, "" if mode == "page" else "public/outputs/preview.html")
