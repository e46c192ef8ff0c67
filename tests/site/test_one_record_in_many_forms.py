"""Citation tags, COinS, JSON-LD, Open Graph and Signposting say the same of a record, whatever kind it is of."""

import json
from urllib.parse import parse_qs

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from signposting.linkheader import find_signposting_http_link

from portal.bibliography.kinds import KINDS
from portal.bibliography.names import split
from portal.records.outputs.models import Output
from tests.tools.factories import make_output, make_person

FINDING = "/findings/support-for-the-mcu/"

pytestmark = pytest.mark.usefixtures("demo")


class Head:
    """What one page says of its record to machines."""

    def __init__(self, client: Client, address: str) -> None:
        response = client.get(address)
        self.soup = BeautifulSoup(response.content, "lxml")
        self.json_ld = json.loads(self.soup.select_one('script[type="application/ld+json"]').string)
        self.signposts = find_signposting_http_link([response["Link"]], f"http://testserver{address}")
        spans = self.soup.select("span.Z3988")
        self.coins = parse_qs(str(spans[0]["title"])) if spans else {}

    def tags(self, name: str) -> list[str]:
        return [str(tag["content"]) for tag in self.soup.select(f'meta[name="citation_{name}"]')]

    def open_graph(self, name: str) -> str:
        return str(self.soup.select_one(f'meta[property="og:{name}"]')["content"])

    @property
    def titles(self) -> set[str]:
        claim = self.json_ld.get("text", "").removesuffix(".")
        told = [self.open_graph("title").removesuffix("."), claim or self.json_ld["name"]]
        return {*told, *(self.tags("title") or self.coins["rft.title"])}

    @property
    def authors(self) -> list[list[str]]:
        places = ("author", "performer", "director", "organizer", "contributor")
        people = [person for place in places for person in as_list(self.json_ld.get(place))]
        in_json_ld = [f"{person['familyName']}, {person['givenName']}" for person in people]
        return [in_json_ld, self.tags("author") or self.coins.get("rft.creator", [])]

    @property
    def dates(self) -> set[str]:
        in_json_ld = self.json_ld.get("datePublished") or self.json_ld.get("startDate")
        written = self.tags("publication_date") or self.coins["rft.date"]
        return {in_json_ld, *(date.replace("/", "-") for date in written)}

    @property
    def dois(self) -> set[str]:
        in_json_ld = [each["value"] for each in self.json_ld.get("identifier", []) if isinstance(each, dict)]
        others = [each.removeprefix("info:doi/") for each in self.coins.get("rft_id", [])]
        return {
            *(value for value in in_json_ld if value.startswith("10.")),
            *(self.tags("doi") or others),
            str(self.signposts.citeAs.target).removeprefix("https://doi.org/"),
        }

    @property
    def languages(self) -> set[str]:
        return {self.json_ld.get("inLanguage", ""), *(self.tags("language") or self.coins.get("rft.language", [""]))}

    @property
    def addresses(self) -> set[str]:
        others = [each for each in self.coins.get("rft.identifier", []) if each.startswith("http")]
        return {
            self.open_graph("url"),
            self.json_ld["url"],
            str(self.soup.select_one('link[rel="canonical"]')["href"]),
            *(self.tags("abstract_html_url") or others),
        }


def as_list(value) -> list:
    return value if isinstance(value, list) else [value] if value else []


def of_kind(name: str, **values) -> Output:
    """An output of the kind with all that any form of it has a place for."""
    roles = {"edited-book": "editor"}
    people = [make_person("Ada", "Lovelace"), make_person("Åsa", "van der Öberg")]
    output = make_output(
        name,
        f"A {name}: “its” title & <more>",
        people,
        date="2011-05-12",
        doi=f"10.5555/{name}",
        licence="CC-BY-4.0",
        summary="In plain words.",
        **values,
    )
    for contribution in output.contributions.all():
        contribution.role = roles.get(name, "author")
        contribution.save()
    return output


@pytest.mark.parametrize("name", KINDS)
def test_all_forms_of_an_output_agree_whatever_its_kind(client, name):
    output = of_kind(name)
    head, kind = Head(client, f"/outputs/{output.slug}/"), KINDS[name]
    assert head.titles == {output.title}
    names = [split(each.name).inverted for each in output.contributions.all()]
    in_json_ld, cited = head.authors
    assert cited == ([] if name == "edited-book" else names)
    assert in_json_ld == cited
    assert head.dates == {"2011-05-12"}
    assert head.dois == {f"10.5555/{name}"}
    assert head.languages == {"en"}
    assert head.addresses == {output.full_url}
    assert head.open_graph("type") == ("book" if kind.csl == "book" else "article")
    assert f"https://schema.org/{head.json_ld['@type']}" in {str(each.target) for each in head.signposts.types}
    assert head.signposts.license.target == "https://spdx.org/licenses/CC-BY-4.0"
    assert head.json_ld.get("license", "https://spdx.org/licenses/CC-BY-4.0") == head.signposts.license.target
    assert bool(head.coins) != bool(head.tags("title"))
    assert head.coins.get("rft.type", [kind.zotero]) == [kind.zotero]


def test_all_forms_of_a_finding_agree_and_name_its_claim_its_authors_and_its_day(client):
    head = Head(client, FINDING)
    (title,) = head.titles
    assert title.startswith("Muslim community members generally support")
    in_json_ld, cited = head.authors
    assert in_json_ld == cited
    assert cited[0] == "Spalek, Basia"
    assert len(head.dates) == len(head.languages) == 1
    assert head.addresses == {f"http://testserver{FINDING}"}
    assert str(head.signposts.citeAs.target) == f"http://testserver{FINDING}"
    assert (head.open_graph("type"), head.coins["rft.type"]) == ("article", ["document"])


def test_no_language_is_told_that_is_not_recorded(client):
    output = of_kind("dataset", language="")
    head = Head(client, f"/outputs/{output.slug}/")
    assert head.languages == {""}
    # Zotero would take the page's own for the work's.
    assert head.soup.select_one('meta[name="language"]')["content"] == "und"


def test_people_and_grants_are_no_articles(client):
    assert Head(client, "/team/basia-spalek/").open_graph("type") == "profile"
    assert Head(client, "/grants/phase-1-small-grant/").open_graph("type") == "website"
