from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from portal.outputs.models import Output
from portal.pages.feeds import PortalFeed
from portal.pages.models import SiteSettings

__all__ = ["OutputsFeed"]


class OutputsFeed(PortalFeed):
    """The outputs that became public last."""

    feed_type = Atom1Feed
    page_address = "/outputs/"

    def title(self, site_settings: SiteSettings) -> str:
        return _("Outputs: %s") % site_settings.project_name

    def items(self):
        return Output.objects.visible().with_lines().order_by("-first_published_at", "pk")[: self.longest]

    def item_title(self, item: Output) -> str:
        return item.title

    def item_description(self, item: Output) -> str:
        return item.summary or f"{item.kind_label}. {item.venue}"

    def item_guid(self, item: Output) -> str:
        return item.uuid.urn

    def item_pubdate(self, item: Output):
        return item.first_published_at

    def item_updateddate(self, item: Output):
        return item.last_published_at or item.updated_at
