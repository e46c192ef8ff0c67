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
from portal.public.findings.models import CaseStudyPage, FindingPage, FindingVersion
from portal.public.findings.notices import Notice, notice_of, old_version_notice
from portal.public.findings.references import reference, visible_authors
from portal.public.style_choice import StyleChoice
from portal.records.grants.models import Grant
from portal.records.outputs.models import Output

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
        """What a reader is told at the head: the finding's state today, and that this is not the newest version."""
        superseding = FindingPage.objects.visible().filter(pk=self.finding.superseded_by_id)
        state = notice_of(self.finding, superseding if self.finding.superseded_by_id else [])
        old = old_version_notice(self.version.number, self.newest) if self.is_old else None
        return [notice for notice in (state, old) if notice]

    @property
    def eyebrow(self) -> str:
        """Number and case studies, as they were then."""
        number = _("Finding %s") % self.words["number"] if self.words["number"] else ""
        return " · ".join(filter(None, [number, *(case["title"] for case in self.words["case_studies"])]))

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
    def outputs(self) -> dict[int, Output]:
        """Those of the outputs it names that may be seen today."""
        keys = [item["output"]["pk"] for item in self.words["evidence"] if item["output"]]
        return Output.objects.visible().in_bulk(keys) if keys else {}

    @cached_property
    def case_studies(self) -> dict[int, CaseStudyPage]:
        """Those of its case studies that may be seen today."""
        keys = [case["pk"] for case in self.words["case_studies"]]
        return {case.pk: case for case in CaseStudyPage.objects.visible().filter(pk__in=keys)} if keys else {}

    @cached_property
    def evidence(self) -> list[EvidenceItem]:
        """What it rested on, in the words of then, with links to what may be seen today."""
        return frozen_evidence_items(self.words["evidence"], self.outputs, self.case_studies)

    @cached_property
    def works(self) -> list[CitedWork]:
        """The references, as they were printed then."""
        return frozen_works(self.words["evidence"], self.outputs)

    @cached_property
    def visible_grants(self) -> dict[int, Grant]:
        """Those of its awards that may be seen today, by key."""
        keys = [grant["pk"] for grant in self.words["grants"]]
        return {grant.pk: grant for grant in Grant.objects.visible().filter(pk__in=keys)}

    @property
    def grants(self) -> list[dict[str, str]]:
        """The awards as they were called then, with links to the pages that may be seen today."""
        visible = self.visible_grants
        return [
            {**grant, "url": visible[grant["pk"]].get_absolute_url() if grant["pk"] in visible else ""}
            for grant in self.words["grants"]
        ]

    @property
    def people(self) -> list[str]:
        """Who did the work, as the names were printed then."""
        return [f"{person['given']} {person['family']}".strip() for person in self.words["people"]]

    @cached_property
    def reference(self) -> Reference:
        """The version as it is cited."""
        return reference(self.version, self.style.site_name, self.visible_grants, visible_authors(self.version))

    @property
    def citation(self) -> SafeString:
        """The citation in the chosen style, as HTML."""
        return mark_safe(citation_html(self.reference, self.style.style))

    def chart(self, number: int) -> VersionChart | None:
        """The chart of that number as data of this version."""
        return chart_of(self.version, number, self.reference, self.style.style)

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
