"""Every page as Markdown: at its address with ".md", and where a request prefers that to HTML (`Accept`).

The page is made as for everybody else, and then written anew: so it says the same, and hides the same.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import patch_vary_headers

from portal.cms.markdown_addresses import markdown_address, page_of
from portal.exchange.markdown.tree import content_of
from portal.exchange.markdown.write import MarkdownWriter

__all__ = ["markdown_pages"]

MEDIA_TYPE = "text/markdown"
STAFF = ("/admin/", "/documents/", "/_util/")


def markdown_pages(get_response: Callable[[HttpRequest], HttpResponseBase]):
    """Middleware: answers requests for Markdown, and tells in the header of each page where its Markdown is."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        if request.method not in ("GET", "HEAD"):
            return get_response(request)
        if page := page_of(request.path_info):
            request.path_info = request.path = page
        response = get_response(request)
        if not is_page(request, response):
            return response
        assert isinstance(response, HttpResponse)
        write = as_markdown if page or prefers_markdown(request) else with_alternate
        return write(request, response)

    return answer


def is_page(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Whether the answer is a page for readers."""
    is_html = response.get("Content-Type", "").startswith("text/html")
    return response.status_code == 200 and is_html and not response.streaming and not request.path.startswith(STAFF)


def prefers_markdown(request: HttpRequest) -> bool:
    """Whether the request's `Accept` names Markdown, and prefers it to HTML. Whoever takes anything at all rather than
    HTML asks for no Markdown: the page that is kept for browsers is made for such requests, too."""
    is_named = MEDIA_TYPE in request.headers.get("Accept", "").lower()
    return is_named and request.get_preferred_type(["text/html", MEDIA_TYPE]) == MEDIA_TYPE


def as_markdown(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The page's own content as Markdown, with the address of the page."""
    address = settings.WAGTAILADMIN_BASE_URL + request.get_full_path()
    main = content_of(response.content.decode())
    text = MarkdownWriter(address).document(main) if main else ""
    response.content = f"{text}\n---\n\n<{address}>\n".encode("utf-8", "replace")
    response["Content-Type"] = f"{MEDIA_TYPE}; charset=utf-8"
    response["X-Robots-Tag"] = "noindex"
    add_link(response, f'<{address}>; rel="canonical"')
    patch_vary_headers(response, ["Accept"])
    return response


def with_alternate(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The page, and where its Markdown is."""
    address = settings.WAGTAILADMIN_BASE_URL + markdown_address(request.path)
    add_link(response, f'<{address}>; rel="alternate"; type="{MEDIA_TYPE}"')
    patch_vary_headers(response, ["Accept"])
    return response


def add_link(response: HttpResponse, link: str) -> None:
    """Adds a link to the header."""
    response["Link"] = ", ".join(filter(None, [response.get("Link", ""), link]))
