from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from portal.findings.models import FindingPage
from portal.pages.feeds import PortalFeed
from portal.pages.models import SiteSettings

__all__ = ["FindingsFeed"]


class FindingsFeed(PortalFeed):
    """The findings that became public last."""

    feed_type = Atom1Feed
    page_address = "/findings/"

    def title(self, site_settings: SiteSettings) -> str:
        return _("Findings: %s") % site_settings.project_name

    def items(self):
        return FindingPage.objects.visible().order_by("-first_published_at", "pk")[: self.longest]

    def item_title(self, item: FindingPage) -> str:
        return f"{item.badge}: {item.claim}" if item.badge else item.claim

    def item_description(self, item: FindingPage) -> str:
        return item.status_reason if item.is_withdrawn else item.plain_summary or item.claim

    def item_link(self, item: FindingPage) -> str:
        return item.url

    def item_pubdate(self, item: FindingPage):
        return item.first_published_at

    def item_updateddate(self, item: FindingPage):
        return item.last_published_at
