"""The page of one version of a finding, in the words in which it was published."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue

from portal.bibliography.formats import FORMATS
from portal.bibliography.reference import Reference
from portal.bibliography.styles import citation_html
from portal.public.findings.charts import VersionChart, chart_of
from portal.public.findings.evidence_items import CitedWork, EvidenceItem, frozen_evidence_items, frozen_works
from portal.public.findings.models import FindingPage, FindingVersion
from portal.public.findings.named import NamedToday
from portal.public.findings.notices import Notice, notice_of, old_version_notice, redaction_notice
from portal.public.findings.references import reference
from portal.public.style_choice import StyleChoice

__all__ = ["VersionContent"]


@dataclass
class VersionContent:
    """What `public/findings/version.html` prints of `version`; `newest` is the finding's newest one."""

    version: FindingVersion
    newest: FindingVersion
    style: StyleChoice

    @property
    def words(self) -> dict[str, Any]:
        """What was published then: see `freezing.frozen`."""
        return self.version.content

    @property
    def finding(self) -> FindingPage:
        """The finding as it stands today."""
        return self.version.finding

    @property
    def is_old(self) -> bool:
        """Whether a newer version has been published."""
        return self.version.number < self.newest.number

    @property
    def notices(self) -> list[Notice]:
        """What a reader is told at the head: the finding's state today, that this is not the newest version, and that
        its words were taken away."""
        superseding = FindingPage.objects.visible().filter(pk=self.finding.superseded_by_id)
        state = notice_of(self.finding, superseding if self.finding.superseded_by_id else [])
        old = old_version_notice(self.version, self.newest) if self.is_old else None
        redaction = redaction_notice(self.version) if self.version.is_redacted else None
        return [notice for notice in (state, old, redaction) if notice]

    @property
    def eyebrow(self) -> str:
        """Number and case studies, as they were then."""
        number = _("Finding %s") % self.words["number"] if self.words["number"] else ""
        visible = self.named.case_studies
        cases = [case["title"] for case in self.words["case_studies"] if case["pk"] in visible]
        return " · ".join(filter(None, [number, *cases]))

    @property
    def imprint(self) -> str:
        """Version, day, and what changed."""
        return " · ".join(filter(None, [self.version.dated_label, self.version.change_note]))

    @property
    def share_year(self) -> str:
        """The year on the picture of a shared link."""
        return str(self.version.day.year)

    @cached_property
    def body(self) -> StreamValue:
        """The body's blocks, from the raw data kept; their links lead only to what may be seen today."""
        field: Any = FindingPage._meta.get_field("body")
        return field.stream_block.to_python(self.words["body"])

    @cached_property
    def named(self) -> NamedToday:
        """What it names, as far as that may be seen today."""
        return NamedToday([self.version])

    @cached_property
    def evidence(self) -> list[EvidenceItem]:
        """What it rested on, in the words of then; it names, and leads to, what may be seen today."""
        return frozen_evidence_items(self.words["evidence"], self.named.outputs, self.named.case_studies)

    @cached_property
    def works(self) -> list[CitedWork]:
        """The references of works that may be seen today, as they were printed then."""
        return frozen_works(self.words["evidence"], self.named.outputs)

    @property
    def grants(self) -> list[dict[str, str]]:
        """The awards that may be seen today, as they were called then."""
        visible = self.named.grants
        grants = [grant for grant in self.words["grants"] if grant["pk"] in visible]
        return [{**grant, "url": visible[grant["pk"]].get_absolute_url()} for grant in grants]

    @property
    def people(self) -> list[str]:
        """Those who did the work and may be seen today, as their names were printed then."""
        people = [person for person in self.words["people"] if person["pk"] in self.named.people]
        return [f"{person['given']} {person['family']}".strip() for person in people]

    @cached_property
    def reference(self) -> Reference:
        """The version as it is cited."""
        return reference(self.version, self.style.site_name, self.named)

    @property
    def citation(self) -> SafeString:
        """The citation in the chosen style, as HTML."""
        return mark_safe(citation_html(self.reference, self.style.style))

    def chart(self, number: int) -> VersionChart | None:
        """The chart of that number as data of this version."""
        return chart_of(self.version, number, self.reference, self.style.style)

    @property
    def csl_json(self) -> str:
        """The version as CSL-JSON, from which a reference manager prints any other style."""
        place = [self.finding.slug, self.version.number]
        return reverse("version_in_format", args=[*place, FORMATS["csl.json"].extension])

    @property
    def downloads(self) -> list[dict[str, str]]:
        """The version as a file in each format: `label` and `url`."""
        place = [self.finding.slug, self.version.number]
        return [
            {
                "label": chosen.label,
                "url": self.style.address(chosen, reverse("version_in_format", args=[*place, chosen.extension])),
            }
            for chosen in FORMATS.values()
        ]
