"""The page of one finding: everything it prints, asked for only as the template prints it."""

from django.conf import settings
from django.contrib.humanize.templatetags.humanize import apnumber
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.rich_text import get_text_for_indexing

from portal.bibliography.formats import FORMATS, Format
from portal.bibliography.formats.coins.write import context_object
from portal.bibliography.formats.signposting.links import Signposts
from portal.bibliography.reference import Reference
from portal.bibliography.styles import citation_html
from portal.cms.blocks import plain_text
from portal.cms.contents import prints
from portal.public.findings.charts import VersionChart, chart_of
from portal.public.findings.checks import Shortcoming, shortcomings
from portal.public.findings.claims import claim_script
from portal.public.findings.evidence_items import CitedWork, EvidenceItem, cited_works, evidence_items
from portal.public.findings.map import map_of
from portal.public.findings.material import Material
from portal.public.findings.models import CaseStudyPage, FindingPage, FindingsPage, FindingVersion
from portal.public.findings.named import NamedToday
from portal.public.findings.notices import Notice, notice_of
from portal.public.findings.readability import minutes
from portal.public.findings.references import reference
from portal.public.findings.signposts import signposts_of_finding
from portal.public.findings.trail import Trail, trail_of_finding
from portal.public.style_choice import style_choice
from portal.records.grants.models import Grant

__all__ = ["CaseStudyContent", "FindingContent", "FindingsContent"]

RELATED = 3


@prints(FindingPage)
class FindingContent:
    """What `public/findings/finding_page.html` prints of a finding as it stands, or of a draft in a preview."""

    def __init__(self, finding: FindingPage, request: HttpRequest) -> None:
        self.finding = finding
        self.is_preview: bool = getattr(request, "is_preview", False)
        self.style = style_choice(request)
        self.material = Material(finding)

    @cached_property
    def siblings(self) -> list[FindingPage]:
        """All visible findings in order, this one among them if it is one."""
        names = ("number", "title", "claim", "url_path", "slug", "status", "superseded_by")
        return list(FindingPage.objects.visible().in_order().with_keys().only(*names))

    @property
    def position(self) -> int | None:
        """Where it stands among its siblings, counted from 0; None for one that is not public."""
        return next((position for position, page in enumerate(self.siblings) if page.pk == self.finding.pk), None)

    @property
    def previous(self) -> FindingPage | None:
        """The finding before it."""
        return self.siblings[self.position - 1] if self.position else None

    @property
    def next(self) -> FindingPage | None:
        """The finding after it."""
        after = self.siblings[self.position + 1 :] if self.position is not None else []
        return after[0] if after else None

    @property
    def case_studies(self) -> list[CaseStudyPage]:
        """The visible case studies that it belongs to."""
        return self.material.case_studies

    @property
    def position_in_words(self) -> str:
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
        return " · ".join(filter(None, [self.version.dated_label if self.version else "", time]))

    @property
    def shortcomings(self) -> list[Shortcoming]:
        """What a draft in a preview still lacks."""
        return shortcomings(self.finding) if self.is_preview else []

    @cached_property
    def notice(self) -> Notice | None:
        """What a reader is told at its head, where it does not stand as it was published."""
        return notice_of(self.finding, self.siblings)

    @cached_property
    def related(self) -> list[FindingPage]:
        """Other findings from the same case studies, first those that share most."""
        keys = {case.pk for case in self.case_studies}
        others = [page for page in self.siblings if page.pk != self.finding.pk]
        near = [(len(keys & set(page.case_keys)), page) for page in others]
        nearest = sorted(((count, page) for count, page in near if count), key=lambda counted: -counted[0])
        return [page for _count, page in nearest][:RELATED]

    @cached_property
    def evidence(self) -> list[EvidenceItem]:
        """What it rests on, in words, in the editor's order."""
        cases = {case.pk: case for case in self.case_studies}
        return evidence_items(self.material.evidence, self.material.outputs, cases)

    @cached_property
    def works(self) -> list[CitedWork]:
        """The visible outputs that the evidence names, as references."""
        return cited_works(self.material.outputs, self.style.style)

    @property
    def grants(self) -> list[Grant]:
        """The visible awards behind it."""
        return self.material.grants

    @cached_property
    def trail(self) -> Trail | None:
        """The drawn way from the finding to who paid; None where no evidence is recorded."""
        number = self.finding.number
        name = _("Finding %d") % number if number else _("Finding")
        return (
            trail_of_finding(name, self.material.evidence, self.evidence, self.material.outputs, self.grants)
            if self.evidence
            else None
        )

    @cached_property
    def versions(self) -> list[FindingVersion]:
        """All versions, the newest first."""
        if not self.finding.pk:
            return []
        versions = list(FindingVersion.objects.filter(finding=self.finding).newest_first())
        for version in versions:
            version.finding = self.finding
        return versions

    @property
    def version(self) -> FindingVersion | None:
        """The newest version; None before it was first published."""
        return self.versions[0] if self.versions else None

    @property
    def share_year(self) -> str:
        """The year on the picture of a shared link: that of the newest version."""
        return str(self.version.day.year) if self.version else ""

    @cached_property
    def reference(self) -> Reference | None:
        """The newest version as it is cited; None before it was first published."""
        if self.version is None:
            return None
        named = NamedToday([self.version])
        # The newest version names the awards that the page has in hand.
        named.grants = {grant.pk: grant for grant in self.grants}
        return reference(self.version, self.style.site_name, named)

    @property
    def citation(self) -> SafeString | str:
        """The citation in the chosen style, as HTML."""
        return mark_safe(citation_html(self.reference, self.style.style)) if self.reference else ""

    def chart(self, number: int) -> VersionChart | None:
        """The chart of that number as data of the newest version; None in a preview, which may show another."""
        return None if self.is_preview else chart_of(self.version, number, self.reference, self.style.style)

    @property
    def downloads(self) -> list[dict[str, str]]:
        """The finding as a file in each format: `label` and `url`."""
        return [
            {"label": chosen.label, "url": self.style.address(chosen, self.address_in(chosen))}
            for chosen in FORMATS.values()
        ]

    @property
    def csl_json(self) -> str:
        """The finding as CSL-JSON, from which a reference manager prints any other style."""
        return self.address_in(FORMATS["csl.json"])

    @property
    def alternates(self) -> list[dict[str, str]]:
        """The finding in other formats, for programs that read the page's head."""
        host = settings.WAGTAILADMIN_BASE_URL
        formats = FORMATS.values() if self.version else ()
        return [
            {"label": chosen.label, "type": chosen.media_type, "url": host + self.address_in(chosen)}
            for chosen in formats
        ]

    def address_in(self, chosen: Format) -> str:
        """The address on this site of the finding as a file in that format."""
        return reverse("finding_in_format", args=[self.finding.slug, chosen.extension])

    @property
    def signposts(self) -> Signposts | None:
        """The links of the page's header; None before it was first published."""
        return signposts_of_finding(self.finding.slug, self.reference) if self.reference else None

    @property
    def context_object(self) -> str:
        """COinS, by which a reference manager takes the finding for what it is; "" before it was first published."""
        return context_object(self.reference) if self.reference else ""

    @property
    def json_ld(self) -> SafeString | str:
        """The claim as schema.org, for a script element."""
        return claim_script(self.finding, self.material, self.reference) if self.finding.pk else ""

    @property
    def sections(self) -> list[dict[str, str]]:
        """The headings of the page that are there."""
        shown: list[tuple[object, str, str]] = [
            (self.finding.body, "full", _("In full")),
            (True, "evidence", _("Evidence")),
            (self.finding.limits, "limits", _("What it does not show")),
            (self.finding.outcome, "came", _("What came of it")),
            (self.grants, "paid", _("Who paid")),
            (self.version, "citation-heading", _("Cite and share")),
            (self.related, "related", _("Related findings")),
        ]
        return [{"id": anchor, "title": title} for there, anchor, title in shown if there]


@prints(FindingsPage)
class FindingsContent:
    """What `public/findings/findings_page.html` prints: all findings in order, their map, and the case studies."""

    def __init__(self, page: FindingsPage, request: HttpRequest) -> None:
        self.page = page

    @cached_property
    def all_findings(self) -> list[FindingPage]:
        """The visible findings, withdrawn ones among them, with what their entries in the list say."""
        return list(FindingPage.objects.visible().in_order().with_keys().with_lines())

    @property
    def findings(self) -> list[FindingPage]:
        """Those that stand."""
        return [finding for finding in self.all_findings if not finding.is_withdrawn]

    @property
    def lead(self) -> str:
        """The editors' words under the title, or else how many findings there are, and what the page of each says."""
        if self.page.summary or not self.findings:
            return self.page.summary
        count = len(self.findings)
        words = ngettext("%s finding.", "%s findings.", count)
        if all((finding.evidence_kinds or finding.case_titles) and finding.limits for finding in self.findings):
            words = ngettext(
                "%s finding, with what it rests on and what it does not show.",
                "%s findings, each with what it rests on and what it does not show.",
                count,
            )
        return capfirst(words % apnumber(count))

    @property
    def withdrawn(self) -> list[FindingPage]:
        """Those that were withdrawn."""
        return [finding for finding in self.all_findings if finding.is_withdrawn]

    @cached_property
    def map(self) -> Trail | None:
        """The drawing of the findings with the outputs and awards they lead to; None where they lead to none."""
        return map_of(self.findings)

    @cached_property
    def case_studies(self) -> list[CaseStudyPage]:
        """The visible case studies in the order of the tree."""
        return list(CaseStudyPage.objects.visible().order_by("path"))


@prints(CaseStudyPage)
class CaseStudyContent:
    """What `public/findings/case_study_page.html` prints beside the page's own fields."""

    def __init__(self, page: CaseStudyPage, request: HttpRequest) -> None:
        self.page = page

    @cached_property
    def findings(self) -> list[FindingPage]:
        """The visible findings that belong to it, in order; none for a page that was never saved."""
        return list(FindingPage.objects.visible().filter(case_studies=self.page.pk).in_order()) if self.page.pk else []
