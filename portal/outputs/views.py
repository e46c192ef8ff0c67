"""Files under their record's own address, as Google Scholar asks (protocols: the PDF below its abstract page)."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import condition, require_safe

from portal.outputs.models import Output, OutputFile

__all__ = ["output_file"]


def shown_file(request: HttpRequest, slug: str, name: str) -> OutputFile | None:
    """The file of that name, if its record is visible and open."""
    shown = Output.objects.showing_files().filter(slug=slug)
    return OutputFile.objects.filter(output__in=shown, name=name).select_related("document").first()


def file_etag(request: HttpRequest, slug: str, name: str) -> str | None:
    file = shown_file(request, slug, name)
    return f'"{file.document.get_file_hash()}"' if file else None


@require_safe
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
