from typing import Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.utils.translation import gettext as _

from portal.pages.models import SiteSettings

__all__ = ["PortalFeed"]


class PortalFeed(Feed):
    """What every feed of the portal says of itself. A subclass names the list it follows in `page_address`.

    One feed answers all requests, several at once, so nothing of a request may be kept on it: what `get_object` gives,
    the settings of the site that is asked, Django hands to every method that takes it.
    """

    longest = 50
    page_address: str

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> SiteSettings:
        return SiteSettings.for_request(request)

    def link(self) -> str:
        return self.page_address

    def subtitle(self, site_settings: SiteSettings) -> str:
        return site_settings.contribution_line

    def author_name(self, site_settings: SiteSettings) -> str:
        return site_settings.project_name or _("The project")
