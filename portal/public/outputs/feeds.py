from datetime import datetime

from django.utils.translation import gettext as _

from portal.cms.feeds import SiteFeed
from portal.cms.models import SiteSettings
from portal.records.outputs.models import Output
from portal.records.outputs.querysets import OutputQuerySet

__all__ = ["OutputsFeed"]


class OutputsFeed(SiteFeed):
    """The outputs that became public last."""

    page_address = Output.base_path

    def title(self, site_settings: SiteSettings) -> str:
        """What the feed is called."""
        return _("Outputs: %s") % (site_settings.full_name or _("the project"))

    def items(self) -> OutputQuerySet:
        """The visible outputs, the last that became public first."""
        return Output.objects.visible().with_own_table().order_by("-first_published_at", "pk")[: self.longest]

    def item_title(self, item: Output) -> str:
        """The work's title."""
        return item.title

    def item_description(self, item: Output) -> str:
        """The plain summary, or the kind and where the work appeared."""
        return item.summary or f"{item.kind_label}. {item.venue}"

    def item_guid(self, item: Output) -> str:
        """The record's UUID as a URN (RFC 9562), which stays when the address changes."""
        return item.uuid.urn

    def item_pubdate(self, item: Output) -> datetime | None:
        """When it first became public."""
        return item.first_published_at

    def item_updateddate(self, item: Output) -> datetime:
        """When it was last published."""
        return item.last_published_at or item.updated_at
