"""References in the formats of `bibliography.formats`, as a file."""

from collections.abc import Iterable

from django.http import StreamingHttpResponse

from portal.bibliography.formats import Format
from portal.bibliography.reference import Reference

__all__ = ["download"]


def download(chosen: Format, references: Iterable[Reference], name: str) -> StreamingHttpResponse:
    """References as a file called after what is in it; it streams, so that memory does not grow with the list."""
    response = StreamingHttpResponse(chosen.write(references), content_type=chosen.content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}.{chosen.extension}"'
    response["X-Robots-Tag"] = "noindex"
    return response
