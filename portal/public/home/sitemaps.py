"""The sitemap: every address the public may see, with the time its content last changed."""

from typing import Any, cast

from django.contrib.sitemaps import Sitemap
from wagtail.contrib.sitemaps import Sitemap as WagtailSitemap
from wagtail.models import Site

from portal.records.grants.models import Grant
from portal.records.outputs.models import Output
from portal.records.people.models import Person
from portal.visibility.rule import visible_pages

__all__ = ["SITEMAPS"]


class PageSitemap(WagtailSitemap):
    """Pages of the tree, by the portal's own rule instead of Wagtail's."""

    def items(self):
        root = self.get_wagtail_site().root_page
        return root.get_descendants(inclusive=True).filter(visible_pages()).order_by("path")


class RecordSitemap(Sitemap):
    """Records with pages of their own, under the host that the pages of the tree stand under."""

    model: Any

    def items(self):
        return self.model.objects.visible().order_by("pk").only("slug", "last_published_at", "updated_at")

    def lastmod(self, item):
        return item.last_published_at or item.updated_at

    def get_urls(self, page=1, site=None, protocol=None):
        return super().get_urls(page=page, site=cast("Any", Host()), protocol=protocol)

    def get_protocol(self, protocol=None):
        return Host().scheme


class Host:
    """What Django's sitemaps ask of a site: its name, here with the port, as Wagtail knows it."""

    def __init__(self) -> None:
        self.scheme, _, self.domain = Site.objects.get(is_default_site=True).root_url.partition("://")


class OutputSitemap(RecordSitemap):
    model = Output


class GrantSitemap(RecordSitemap):
    model = Grant


class PersonSitemap(RecordSitemap):
    model = Person


SITEMAPS = {"pages": PageSitemap, "grants": GrantSitemap, "outputs": OutputSitemap, "people": PersonSitemap}
