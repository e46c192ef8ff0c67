"""All findings as one document: what a reader prints and takes along."""

from dataclasses import dataclass

from django.utils.functional import cached_property
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from portal.bibliography.styles import citation_html
from portal.public.findings.evidence_items import CitedWork, EvidenceItem, cited_works, evidence_items
from portal.public.findings.exports import FindingsExport
from portal.public.findings.models import FindingPage, FindingVersion
from portal.public.findings.named import NamedToday
from portal.public.findings.references import reference
from portal.public.style_choice import StyleChoice

__all__ = ["PrintableFindings"]


@dataclass(frozen=True)
class Chapter:
    """One finding on the printable page."""

    finding: FindingPage
    cases: list[str]
    evidence: list[EvidenceItem]
    imprint: str
    citation: SafeString | str

    @property
    def anchor(self) -> str:
        """The id of its section on the page."""
        return f"finding-{self.finding.number or self.finding.slug}"


@dataclass
class PrintableFindings:
    """What `public/findings/printable.html` prints, cited in the style of `style`."""

    style: StyleChoice

    def __post_init__(self) -> None:
        self.export = FindingsExport()

    @property
    def title(self) -> str:
        """The heading of the page."""
        return _("All findings: a brief")

    @cached_property
    def versions(self) -> dict[int, FindingVersion]:
        """The newest version of each finding, by the finding's key."""
        return {version.finding_id: version for version in FindingVersion.objects.newest_of_each()}

    @cached_property
    def named(self) -> NamedToday:
        """What the newest versions name."""
        return NamedToday(self.versions.values())

    @cached_property
    def chapters(self) -> list[Chapter]:
        """One chapter for each finding that stands, in order."""
        return [self.chapter(finding) for finding in self.export.findings if not finding.is_withdrawn]

    def chapter(self, finding: FindingPage) -> Chapter:
        """The finding with its evidence, and the newest version as it is cited."""
        evidence = self.export.evidence.get(finding.pk, [])
        items = evidence_items(evidence, self.export.outputs, self.export.cases)
        cases = [self.export.cases[key].title for key in finding.case_keys if key in self.export.cases]
        version = self.versions.get(finding.pk)
        if version is None:
            return Chapter(finding, cases, items, "", "")
        version.finding = finding
        cited = citation_html(reference(version, self.style.site_name, self.named), self.style.style)
        return Chapter(finding, cases, items, version.dated_label, mark_safe(cited))

    @property
    def works(self) -> list[CitedWork]:
        """The outputs that any of the findings names, as full references."""
        return cited_works(self.export.outputs, self.style.style)
