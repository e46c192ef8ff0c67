"""A part of a file: players ask for one to begin in the middle of a recording (RFC 9110, section 14)."""

import re
from collections.abc import Iterator
from typing import IO

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse

__all__ = ["asked_span", "file_or_part"]

ONE_RANGE = re.compile(r"bytes=(\d{1,18})?-(\d{1,18})?", re.ASCII)
CHUNK = 64 * 1024


def asked_span(header: str, size: int) -> tuple[int, int] | None:
    """First and last byte that a `Range` header asks of a file of `size` bytes; None where all of it is to be sent.

    Several ranges, and headers that are none, are answered by the whole file, as the RFC allows. Raises ValueError
    where no byte of the file lies in the range.
    """
    asked = ONE_RANGE.fullmatch(header.strip())
    if asked is None or not any(asked.groups()):
        return None
    first, last = asked.groups()
    if first is None:
        first_byte, last_byte = max(size - int(last), 0), size - 1
    else:
        first_byte, last_byte = int(first), min(int(last or size), size - 1)
        if last and int(last) < first_byte:
            return None
    if first_byte > last_byte:
        raise ValueError
    return first_byte, last_byte


def file_or_part(request: HttpRequest, file: IO[bytes], size: int, content_type: str, name: str) -> HttpResponseBase:
    """The file as its request asks for it: all, a part (206), or the answer that there is no such part (416)."""
    try:
        span = None if "If-Range" in request.headers else asked_span(request.headers.get("Range", ""), size)
    except ValueError:
        file.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    response: HttpResponseBase
    if span is None:
        response = FileResponse(file, content_type=content_type, filename=name)
    else:
        first, last = span
        response = StreamingHttpResponse(part(file, first, last - first + 1), status=206, content_type=content_type)
        response["Content-Range"] = f"bytes {first}-{last}/{size}"
        response["Content-Length"] = str(last - first + 1)
    response["Accept-Ranges"] = "bytes"
    return response


def part(file: IO[bytes], first: int, length: int) -> Iterator[bytes]:
    """So many bytes of the file from the first on; it is closed after the last."""
    with file:
        file.seek(first)
        while length > 0 and (chunk := file.read(min(CHUNK, length))):
            length -= len(chunk)
            yield chunk
