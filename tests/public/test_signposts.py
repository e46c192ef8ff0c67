"""FAIR Signposting, levels 1 and 2, as an independent client follows it."""

import json

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from signposting import Signposting, find_signposting_http, find_signposting_linkset
from signposting.linkheader import find_signposting_http_link

from portal.media.models import PortalDocument
from portal.records.outputs.models import Output, OutputFile
from portal.records.people.models import Person
from tests.tools.factories import make_output, make_person

CHAPTER = "/outputs/policing-within-a-counter-terrorism-context-post-7-7/"
PAGES = {
    CHAPTER: "Chapter",
    "/outputs/basia-spalek-on-sunday-bbc-radio-4/": "RadioEpisode",
    "/findings/support-for-the-mcu/": "Claim",
    "/team/basia-spalek/": "Person",
    "/grants/phase-1-small-grant/": "MonetaryGrant",
}


def followed(client: Client, address: str) -> Signposting:
    header = client.head(address)["Link"]
    assert len(header) < 4096
    assert client.get(address)["Link"] == header
    return find_signposting_http_link([header], f"http://testserver{address}")


def path(address: str) -> str:
    return address.removeprefix("http://testserver")


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize(("address", "schema_type"), PAGES.items())
def test_a_page_leads_to_its_other_forms_and_these_lead_back(client, address, schema_type):
    signposts = followed(client, address)
    here = f"http://testserver{address}"
    assert signposts.citeAs.target == here
    assert {each.target for each in signposts.types} == {
        f"https://schema.org/{schema_type}",
        "https://schema.org/AboutPage",
    }
    assert signposts.describedBy
    for described in signposts.describedBy:
        response = client.get(path(described.target))
        assert response["Content-Type"].startswith(described.type)
        assert response["Link"] == f'<{here}>; rel="describes"; type="text/html"'


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("address", PAGES)
def test_both_link_sets_say_what_the_header_says_and_more(client, address):
    signposts = followed(client, address)
    here = f"http://testserver{address}"
    by_type = {str(each.type): client.get(path(each.target)) for each in signposts.linksets}
    assert {kind: response["Content-Type"] for kind, response in by_type.items()} == {kind: kind for kind in by_type}
    as_json = json.loads(by_type["application/linkset+json"].content)
    assert list(as_json) == ["linkset"]
    contexts = {context.pop("anchor"): context for context in as_json["linkset"]}
    in_text = find_signposting_http_link([by_type["application/linkset"].content.decode().replace(",\n", ", ")], here)
    for said in (
        {(rel, target["href"]) for rel, targets in contexts[here].items() for target in targets},
        {(str(each.rel), str(each.target)) for each in in_text.for_context(here).signposts},
    ):
        assert {(str(each.rel), str(each.target)) for each in signposts.signposts} <= said
    backward = {(anchor, rel) for anchor, context in contexts.items() if anchor != here for rel in context}
    assert backward == {(str(each.target), "describes") for each in signposts.describedBy}


@pytest.mark.usefixtures("demo")
def test_an_output_names_authors_files_licence_and_doi_and_many_stand_in_the_link_set_alone(client):
    people = [make_person(orcid=f"https://orcid.org/{orcid}") for orcid in ORCIDS]
    document = PortalDocument.objects.create(title="A", file=ContentFile(b"%PDF-1.4", name="a.pdf"))
    output = make_output(
        "journal-article", "With all", people[:2], doi="10.5555/with.all", licence="CC-BY-4.0", access="open"
    )
    output.files.add(OutputFile(document=document, name="a.pdf"))
    output.save_revision().publish()
    signposts = followed(client, f"/outputs/{output.slug}/")
    assert signposts.citeAs.target == "https://doi.org/10.5555/with.all"
    assert {str(each.target) for each in signposts.authors} == {person.orcid for person in people[:2]}
    assert signposts.license.target == "https://spdx.org/licenses/CC-BY-4.0"
    item = f"http://testserver/outputs/{output.slug}/files/a.pdf"
    assert [(str(each.target), str(each.type)) for each in signposts.items] == [(item, "application/pdf")]
    assert 'rel="collection"' in client.get(path(item))["Link"]
    crowd = make_output("journal-article", "By many", people)
    crowded = followed(client, f"/outputs/{crowd.slug}/")
    assert {str(each.rel) for each in crowded.signposts} == {"linkset"}
    as_json = json.loads(client.get(f"/outputs/{crowd.slug}/linkset.json").content)
    assert len(as_json["linkset"][0]["author"]) == 6


ORCIDS = [
    *("0000-0002-1825-0097", "0000-0001-5109-3700", "0000-0002-1694-233X"),
    *("0000-0001-5000-0007", "0000-0002-9079-593X", "0000-0003-1613-5981"),
]


@pytest.mark.usefixtures("demo")
def test_what_is_hidden_has_no_link_set_and_no_signposts(client):
    Output.objects.filter(slug="final-report").update(is_private=True)
    Person.objects.filter(slug="basia-spalek").update(is_private=True)
    for address in ("/outputs/final-report/", "/team/basia-spalek/", "/findings/nothing/", "/grants/nothing/"):
        for ending in ("", "linkset", "linkset.json"):
            response = client.get(address + ending)
            assert (response.status_code, response.get("Link")) == (404, None), address + ending
    assert client.get("/team/basia-spalek.jsonld").status_code == 404
    assert client.post(f"{CHAPTER}linkset").status_code == 405


def test_the_client_follows_a_page_over_http(demo_server: str):
    address = f"{demo_server}{CHAPTER}"
    signposts = find_signposting_http(address)
    assert len(signposts.describedBy) == 5
    link_set = find_signposting_linkset(f"{demo_server}{CHAPTER}linkset.json")
    assert link_set.for_context(f"http://testserver{CHAPTER}").citeAs.target == f"http://testserver{CHAPTER}"
