from typing import Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from portal.fulltext.characters import cleaned
from portal.pages.models import SiteSettings

__all__ = ["PortalFeed"]


class PrintableAtom(Atom1Feed):
    """Atom in which no text of one record can break the feed for all: XML forbids most control characters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.feed = cleaned(self.feed)

    def add_item(self, *args: Any, **kwargs: Any) -> None:
        super().add_item(*args, **kwargs)
        self.items[-1] = cleaned(self.items[-1])


class PortalFeed(Feed):
    """What every feed of the portal says of itself. A subclass names the list it follows in `page_address`."""

    feed_type = PrintableAtom
    longest = 50
    page_address: str

    def __call__(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        self.site_settings = SiteSettings.for_request(request)
        return super().__call__(request, *args, **kwargs)

    def link(self) -> str:
        return self.page_address

    def subtitle(self) -> str:
        return self.site_settings.contribution_line

    def author_name(self) -> str:
        return self.site_settings.project_name or _("The project")
