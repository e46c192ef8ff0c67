"""All findings as one document: what a reader prints and takes along."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import cached_property
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from portal.citations.styles import citation_html
from portal.findings.exports import FindingsExport
from portal.findings.lines import CitedWork, EvidenceLine, cited_works, evidence_lines
from portal.findings.models import FindingPage, FindingVersion
from portal.findings.references import reference
from portal.findings.sheet import Reading, dated

__all__ = ["Brief"]


@dataclass(frozen=True)
class Chapter:
    """One finding in the brief."""

    finding: FindingPage
    cases: list[str]
    evidence: list[EvidenceLine]
    imprint: str
    citation: SafeString | str

    @property
    def anchor(self) -> str:
        return f"finding-{self.finding.number or self.finding.slug}"


@dataclass
class Brief:
    """What `findings/brief.html` prints, cited in the style of `reading`."""

    reading: Reading

    def __post_init__(self) -> None:
        self.export = FindingsExport()

    @property
    def title(self) -> str:
        return _("All findings: a brief")

    @cached_property
    def versions(self) -> dict[int, FindingVersion]:
        """The newest version of each finding, with its content."""
        rows = FindingVersion.objects.order_by("finding", "number").with_newest_content()
        newest: dict[int, Any] = {row.finding_id: row for row in rows}
        for row in newest.values():
            row.content = row.newest_content
        return newest

    @cached_property
    def chapters(self) -> list[Chapter]:
        return [self.chapter(finding) for finding in self.export.findings if not finding.is_withdrawn]

    def chapter(self, finding: FindingPage) -> Chapter:
        rows = self.export.evidence.get(finding.pk, [])
        lines = evidence_lines(rows, self.export.outputs, self.export.cases)
        cases = [self.export.cases[key].title for key in finding.case_keys if key in self.export.cases]
        version = self.versions.get(finding.pk)
        if version is None:
            return Chapter(finding, cases, lines, "", "")
        version.finding = finding
        cited = citation_html(reference(version, self.reading.site_name), self.reading.style)
        return Chapter(finding, cases, lines, dated(version), mark_safe(cited))

    @property
    def works(self) -> list[CitedWork]:
        """The outputs that any of the findings names, as full references."""
        return cited_works(self.export.outputs, self.reading.style)
