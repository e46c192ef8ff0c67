"""The page of one finding: everything it prints, asked for only as the template prints it."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import cached_property
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.rich_text import get_text_for_indexing

from portal.citations.formats import FORMATS
from portal.citations.reference import Reference
from portal.citations.styles import STYLES, citation_html
from portal.dates.display import display
from portal.dates.partial import PartialDate
from portal.findings.checks import Shortcoming, shortcomings
from portal.findings.claims import claim_script
from portal.findings.lines import CitedWork, EvidenceLine, cited_works, evidence_lines
from portal.findings.material import Material
from portal.findings.models import CaseStudyPage, FindingPage, FindingVersion
from portal.findings.notices import Notice, notice_of
from portal.findings.paths import Path, trail_of_finding
from portal.findings.readability import minutes
from portal.findings.references import reference
from portal.grants.models import Grant
from portal.pages.blocks import plain_text

__all__ = ["FindingSheet", "Reading", "dated"]

RELATED = 3


def dated(version: FindingVersion) -> str:
    """ "Version 1, 24 November 2026"."""
    words = {"number": version.number, "day": display(PartialDate(version.day.isoformat()))}
    return _("Version %(number)d, %(day)s") % words


@dataclass(frozen=True)
class Reading:
    """How the reader looks at it: the site's name, the citation styles on offer, and the one chosen."""

    site_name: str
    styles: list[str]
    style: str


@dataclass
class FindingSheet:
    """What `findings/finding_page.html` prints of a finding as it stands, or of a draft in a preview."""

    finding: FindingPage
    reading: Reading
    is_preview: bool = False

    @cached_property
    def siblings(self) -> list[FindingPage]:
        """All visible findings in order, this one among them if it is one."""
        names = ("number", "title", "claim", "url_path", "slug", "status", "superseded_by")
        return list(FindingPage.objects.visible().in_order().with_cases().only(*names))

    @property
    def place(self) -> int | None:
        return next((place for place, page in enumerate(self.siblings) if page.pk == self.finding.pk), None)

    @property
    def previous(self) -> FindingPage | None:
        return self.siblings[self.place - 1] if self.place else None

    @property
    def next(self) -> FindingPage | None:
        after = self.siblings[self.place + 1 :] if self.place is not None else []
        return after[0] if after else None

    @cached_property
    def material(self) -> Material:
        """What it rests on; the case studies of a page that is among its siblings are known already."""
        if self.place is None or self.is_preview:
            return Material(self.finding)
        row: Any = self.siblings[self.place]
        return Material(self.finding, [CaseStudyPage(**case) for case in row.case_rows])

    @property
    def case_studies(self) -> list[CaseStudyPage]:
        return self.material.case_studies

    @property
    def place_in_words(self) -> str:
        """ "Finding 2 of 5"; "" without a number."""
        number, total = self.finding.number, len(self.siblings)
        return _("Finding %(number)s of %(total)s") % {"number": number, "total": total} if number else ""

    @property
    def imprint(self) -> str:
        """Version, day and how long it takes to read."""
        words = "\n".join(
            [self.finding.plain_summary, plain_text(self.finding.body), get_text_for_indexing(self.finding.limits)]
        )
        time = ngettext("%d minute to read", "%d minutes to read", minutes(words)) % minutes(words)
        return " · ".join(filter(None, [dated(self.version) if self.version else "", time]))

    @property
    def shortcomings(self) -> list[Shortcoming]:
        """What a draft in a preview still lacks."""
        return shortcomings(self.finding) if self.is_preview else []

    @cached_property
    def notice(self) -> Notice | None:
        return notice_of(self.finding, self.siblings)

    @cached_property
    def related(self) -> list[FindingPage]:
        """Other findings from the same case studies, first those that share most."""
        keys = {case.pk for case in self.case_studies}
        others: list[Any] = [page for page in self.siblings if page.pk != self.finding.pk]
        near = [(len(keys & {case["id"] for case in page.case_rows}), page) for page in others]
        shared = sorted((one for one in near if one[0]), key=lambda one: -one[0])
        return [page for _count, page in shared][:RELATED]

    @cached_property
    def evidence(self) -> list[EvidenceLine]:
        cases = {case.pk: case for case in self.case_studies}
        return evidence_lines(self.material.evidence, self.material.outputs, cases)

    @cached_property
    def works(self) -> list[CitedWork]:
        return cited_works(self.material.outputs, self.reading.style)

    @property
    def grants(self) -> list[Grant]:
        return self.material.grants

    @cached_property
    def trail(self) -> Path | None:
        number = self.finding.number
        name = _("Finding %d") % number if number else _("Finding")
        return (
            trail_of_finding(name, self.material.evidence, self.evidence, self.material.outputs, self.grants)
            if self.evidence
            else None
        )

    @cached_property
    def versions(self) -> list[FindingVersion]:
        """All versions, the newest first; only that one comes with its content."""
        if not self.finding.pk:
            return []
        found: list[Any] = list(
            FindingVersion.objects.filter(finding=self.finding).newest_first().with_newest_content()
        )
        for version in found:
            version.finding = self.finding
        if found:
            found[0].content = found[0].newest_content
        return found

    @property
    def version(self) -> FindingVersion | None:
        return self.versions[0] if self.versions else None

    @cached_property
    def reference(self) -> Reference | None:
        grants = {grant.pk: grant for grant in self.grants}
        return reference(self.version, self.reading.site_name, grants) if self.version else None

    @property
    def citation(self) -> SafeString | str:
        return mark_safe(citation_html(self.reference, self.reading.style)) if self.reference else ""

    @property
    def style_choices(self) -> list[dict[str, object]]:
        """The styles that the site offers, each with the query string that chooses it."""
        return [
            {"label": STYLES[name].label, "url": f"?style={name}#citation", "selected": name == self.reading.style}
            for name in self.reading.styles
        ]

    @property
    def downloads(self) -> list[dict[str, str]]:
        address = self.finding.url.rstrip("/")
        return [{"label": row.label, "url": f"{address}.{row.extension}"} for row in FORMATS.values()]

    @property
    def alternates(self) -> list[dict[str, str]]:
        """The finding in other formats, for programs that read the page's head."""
        address = self.finding.full_url.rstrip("/")
        rows = FORMATS.values() if self.version else ()
        return [{"label": row.label, "type": row.media_type, "url": f"{address}.{row.extension}"} for row in rows]

    @property
    def json_ld(self) -> SafeString | str:
        return claim_script(self.finding, self.material, self.reference) if self.finding.pk else ""

    @property
    def sections(self) -> list[dict[str, str]]:
        """The headings of the page that are there."""
        shown: list[tuple[Any, str, str]] = [
            (self.finding.body, "full", _("In full")),
            (True, "evidence", _("Evidence")),
            (self.finding.limits, "limits", _("What it does not show")),
            (self.finding.outcome, "came", _("What came of it")),
            (self.grants, "paid", _("Who paid")),
            (self.version, "citation-heading", _("Cite and share")),
            (self.related, "related", _("Related findings")),
        ]
        return [{"id": anchor, "title": title} for there, anchor, title in shown if there]
