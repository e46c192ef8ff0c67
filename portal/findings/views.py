"""What stands below a finding's address or the list's, besides pages: versions, formats, exports and the brief."""

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.citations.formats import FORMATS
from portal.citations.formats.json_ld import document
from portal.citations.reference import Reference
from portal.findings.brief import Brief
from portal.findings.claims import claim_node
from portal.findings.exports import FindingsExport
from portal.findings.material import Material
from portal.findings.models import FindingPage, FindingsPage, FindingVersion
from portal.findings.reading import reading_of
from portal.findings.references import reference
from portal.findings.version_sheet import VersionSheet
from portal.outputs.formats import download
from portal.pages.models import SiteSettings

__all__ = ["finding_in_format", "findings_brief", "findings_export", "version_in_format", "version_of_finding"]

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
    sheet = VersionSheet(version, newest, reading_of(request, SiteSettings.for_request(request)))
    context: dict[str, Any] = {
        "sheet": sheet,
        "breadcrumbs": [*finding.breadcrumbs(), finding],
        "page_title": f"{finding.title}, {version.label}",
        "page_description": version.content["claim"],
        "canonical_url": finding.full_url,
    }
    return render(request, "findings/version.html", context)


@require_safe
def finding_in_format(request: HttpRequest, slug: str, extension: str) -> HttpResponseBase:
    """The newest version of a finding as a file in that format."""
    finding = visible_finding(slug)
    return in_format(request, visible_version(finding), extension, slug)


@require_safe
def version_in_format(request: HttpRequest, slug: str, number: int, extension: str) -> HttpResponseBase:
    """One version of a finding as a file in that format."""
    finding = visible_finding(slug)
    return in_format(request, visible_version(finding, number), extension, f"{slug}-version-{number}")


def in_format(request: HttpRequest, version: FindingVersion, extension: str, name: str) -> HttpResponseBase:
    if extension not in FORMATS:
        raise Http404
    site_settings = SiteSettings.for_request(request)
    finding = version.finding
    grants = {grant.pk: grant for grant in finding.visible_grants}
    record = reference(version, site_settings.short_name or site_settings.project_name, grants)
    if finding.is_withdrawn:
        record = withdrawn(record, finding.status_reason)
    chosen = FORMATS[extension]
    response: Any = download(chosen, [record], name)
    if extension == "jsonld":
        response.streaming_content = [document(claim_node(finding, Material(finding), record)).encode()]
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
def findings_brief(request: HttpRequest) -> HttpResponse:
    """All standing findings on one page, to be printed; 404 where the list of findings is closed."""
    page = FindingsPage.objects.visible().first()
    if page is None:
        raise Http404
    brief = Brief(reading_of(request, SiteSettings.for_request(request)))
    context = {
        "brief": brief,
        "breadcrumbs": [*page.breadcrumbs(), page],
        "page_title": brief.title,
        "page_description": page.summary,
        "canonical_url": page.full_url,
    }
    return render(request, "findings/brief.html", context)
