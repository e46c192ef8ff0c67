from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from wagtail import hooks
from wagtail.models import Page, PageViewRestriction
from wagtail.rich_text.feature_registry import FeatureRegistry

from portal.media.models import PortalDocument
from portal.visibility.links import VisiblePageLinkHandler
from portal.visibility.views import may_have


@hooks.register("before_serve_document")
def close_unshown_documents(document: PortalDocument, request: HttpRequest) -> None:
    """Wagtail serves every uploaded document to everybody; here only those that something visible shows."""
    if not may_have(request, document):
        raise Http404


@hooks.register("on_serve_page", order=-10)
def hide_restricted_pages(serve: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page for some accounts only answers everybody else with 404, which tells nothing; Wagtail would show a login.

    A page with a password asks for it, as Wagtail does: it is there to be opened by whoever has that.
    """

    def serve_if_open(page: Page, request: HttpRequest, args: Any, kwargs: Any) -> HttpResponse:
        closed = page.get_view_restrictions().exclude(restriction_type=PageViewRestriction.PASSWORD)
        if not all(restriction.accept_request(request) for restriction in closed):
            raise Http404
        return serve(page, request, args, kwargs)

    return serve_if_open


@hooks.register("register_rich_text_features", order=10)
def link_to_visible_pages_only(features: FeatureRegistry) -> None:
    """Replaces Wagtail's own handler, which prints the address of a draft."""
    features.register_link_type(VisiblePageLinkHandler)
