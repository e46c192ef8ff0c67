"""The feed of one award: the findings and outputs of it that became public last."""

from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from portal.cms.feeds import PortalFeed, feed_author
from portal.cms.models import SiteSettings
from portal.public.findings.feeds import FindingsFeed
from portal.public.findings.models import FindingPage
from portal.public.outputs.feeds import OutputsFeed
from portal.records.grants.models import Grant
from portal.records.outputs.models import Output

__all__ = ["GrantFeed"]

LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True)
class FollowedAward:
    """The award that is followed, and the settings of the site that is asked."""

    grant: Grant
    site_settings: SiteSettings


class GrantFeed(PortalFeed):
    """What is new of an award. Each entry says the same as in the feed of all findings or of all outputs."""

    findings = FindingsFeed()
    outputs = OutputsFeed()

    def get_object(self, request: HttpRequest, slug: str) -> FollowedAward:
        """The visible award at that address; 404 for none."""
        grant = Grant.objects.visible().filter(slug=slug).first()
        if grant is None:
            raise Http404
        return FollowedAward(grant, SiteSettings.for_request(request))

    def title(self, followed: FollowedAward) -> str:
        """What the feed is called."""
        return _("New of the award: %s") % followed.grant.name

    def link(self, followed: FollowedAward) -> str:
        """The address of the award."""
        return followed.grant.get_absolute_url()

    def subtitle(self, followed: FollowedAward) -> str:
        """The title of the funded work."""
        return followed.grant.title

    def author_name(self, followed: FollowedAward) -> str:
        """The name of the project."""
        return feed_author(followed.site_settings)

    def items(self, followed: FollowedAward) -> list[FindingPage | Output]:
        """The visible findings and outputs of the award, the last that became public first."""
        findings = FindingPage.objects.visible().of_grants([followed.grant.pk])
        outputs = Output.objects.visible().of_grants([followed.grant.pk]).with_own_table()
        newest = [each.order_by("-first_published_at", "pk")[: self.longest] for each in (findings, outputs)]
        entries = sorted(chain(*newest), key=lambda item: item.first_published_at or LONG_AGO, reverse=True)
        return entries[: self.longest]

    def feed_of(self, item: FindingPage | Output) -> FindingsFeed | OutputsFeed:
        """The feed that knows how to tell of such an entry."""
        return self.findings if isinstance(item, FindingPage) else self.outputs

    def item_title(self, item: FindingPage | Output) -> str:
        """The claim of a finding, the title of an output."""
        return self.feed_of(item).item_title(item)

    def item_description(self, item: FindingPage | Output) -> str:
        """The plain summary, or what stands in for it."""
        return self.feed_of(item).item_description(item)

    def item_link(self, item: FindingPage | Output) -> str:
        """The address of the entry's page."""
        return self.feed_of(item).item_link(item)

    def item_guid(self, item: FindingPage | Output) -> str:
        """What tells the entry from all others, as in the other feed."""
        feed = self.feed_of(item)
        return feed.item_guid(item) if isinstance(feed, OutputsFeed) else item.full_url

    def item_pubdate(self, item: FindingPage | Output) -> datetime | None:
        """When it first became public."""
        return item.first_published_at

    def item_updateddate(self, item: FindingPage | Output) -> datetime | None:
        """When it was last published."""
        return self.feed_of(item).item_updateddate(item)
