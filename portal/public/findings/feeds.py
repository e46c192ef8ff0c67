from django.utils.translation import gettext as _

from portal.cms.feeds import SiteFeed
from portal.cms.models import SiteSettings
from portal.public.findings.models import FindingPage

__all__ = ["FindingsFeed"]


class FindingsFeed(SiteFeed):
    """The findings that became public last."""

    page_address = "/findings/"

    def title(self, site_settings: SiteSettings) -> str:
        """What the feed is called."""
        return _("Findings: %s") % (site_settings.full_name or _("the project"))

    def items(self):
        """The visible findings, the last that became public first."""
        return FindingPage.objects.visible().order_by("-first_published_at", "pk")[: self.longest]

    def item_title(self, item: FindingPage) -> str:
        """The claim, after its state where it does not stand as it was published."""
        return f"{item.badge}: {item.claim}" if item.badge else item.claim

    def item_description(self, item: FindingPage) -> str:
        """The plain summary; of a withdrawn finding why it was withdrawn."""
        return item.status_reason if item.is_withdrawn else item.plain_summary or item.claim

    def item_link(self, item: FindingPage) -> str:
        """The finding's address."""
        return item.url

    def item_pubdate(self, item: FindingPage):
        """When it first became public."""
        return item.first_published_at

    def item_updateddate(self, item: FindingPage):
        """When it was last published."""
        return item.last_published_at
