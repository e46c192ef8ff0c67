from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from portal.exchange.oai.answers import document, error_element, written
from portal.exchange.oai.protocol import ProtocolError, read_arguments
from portal.exchange.public_records import PublicRecords

__all__ = ["oai"]

WITHOUT_ECHO = frozenset({"badVerb", "badArgument"})


@csrf_exempt  # A form of the protocol, which changes nothing.
@require_http_methods(["GET", "HEAD", "POST"])
def oai(request: HttpRequest) -> HttpResponse:
    """The repository: whatever is asked, and whatever is wrong with it, is answered by the protocol, with 200."""
    records = PublicRecords()
    arguments: dict[str, str] = {}
    try:
        arguments = read_arguments(request.POST if request.method == "POST" else request.GET)
        content = written(arguments, records)
    except ProtocolError as error:
        content = error_element(error)
        arguments = {} if error.code in WITHOUT_ECHO else arguments
    xml = document(records.at, arguments, content)
    return HttpResponse(xml.encode("utf-8", "replace"), content_type="text/xml; charset=UTF-8")
