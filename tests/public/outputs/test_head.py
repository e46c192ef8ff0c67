"""What the head of each page says to search engines, reference managers and readers of feeds."""

import re
from xml.etree import ElementTree

import extruct
import pytest
from django.core.files.base import ContentFile
from django.test import Client

from portal.media.models import PortalDocument
from portal.records.outputs.models import Output, OutputFile

pytestmark = pytest.mark.usefixtures("demo")

CHAPTER = "/outputs/policing-within-a-counter-terrorism-context-post-7-7/"
RADIO = "/outputs/basia-spalek-on-sunday-bbc-radio-4/"


def citation_tags(client: Client, address: str) -> list[tuple[str, str]]:
    return re.findall(r'<meta name="(citation_[^"]*)" content="([^"]*)">', client.get(address).content.decode())


def nodes(client: Client, address: str) -> list[dict]:
    return extruct.extract(client.get(address).content.decode(), syntaxes=["json-ld"])["json-ld"]


def test_a_chapter_has_the_tags_of_a_chapter_and_no_others(client):
    tags = citation_tags(client, CHAPTER)
    names = [name.removeprefix("citation_") for name, _content in tags]
    assert [content for name, content in tags if name == "citation_author"] == ["Spalek, B.", "Lambert, R."]
    assert dict(tags)["citation_publication_date"] == "2010"
    assert (dict(tags)["citation_firstpage"], dict(tags)["citation_lastpage"]) == ("168", "201")
    assert "inbook_title" in names
    assert not {"journal_title", "technical_report_institution", "dissertation_institution", "pdf_url"} & set(names)


def test_a_pdf_is_named_only_while_anybody_may_read_it_and_under_its_record(client):
    record = Output.objects.get(slug=CHAPTER.strip("/").split("/")[1]).own
    document = PortalDocument.objects.create(title="Chapter", file=ContentFile(b"%PDF-1.4", name="chapter.pdf"))
    record.access = "open"
    record.files.add(OutputFile(document=document, name="chapter.pdf"))
    record.save()
    tags = dict(citation_tags(client, CHAPTER))
    assert tags["citation_pdf_url"] == f"http://testserver{CHAPTER}files/chapter.pdf"
    Output.objects.filter(pk=record.pk).update(access="restricted")
    assert "citation_pdf_url" not in dict(citation_tags(client, CHAPTER))


def test_a_broadcast_has_no_citation_tags_but_coins(client):
    assert citation_tags(client, RADIO) == []
    page = client.get(RADIO).content.decode()
    assert "rft.type=radioBroadcast" in page
    assert "Z3988" not in client.get(CHAPTER).content.decode()


@pytest.mark.parametrize(
    ("address", "schema_type"),
    [
        ("/", "ResearchProject"),
        (CHAPTER, "Chapter"),
        (RADIO, "RadioEpisode"),
        ("/outputs/final-report/", "Report"),
        ("/team/basia-spalek/", "Person"),
        ("/grants/phase-1-small-grant/", "MonetaryGrant"),
        ("/findings/support-for-the-mcu/", "Claim"),
    ],
)
def test_every_kind_of_page_is_said_in_json_ld(client, address, schema_type):
    assert schema_type in [node["@type"] for node in nodes(client, address)]


def test_the_grant_says_its_amount_and_funders_and_an_unknown_amount_is_not_zero(client):
    (grant,) = nodes(client, "/grants/phase-1-small-grant/")
    assert grant["amount"] == {"@type": "MonetaryAmount", "value": 83211, "currency": "GBP"}
    assert [funder["name"] for funder in grant["funder"]] == [
        "Arts and Humanities Research Council",
        "Economic and Social Research Council",
    ]
    (follow_on,) = nodes(client, "/grants/phase-2-small-grant/")
    assert "amount" not in follow_on


def test_the_project_names_its_people_and_its_end(client):
    (project,) = [node for node in nodes(client, "/") if node["@type"] == "ResearchProject"]
    assert [person["name"] for person in project["member"]] == [
        "Basia Spalek",
        "Salwa El-Awa",
        "Laura McDonald",
        "Robert Lambert",
    ]
    assert project["dissolutionDate"] == "2008-09-30"
    assert "foundingDate" not in project


@pytest.mark.parametrize("address", ["/", "/outputs/", CHAPTER, "/team/basia-spalek/", "/grants/phase-1-small-grant/"])
def test_every_page_names_its_one_address_and_what_shared_links_show(client, address):
    page = client.get(f"{address}?style=apa").content.decode()
    assert re.findall(r'<link rel="canonical" href="([^"]*)"', page) == [f"http://testserver{address}"]
    assert 'property="og:title"' in page
    assert f'property="og:url" content="http://testserver{address}"' in page


@pytest.mark.parametrize(("address", "count"), [("/feeds/outputs.atom", 4), ("/feeds/findings.atom", 5)])
def test_the_feeds_are_atom_with_absolute_addresses(client, address, count):
    response = client.get(address)
    assert response["Content-Type"].startswith("application/atom+xml")
    atom = "{http://www.w3.org/2005/Atom}"
    feed = ElementTree.fromstring(response.content)
    entries = feed.findall(f"{atom}entry")
    assert len(entries) == count
    for entry in entries:
        assert entry.find(f"{atom}link").get("href").startswith("http://")
        assert entry.find(f"{atom}updated").text


@pytest.mark.parametrize("style", ["apa", "harvard", "chicago", "mhra", "mla", "vancouver"])
def test_the_reader_chooses_a_style(client, style):
    page = client.get(f"{CHAPTER}?style={style}").content.decode()
    shown = {
        "apa": "(Eds.)",
        "harvard": "(eds)",
        "chicago": "2010. “",
        "mhra": "(Routledge, 2010)",
        "mla": "Routledge, 2010, pp.",
    }
    assert shown.get(style, "editors.") in page


def test_a_style_that_the_site_does_not_offer_is_not_shown(client):
    assert client.get(f"{CHAPTER}?style=nature").content == client.get(CHAPTER).content


def test_crawlers_are_told_where_the_sitemap_is(client):
    response = client.get("/robots.txt")
    assert response["Content-Type"].startswith("text/plain")
    assert "Sitemap: http://testserver/sitemap.xml" in response.content.decode()
