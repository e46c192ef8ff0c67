"""What stands below an output's address or the list's, besides pages: formats, and the files of records.

Files stand below their record, because Google Scholar takes a PDF only from there.
"""

from collections.abc import Callable
from functools import wraps

from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase, HttpResponsePermanentRedirect
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import condition, require_safe
from wagtail.views import serve as wagtail_serve

from portal.citations.formats import FORMATS, Format
from portal.outputs.formats import download, list_name, preferred_format, record_in
from portal.outputs.listing import OutputListing
from portal.outputs.models import Output, OutputFile
from portal.outputs.references import reference, references

__all__ = ["output_by_accept", "output_export", "output_file", "output_in_format"]

View = Callable[..., HttpResponseBase]


def format_of(extension: str) -> Format:
    """The format whose files end so; 404 for one that is not ours."""
    if extension not in FORMATS:
        raise Http404
    return FORMATS[extension]


def visible_output(slug: str) -> Output:
    """The output at that address with all that a format prints; 404 unless the public may see it."""
    output = Output.objects.visible().with_details().filter(slug=slug).first()
    if output is None:
        raise Http404
    return output


def leads_on(view: View) -> View:
    """A view of one output that, where it finds none, leads on to the record it was merged into, for good."""

    @wraps(view)
    def found_or_led_on(request: HttpRequest, slug: str, **named: str) -> HttpResponseBase:
        try:
            return view(request, slug, **named)
        except Http404:
            kept = Output.objects.visible().filter(merged__slug=slug).first()
            if kept is None:
                raise
            there = request.get_full_path().replace(f"{Output.base_path}{slug}", f"{Output.base_path}{kept.slug}", 1)
            return HttpResponsePermanentRedirect(there)

    return found_or_led_on


@leads_on
def output_by_accept(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The output's page, or the format that the request's `Accept` prefers to it."""
    chosen = preferred_format(request)
    if chosen and request.method in ("GET", "HEAD"):
        return record_in(chosen, reference(visible_output(slug)))
    response = wagtail_serve(request, request.path_info.removeprefix("/"))
    patch_vary_headers(response, ["Accept"])
    return response


@require_safe
@leads_on
def output_in_format(request: HttpRequest, slug: str, extension: str) -> HttpResponseBase:
    """One visible output as a file in that format."""
    chosen = format_of(extension)
    output = visible_output(slug)
    return download(chosen, [reference(output)], output.citation_key or slug)


@require_safe
def output_export(request: HttpRequest, extension: str) -> HttpResponseBase:
    """Every output that the list's own filters leave, as a file in that format; nothing for an unknown value."""
    chosen = format_of(extension)
    listing = OutputListing(request.GET, Output.objects.visible())
    name = list_name((item.name, item.value) for item in listing.filters)
    return download(chosen, references(listing.outputs), name)


def shown_file(request: HttpRequest, slug: str, name: str) -> OutputFile | None:
    """The file of that name, if its record is visible and open."""
    if "\x00" in name:
        return None
    shown = Output.objects.showing_files().filter(slug=slug)
    return OutputFile.objects.filter(output__in=shown, name=name).select_related("document").first()


def file_etag(request: HttpRequest, slug: str, name: str) -> str | None:
    file = shown_file(request, slug, name)
    return f'"{file.document.get_file_hash()}"' if file else None


@require_safe
@leads_on
@condition(etag_func=file_etag)
def output_file(request: HttpRequest, slug: str, name: str) -> HttpResponseBase:
    """The copy that the portal holds; 404 while the record is not visible or its embargo lasts."""
    file = shown_file(request, slug, name)
    if file is None:
        raise Http404
    response = FileResponse(file.document.file.open("rb"), content_type=file.document.content_type, filename=file.name)
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    response["Cache-Control"] = "public, no-cache"
    response["Link"] = f'<{request.build_absolute_uri(f"/outputs/{slug}/")}>; rel="collection"'
    return response
