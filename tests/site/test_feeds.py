"""One feed answers everybody at once: what it says is the site's that was asked, whoever asks meanwhile."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from wagtail.models import Site

from portal.cms.feeds import SiteFeed
from portal.cms.models import SiteSettings

pytestmark = pytest.mark.usefixtures("demo")
ADDRESSES = ["/feeds/outputs.atom", "/feeds/findings.atom"]
ALL = [*ADDRESSES, "/grants/phase-1-small-grant/feed.atom"]


@pytest.fixture
def other_site(settings: Any) -> str:
    """The host of a second site on the same pages, with a name of its own."""
    settings.ALLOWED_HOSTS = ["*"]
    site = Site.objects.create(hostname="other.invalid", root_page=Site.objects.get().root_page)
    project = SiteSettings.for_site(site)
    project.project_name = "The other project"
    project.save()
    return site.hostname


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_request_in_the_middle_of_another_changes_nothing_of_it(
    address: str, other_site: str, monkeypatch: pytest.MonkeyPatch
):
    alone = Client().get(address).content.decode()
    link, meanwhile = SiteFeed.link, []

    def answer_the_other_first(feed: SiteFeed) -> str:
        if not meanwhile:
            meanwhile.append("")
            meanwhile[0] = Client().get(address, HTTP_HOST=other_site).content.decode()
        return link(feed)

    monkeypatch.setattr(SiteFeed, "link", answer_the_other_first)
    interleaved = Client().get(address).content.decode()
    assert "The other project" in meanwhile[0]
    assert "The other project" not in interleaved
    assert interleaved == alone


@pytest.mark.parametrize("address", ALL)
def test_nothing_of_a_request_is_left_on_the_feed(address: str, client: Client):
    feed = client.get(address).resolver_match.func
    before = dict(vars(feed))
    client.get(address)
    assert dict(vars(feed)) == before == {}


@pytest.mark.django_db(transaction=True)
def test_two_threads_that_ask_two_sites_get_each_its_own(other_site: str, monkeypatch: pytest.MonkeyPatch):
    link, both_are_in = SiteFeed.link, Barrier(2)

    def wait_for_the_other(feed: SiteFeed) -> str:
        both_are_in.wait(20)
        return link(feed)

    def asked(host: str) -> str:
        try:
            return Client().get(ADDRESSES[0], HTTP_HOST=host).content.decode()
        finally:
            connection.close()

    monkeypatch.setattr(SiteFeed, "link", wait_for_the_other)
    with ThreadPoolExecutor(2) as threads:
        ours, others = threads.map(asked, ["testserver", other_site])
    assert "The other project" in others
    assert "The other project" not in ours
