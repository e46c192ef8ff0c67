from typing import Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from portal.cms.models import SiteSettings
from portal.fulltext.characters import cleaned

__all__ = ["PortalFeed", "SiteFeed", "feed_author"]


class PrintableAtom(Atom1Feed):
    """Atom in which no text of one record can break the feed for all: XML forbids most control characters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.feed = cleaned(self.feed)

    def add_item(self, *args: Any, **kwargs: Any) -> None:
        """Adds an entry, as Django does, without characters that XML forbids."""
        super().add_item(*args, **kwargs)
        self.items[-1] = cleaned(self.items[-1])


class PortalFeed(Feed):
    """What every feed of the portal is: Atom, and no longer than a reader follows.

    One feed answers all requests, several at once, so nothing of a request may be kept on it: what `get_object` gives,
    Django hands to every method that takes it.
    """

    feed_type = PrintableAtom
    longest = 50


class SiteFeed(PortalFeed):
    """A feed of the whole site, told by the settings of the site that is asked. A subclass names the list that it
    follows in `page_address`."""

    page_address: str

    def get_object(self, request: HttpRequest, *args: object, **kwargs: object) -> SiteSettings:
        """The settings of the site that is asked."""
        return SiteSettings.for_request(request)

    def link(self) -> str:
        """The address of the list that the feed follows."""
        return self.page_address

    def subtitle(self, site_settings: SiteSettings) -> str:
        """The project's contribution in a sentence, or ""."""
        return site_settings.contribution_line

    def author_name(self, site_settings: SiteSettings) -> str:
        """The name of the project."""
        return feed_author(site_settings)


def feed_author(site_settings: SiteSettings) -> str:
    """Who a feed of that site is by: the project, by its name where it has one."""
    return site_settings.full_name or _("The project")
