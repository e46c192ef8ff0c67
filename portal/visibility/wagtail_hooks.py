from django.http import Http404, HttpRequest
from wagtail import hooks
from wagtail.rich_text.feature_registry import FeatureRegistry

from portal.media.models import PortalDocument
from portal.visibility.links import VisiblePageLinkHandler
from portal.visibility.views import may_have


@hooks.register("before_serve_document")
def close_unshown_documents(document: PortalDocument, request: HttpRequest) -> None:
    """Wagtail serves every uploaded document to everybody; here only those that something visible shows."""
    if not may_have(request, document):
        raise Http404


@hooks.register("register_rich_text_features", order=10)
def link_to_visible_pages_only(features: FeatureRegistry) -> None:
    """Replaces Wagtail's own handler, which prints the address of a draft."""
    features.register_link_type(VisiblePageLinkHandler)
