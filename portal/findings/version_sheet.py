"""The page of one version of a finding, in the words in which it was published."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import cached_property
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from portal.citations.formats import FORMATS
from portal.citations.reference import Reference
from portal.citations.styles import citation_html
from portal.findings.lines import CitedWork, EvidenceLine, frozen_lines, frozen_works
from portal.findings.models import CaseStudyPage, FindingPage, FindingVersion
from portal.findings.notices import Notice, notice_of, old_version_notice
from portal.findings.references import reference
from portal.findings.sheet import Reading, dated
from portal.grants.models import Grant
from portal.outputs.models import Output

__all__ = ["VersionSheet"]


@dataclass
class VersionSheet:
    """What `findings/version.html` prints of `version`; `newest` is the finding's newest one."""

    version: FindingVersion
    newest: FindingVersion
    reading: Reading

    @property
    def content(self) -> dict[str, Any]:
        return self.version.content

    @property
    def finding(self) -> FindingPage:
        return self.version.finding

    @property
    def is_old(self) -> bool:
        return self.version.number < self.newest.number

    @property
    def notices(self) -> list[Notice]:
        superseding = FindingPage.objects.visible().filter(pk=self.finding.superseded_by_id)
        state = notice_of(self.finding, superseding if self.finding.superseded_by_id else [])
        old = old_version_notice(self.version.number, self.newest) if self.is_old else None
        return [notice for notice in (state, old) if notice]

    @property
    def eyebrow(self) -> str:
        number = _("Finding %s") % self.content["number"] if self.content["number"] else ""
        return " · ".join(filter(None, [number, *(case["title"] for case in self.content["case_studies"])]))

    @property
    def imprint(self) -> str:
        return " · ".join(filter(None, [dated(self.version), self.version.change_note]))

    @cached_property
    def body(self) -> Any:
        """The body's blocks, from the raw data kept; their links lead only to what may be seen today."""
        field: Any = FindingPage._meta.get_field("body")
        return field.stream_block.to_python(self.content["body"])

    @cached_property
    def outputs(self) -> dict[int, Output]:
        """Those of the outputs it names that may be seen today."""
        keys = [row["output"]["pk"] for row in self.content["evidence"] if row["output"]]
        return Output.objects.visible().in_bulk(keys) if keys else {}

    @cached_property
    def case_studies(self) -> dict[int, CaseStudyPage]:
        """Those of its case studies that may be seen today."""
        keys = [case["pk"] for case in self.content["case_studies"]]
        return {case.pk: case for case in CaseStudyPage.objects.visible().filter(pk__in=keys)} if keys else {}

    @cached_property
    def evidence(self) -> list[EvidenceLine]:
        return frozen_lines(self.content["evidence"], self.outputs, self.case_studies)

    @cached_property
    def works(self) -> list[CitedWork]:
        return frozen_works(self.content["evidence"], self.outputs)

    @cached_property
    def visible_grants(self) -> dict[int, Grant]:
        keys = [row["pk"] for row in self.content["grants"]]
        return {grant.pk: grant for grant in Grant.objects.visible().filter(pk__in=keys).with_page().with_team()}

    @property
    def grants(self) -> list[dict[str, str]]:
        """The awards as they were called then, with links to the pages that may be seen today."""
        found = self.visible_grants
        return [
            {**row, "url": found[row["pk"]].get_absolute_url() if row["pk"] in found else ""}
            for row in self.content["grants"]
        ]

    @property
    def people(self) -> list[str]:
        """Who did the work, as the names were printed then."""
        return [f"{person['given']} {person['family']}".strip() for person in self.content["people"]]

    @cached_property
    def reference(self) -> Reference:
        return reference(self.version, self.reading.site_name, self.visible_grants)

    @property
    def citation(self) -> SafeString:
        return mark_safe(citation_html(self.reference, self.reading.style))

    @property
    def downloads(self) -> list[dict[str, str]]:
        address = self.version.get_absolute_url().rstrip("/")
        return [{"label": row.label, "url": f"{address}.{row.extension}"} for row in FORMATS.values()]
