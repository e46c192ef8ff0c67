"""What was published once reads the same for ever, at an address of its own, and leads on to the newest."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client
from wagtail.models import PageViewRestriction

from portal.public.findings.models import Evidence, FindingPage
from portal.records.outputs.models import Output
from portal.records.people.models import Person
from tests.tools.reading import crawl, is_page, read, sitemap

ADDRESS = "/findings/what-undoes-good-engagement/"
FIRST = f"{ADDRESS}versions/1/"
LATER = datetime(2031, 5, 6, 12, tzinfo=ZoneInfo("Europe/London"))

pytestmark = pytest.mark.usefixtures("demo")


def finding() -> FindingPage:
    return FindingPage.objects.get(number=3)


def published(page: FindingPage, **values) -> FindingPage:
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return page


def article(client: Client, address: str) -> str:
    return read(client, address).part("main article")


def test_the_demo_begins_with_version_1_of_the_day_it_was_loaded_and_never_of_2008(client: Client):
    for page in FindingPage.objects.all():
        assert [version.number for version in page.versions.all()] == [1]
        assert page.versions.get().published_at.year > 2020
    imprint = read(client, ADDRESS).part(".imprint")
    assert imprint.startswith("Version 1, ")
    assert "2008" not in imprint


def test_version_1_reads_the_same_after_two_edits_and_a_change_of_name(client: Client):
    before = article(client, FIRST)
    published(finding(), claim="Something else.", change_note="Said otherwise")
    page = finding()
    page.evidence.set([Evidence(kind="other", description="Another thing")])
    page.grants.set([])
    published(page, plain_summary="New words.", body="[]", limits="", change_note="Rested on another thing")
    person = Person.objects.get(slug="salwa-el-awa")
    person.family_name = "Otherwise"
    person.save_revision().publish()
    assert article(client, FIRST) == before
    assert [version.number for version in finding().versions.all()] == [3, 2, 1]


def test_an_old_version_names_no_output_that_is_hidden_now(client: Client):
    chapter = Output.objects.get(kind="chapter").own
    assert chapter.get_absolute_url() in read(client, FIRST).links
    chapter.unpublish()
    page = read(client, FIRST)
    assert chapter.title not in page.text
    assert chapter.slug not in str(page.soup)


def test_a_draft_output_is_in_no_version(client: Client):
    draft = Output.objects.get(kind="chapter").own
    draft.unpublish()
    page = finding()
    published(page, limits="<p>Less.</p>", change_note="Shorter")
    html = str(read(client, f"{ADDRESS}versions/2/").soup) + str(read(client, ADDRESS).soup)
    assert draft.title not in html
    assert draft.slug not in html


def test_publishing_what_says_nothing_new_keeps_no_new_version():
    published(finding())
    person = Person.objects.get(slug="salwa-el-awa")
    person.family_name = "Otherwise"
    person.save_revision().publish()
    published(finding())
    assert finding().versions.count() == 1


def test_the_current_page_names_its_version_and_lists_all_with_what_changed(client: Client):
    with time_machine.travel(LATER, tick=False):
        published(finding(), claim="Something else.", change_note="Corrected a word")
    page = read(client, ADDRESS)
    assert page.part(".imprint").startswith("Version 2, 6 May 2031")
    assert page.parts("ol.versions li")[0] == "Version 2, 6 May 2031: Corrected a word"
    assert "Finding 3, version 2" in page.part("#citation")


def test_an_old_version_carries_a_banner_to_the_newest_and_is_not_indexed(client: Client):
    published(finding(), claim="Something else.", change_note="Corrected")
    page = read(client, FIRST)
    assert page.part(".notice").startswith("This is not the newest version.")
    assert page.soup.select_one(".notice a")["href"] == ADDRESS
    assert page.soup.select_one("meta[name=robots]")["content"] == "noindex"
    assert page.soup.select_one("link[rel=canonical]")["href"].endswith(ADDRESS)
    assert FIRST not in sitemap(client)
    assert "version 1" in page.part("#citation")
    assert not read(client, f"{ADDRESS}versions/2/").soup.select(".notice")


def test_a_version_that_never_was_is_not_there(client: Client):
    assert client.get(f"{ADDRESS}versions/2/").status_code == 404
    assert client.get(f"{ADDRESS}versions/0/").status_code == 404
    assert client.get("/findings/nothing/versions/1/").status_code == 404


@pytest.mark.parametrize("hide", ["unpublish", "restrict"])
def test_versions_are_closed_with_their_finding(client: Client, hide):
    if hide == "unpublish":
        finding().unpublish()
    else:
        PageViewRestriction.objects.create(page=finding(), restriction_type=PageViewRestriction.LOGIN)
    for address in (FIRST, f"{ADDRESS.rstrip('/')}.ris", f"{FIRST.rstrip('/')}.bib"):
        assert client.get(address).status_code == (410 if hide == "unpublish" else 404)


def test_every_version_can_be_come_to_by_links(client: Client):
    published(finding(), claim="Something else.", change_note="Corrected")
    assert {FIRST, f"{ADDRESS}versions/2/"} <= set(crawl(client, is_page))
