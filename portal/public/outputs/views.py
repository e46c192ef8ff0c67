"""What stands below an output's address or the list's, besides pages: formats, and the files of records.

Files stand below their record, because Google Scholar takes a PDF only from there.
"""

from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import condition, require_safe

from portal.bibliography.formats import FORMATS, Format
from portal.freshness.sources import shows_only
from portal.public.downloads import describing, download
from portal.public.outputs.byte_range import file_or_part
from portal.public.outputs.formats import list_name
from portal.public.outputs.listing import OutputListing
from portal.public.outputs.moved import redirect_to_kept
from portal.public.style_choice import style_choice
from portal.records.outputs.models import Output, OutputFile
from portal.records.outputs.references import reference, references

__all__ = ["output_export", "output_file", "output_in_format"]


def format_of(extension: str) -> Format:
    """The format whose files end so; 404 for one that is not ours."""
    if extension not in FORMATS:
        raise Http404
    return FORMATS[extension]


@require_safe
def output_in_format(request: HttpRequest, slug: str, extension: str) -> HttpResponseBase:
    """One visible output as a file in that format."""
    chosen = format_of(extension)
    output = Output.objects.visible().with_own_table().filter(slug=slug).first()
    if output is None:
        return redirect_to_kept(request, slug)
    response = download(chosen, [reference(output)], output.citation_key or slug, style_choice(request).style)
    return describing(response, output.full_url)
    shows_only(Output, [output.pk])
    return download(chosen, [reference(output)], output.citation_key or slug, style_choice(request).style)


@require_safe
def output_export(request: HttpRequest, extension: str) -> HttpResponseBase:
    """Every output that the list's own filters leave, as a file in that format; nothing for an unknown value."""
    chosen = format_of(extension)
    listing = OutputListing(request.GET, Output.objects.visible())
    name = list_name((item.name, item.value) for item in listing.filters)
    return download(chosen, references(listing.outputs), name, style_choice(request).style)


def shown_file(request: HttpRequest, slug: str, name: str) -> OutputFile | None:
    """The file of that name, if its record is visible and open."""
    if "\x00" in name:
        return None
    shown = Output.objects.showing_files().filter(slug=slug)
    return OutputFile.objects.filter(output__in=shown, name=name).select_related("document", "output").first()


def file_etag(request: HttpRequest, slug: str, name: str) -> str | None:
    file = shown_file(request, slug, name)
    return f'"{file.document.get_file_hash()}"' if file else None


@require_safe
@condition(etag_func=file_etag)
def output_file(request: HttpRequest, slug: str, name: str) -> HttpResponseBase:
    """The copy that the portal holds; 404 while the record is not visible or its embargo lasts."""
    file = shown_file(request, slug, name)
    if file is None:
        return redirect_to_kept(request, slug)
    stored, document = file.document.file, file.document
    response = file_or_part(request, stored.open("rb"), stored.size, document.content_type, file.name)
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    response["Cache-Control"] = "public, no-cache"
    response["Link"] = f'<{request.build_absolute_uri(file.output.get_absolute_url())}>; rel="collection"'
    return response
