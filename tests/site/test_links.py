"""No link on the site leads nowhere, and the sitemap lists what is public, with the day it changed."""

from datetime import datetime, timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from portal.public.findings.models import FindingPage
from portal.records.outputs.models import Output
from portal.records.people.models import Person
from tests.tools.reading import crawl, has_one_filter_at_most, is_page, read, sitemap

LATER = datetime(2031, 5, 6, 12, tzinfo=ZoneInfo("Europe/London"))

pytestmark = pytest.mark.usefixtures("demo")


def test_every_address_of_the_sitemap_answers(client: Client):
    addresses = sitemap(client)
    assert len(addresses) == 27
    assert {address: client.get(address).status_code for address in addresses} == dict.fromkeys(addresses, 200)


def test_every_link_within_the_site_leads_to_something(client: Client):
    assert len(crawl(client, has_one_filter_at_most)) > len(sitemap(client))


def test_every_page_of_the_sitemap_can_be_come_to_by_links_from_the_front_page(client: Client):
    assert set(sitemap(client)) - set(crawl(client, is_page)) == set()


def test_every_link_into_a_page_finds_its_place_there(client: Client):
    for address, page in crawl(client, is_page).items():
        assert page.anchors - page.ids == set(), address


def test_every_page_names_itself_as_the_address_to_cite(client: Client):
    for address in sitemap(client):
        canonical = read(client, address).soup.select_one("link[rel=canonical]")
        assert canonical is not None, address
        assert urlsplit(canonical["href"]).path == address


def test_every_link_to_another_site_is_one_that_the_content_gives(client: Client):
    hosts = {
        urlsplit(link).hostname
        for page in crawl(client, is_page).values()
        for link in page.links
        if urlsplit(link).scheme in ("http", "https")
    }
    assert hosts - {"testserver"} == {
        "www.ahrc.ac.uk",
        "www.equalityadvisoryservice.com",
        "www.iass.bham.ac.uk",
        "www.religionandsociety.org.uk",
        "www.routledge.com",
    }


def unpublish(thing) -> None:
    thing.unpublish()


def postpone(thing) -> None:
    type(thing)._base_manager.filter(pk=thing.pk).update(go_live_at=timezone.now() + timedelta(hours=1))


def expire(thing) -> None:
    thing.expire_at = timezone.now() - timedelta(seconds=1)
    thing.save()


def keep_private(thing) -> None:
    if isinstance(thing, FindingPage):
        PageViewRestriction.objects.create(page=thing, restriction_type=PageViewRestriction.LOGIN)
    else:
        type(thing)._base_manager.filter(pk=thing.pk).update(is_private=True)


@pytest.mark.parametrize("hide", [unpublish, postpone, expire, keep_private])
@pytest.mark.parametrize(
    ("model", "slug", "address"),
    [
        (FindingPage, "support-for-the-mcu", "/findings/support-for-the-mcu/"),
        (Output, "final-report", "/outputs/final-report/"),
        (Person, "salwa-el-awa", "/team/salwa-el-awa/"),
    ],
)
def test_what_is_not_public_is_neither_listed_nor_linked_nor_there(client: Client, model, slug, address, hide):
    thing = model.objects.get(slug=slug)
    hide(thing.own if isinstance(thing, Output) else thing)
    assert address not in sitemap(client)
    assert address not in crawl(client, is_page)
    was_taken_down = hide in (unpublish, expire)
    assert client.get(address).status_code == (410 if was_taken_down else 404)


@pytest.mark.parametrize(
    ("model", "slug", "address"),
    [
        (FindingPage, "support-for-the-mcu", "/findings/support-for-the-mcu/"),
        (Output, "final-report", "/outputs/final-report/"),
        (Person, "salwa-el-awa", "/team/salwa-el-awa/"),
    ],
)
def test_the_sitemap_gives_the_day_on_which_the_content_changed(client: Client, model, slug, address):
    before = sitemap(client)
    thing = model.objects.get(slug=slug)
    thing = thing.own if isinstance(thing, Output) else thing
    with time_machine.travel(LATER, tick=False):
        thing.save_revision().publish()
    after = sitemap(client)
    assert after[address] == "2031-05-06"
    assert {key for key in after if after[key] != before[key]} == {address}


def test_a_draft_in_hand_changes_no_day_in_the_sitemap(client: Client):
    before = sitemap(client)
    with time_machine.travel(LATER, tick=False):
        FindingPage.objects.get(number=1).save_revision()
        Person.objects.get(slug="robert-lambert").save_revision()
        Output.objects.get(slug="final-report").own.save_revision()
    assert sitemap(client) == before
