"""Files of pages that are kept from the public: for whoever was let in, by a password or by their account."""

from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page

from portal.media.models import PortalDocument, PortalImage
from portal.visibility.files import pages_naming
from portal.visibility.rule import live_in_schedule

__all__ = ["is_admitted"]


def is_admitted(request: HttpRequest, file: PortalDocument | PortalImage) -> bool:
    """Whether a restricted page that is open to this visitor shows the image or document."""
    pages = pages_naming(file).filter(live_in_schedule(timezone.now()))
    return any(lets_in(page, request) for page in pages)


def lets_in(page: Page, request: HttpRequest) -> bool:
    """Whether the page is restricted, and every restriction of it and of the pages above lets this visitor in."""
    restrictions = list(page.get_view_restrictions())
    return bool(restrictions) and all(restriction.accept_request(request) for restriction in restrictions)
