"""References in the formats of `bibliography.formats`, as a file."""

from collections.abc import Iterable, Iterator

from django.http import HttpResponseBase, StreamingHttpResponse

from portal.bibliography.formats import Format
from portal.bibliography.reference import Reference
from portal.bibliography.styles import DEFAULT_STYLE

__all__ = ["describing", "download", "written"]


def written(chosen: Format, references: Iterable[Reference], style: str) -> Iterator[bytes]:
    """The file's chunks; formatted citations in the style of that name."""
    return chosen.write_in_style(references, style) if chosen.write_in_style else chosen.write(references)


def download(
    chosen: Format, references: Iterable[Reference], name: str, style: str = DEFAULT_STYLE
) -> StreamingHttpResponse:
    """References as a file called after what is in it, formatted citations in the style of that name; it streams, so
    that memory does not grow with the list."""
    response = StreamingHttpResponse(written(chosen, references, style), content_type=chosen.content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}.{chosen.extension}"'
    response["X-Robots-Tag"] = "noindex"
    return response


def describing(response: HttpResponseBase, url: str) -> HttpResponseBase:
    """The answer with the link that leads back to the page whose record it describes (FAIR Signposting)."""
    response["Link"] = f'<{url}>; rel="describes"; type="text/html"'
    return response
