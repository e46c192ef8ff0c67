"""What stands below a finding's address or the list's, besides pages: versions, formats, exports, all to print."""

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseGone
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.bibliography.formats import FORMATS
from portal.bibliography.formats.schema_org.write import document
from portal.bibliography.formats.spreadsheet.table_writing import csv_lines
from portal.bibliography.reference import Reference
from portal.cms.models import SiteSettings
from portal.public.downloads import describing, download
from portal.public.findings.charts import chart_rows
from portal.public.findings.claims import claim_node
from portal.public.findings.exports import FindingsExport
from portal.public.findings.material import Material
from portal.public.findings.models import FindingPage, FindingsPage, FindingVersion
from portal.public.findings.printable import PrintableFindings
from portal.public.findings.references import reference
from portal.public.findings.version_page import VersionContent
from portal.public.style_choice import style_choice

__all__ = [
    "finding_in_format",
    "findings_export",
    "printable_findings",
    "version_chart",
    "version_in_format",
    "version_of_finding",
]

EXPORTS = {"csv": "text/csv", "json": "application/json"}


def visible_finding(slug: str) -> FindingPage:
    """The finding at that address; 404 unless the public may see it."""
    finding = FindingPage.objects.visible().filter(slug=slug).first()
    if finding is None:
        raise Http404
    return finding


def visible_version(finding: FindingPage, number: int | None = None) -> FindingVersion:
    """Its version of that number, or the newest; 404 where there is none."""
    versions = finding.versions.order_by("-number")
    version = (versions if number is None else versions.filter(number=number)).first()
    if version is None:
        raise Http404
    version.finding = finding
    return version


@require_safe
def version_of_finding(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """A version as it was published. Of a withdrawn finding it says that only."""
    finding = visible_finding(slug)
    version = visible_version(finding, number)
    newest = visible_version(finding)
    context = {
        "content": VersionContent(version, newest, style_choice(request)),
        "breadcrumbs": [*finding.breadcrumbs(), finding],
        "page_title": f"{finding.title}, {version.label}",
        "page_description": version.content["claim"],
        "canonical_url": finding.full_url,
    }
    return render(request, "public/findings/version.html", context)


@require_safe
def finding_in_format(request: HttpRequest, slug: str, extension: str) -> HttpResponseBase:
    """The newest version of a finding as a file in that format."""
    finding = visible_finding(slug)
    response = in_format(request, visible_version(finding), extension, slug)
    return describing(response, finding.full_url)


@require_safe
def version_chart(request: HttpRequest, slug: str, number: int, chart: int) -> HttpResponse:
    """The numbers of a chart of a version as CSV; 404 for one that is not there, and of a withdrawn finding."""
    finding = visible_finding(slug)
    rows = None if finding.is_withdrawn else chart_rows(visible_version(finding, number), chart)
    if rows is None:
        raise Http404
    response = HttpResponse("".join(csv_lines(rows)), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{slug}-version-{number}-chart-{chart}.csv"'
    response["X-Robots-Tag"] = "noindex"
    return response


@require_safe
def version_in_format(request: HttpRequest, slug: str, number: int, extension: str) -> HttpResponseBase:
    """One version of a finding as a file in that format."""
    finding = visible_finding(slug)
    return in_format(request, visible_version(finding, number), extension, f"{slug}-version-{number}")


def in_format(request: HttpRequest, version: FindingVersion, extension: str, name: str) -> HttpResponseBase:
    """The version as a file called `name`; 404 for a format that there is not, 410 for a version whose words were
    taken away. JSON-LD says the whole claim."""
    if extension not in FORMATS:
        raise Http404
    if version.is_redacted:
        sentence = _("The words of this version were taken away. Its page says why: %s")
        return HttpResponseGone(sentence % version.get_full_url(), content_type="text/plain; charset=utf-8")
    site_settings = SiteSettings.for_request(request)
    finding = version.finding
    record = reference(version, site_settings.name)
    if finding.is_withdrawn:
        record = withdrawn(record, finding.status_reason)
    chosen = FORMATS[extension]
    response = download(chosen, [record], name, style_choice(request).style)
    if extension == "jsonld":
        claim = document(claim_node(finding, Material(finding), record))
        response.streaming_content = iter([claim.encode()])
    return response


def withdrawn(record: Reference, reason: str) -> Reference:
    """The reference of a withdrawn finding, which says so in its title and in place of its summary."""
    title = _("Withdrawn: %s") % record.title
    return replace(record, title=title, summary=reason)


@require_safe
def findings_export(request: HttpRequest, extension: str) -> HttpResponse:
    """Every visible finding with its evidence."""
    if extension not in EXPORTS:
        raise Http404
    export = FindingsExport()
    text = export.csv() if extension == "csv" else export.json()
    response = HttpResponse(text, content_type=f"{EXPORTS[extension]}; charset=utf-8")
    name = f"findings-{timezone.localdate().isoformat()}.{extension}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Robots-Tag"] = "noindex"
    return response


@require_safe
def printable_findings(request: HttpRequest) -> HttpResponse:
    """All standing findings on one page, to be printed; 404 where the list of findings is closed."""
    page = FindingsPage.objects.visible().first()
    if page is None:
        raise Http404
    content = PrintableFindings(style_choice(request))
    context = {
        "content": content,
        "breadcrumbs": [*page.breadcrumbs(), page],
        "page_title": content.title,
        "page_description": page.summary,
        "canonical_url": page.full_url,
    }
    return render(request, "public/findings/printable.html", context)
