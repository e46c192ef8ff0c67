"""The list of outputs as readers use it."""

import re

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from portal.records.grants.models import Grant
from portal.records.outputs.models import Contribution, Output, Publication, Report
from portal.records.people.models import Person

pytestmark = pytest.mark.usefixtures("demo")


def titles(client: Client, query: str = "") -> list[str]:
    page = client.get(f"/outputs/{query}").content.decode()
    listed = page.partition("By year and kind")[0]
    return re.findall(r'class="row-title"><a href="[^"]*">([^<]*)</a>', listed)


def text(client: Client, query: str = "") -> str:
    return client.get(f"/outputs/{query}").content.decode()


def add(model, title: str, **values) -> Output:
    output = model(title=title, **values)
    output.save()
    output.save_revision().publish()
    return output


def test_outputs_stand_by_year_the_newest_first_and_undated_last(client):
    years = re.findall(r'class="numeral year[^"]*">([^<]*)<', text(client))
    assert years == ["2010", "2008", "no date recorded"]
    assert titles(client)[0].startswith("Policing within")
    assert titles(client)[-2:] == ["Final report", "List of all outputs"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?kind=radio-broadcast", ["Basia Spalek on BBC Radio 4’s Sunday"]),
        ("?year=2008", ["Basia Spalek on BBC Radio 4’s Sunday"]),
        ("?year=undated", ["Final report", "List of all outputs"]),
        ("?person=basia-spalek&year=2008", ["Basia Spalek on BBC Radio 4’s Sunday"]),
        ("?finding=support-for-the-mcu", ["Final report"]),
        ("?grant=phase-2-small-grant", []),
        ("?q=radio", ["Basia Spalek on BBC Radio 4’s Sunday"]),
        ("?q=routledge", ["Policing within a counter-terrorism context post 7/7: the importance of partnership, "
                          "dialogue and support when engaging with Muslim communities"]),
    ],
)  # fmt: skip
def test_a_filter_leaves_what_it_names(client, query, found):
    assert titles(client, query) == found


@pytest.mark.parametrize("query", ["?kind=film-noir", "?year=20x8", "?person=nobody", "?grant=none", "?finding=9"])
def test_a_value_that_means_nothing_finds_nothing_and_says_so(client, query):
    page = text(client, query)
    assert titles(client, query) == []
    assert "is not a value of the filter" in page
    assert "No output matches." in page


def test_filters_are_chips_that_come_off_one_by_one(client):
    page = text(client, "?kind=chapter&year=2010")
    chips = re.findall(r'class="chip" href="([^"]*)"', page)
    assert chips == ["?year=2010", "?kind=chapter"]
    assert re.findall(r'class="chip" href="([^"]*)"', text(client, "?kind=chapter")) == ["."]


def test_facets_count_what_the_list_holds(client):
    add(Report, "A brief", kind="policy-brief", date="2010", access="open", peer_reviewed=True)
    options = dict(re.findall(r'class="name">([^<]*)</span> <span class="count">(\d+)<', text(client)))
    assert options["Book chapter"] == "1"
    assert options["Policy brief"] == "1"
    assert options["2010"] == "2"
    assert options["no date recorded"] == "2"
    assert options["Basia Spalek"] == "2"
    assert options["Phase 1 Small Grant"] == "4"
    assert options["Open access"] == "1"
    assert options["peer-reviewed"] == "1"
    narrowed = dict(re.findall(r'class="name">([^<]*)</span> <span class="count">(\d+)<', text(client, "?year=2010")))
    assert "2008" not in narrowed
    assert narrowed["Basia Spalek"] == "1"


def test_an_output_linked_twice_to_a_person_counts_once(client):
    output = Output.objects.get(slug="final-report")
    person = Person.objects.get(slug="salwa-el-awa")
    for role in ("author", "editor"):
        Contribution.objects.create(output=output, person=person, role=role, name="El-Awa, S.")
    assert re.search(r"Salwa El-Awa</span> <span class=\"count\">1<", text(client))
    assert titles(client, "?person=salwa-el-awa") == ["Final report"]


def test_the_order_can_be_chosen_and_is_carried_along(client):
    assert titles(client, "?sort=title")[0] == "Basia Spalek on BBC Radio 4’s Sunday"
    assert titles(client, "?sort=oldest")[-1].startswith("Policing")
    assert "sort=title" in text(client, "?sort=title&kind=chapter")


def test_pages_are_bounded_and_keep_the_filters(client):
    grant = Grant.objects.get(slug="phase-1-small-grant")
    for number in range(30):
        output = add(Publication, f"Paper {number:02}", kind="journal-article", date="2009")
        output.grants.through.objects.create(output_id=output.pk, grant_id=grant.pk)
    first = titles(client, "?kind=journal-article")
    second = titles(client, "?kind=journal-article&page=2")
    assert (len(first), len(second)) == (25, 5)
    assert not set(first) & set(second)
    assert "kind=journal-article&amp;page=2" in text(client, "?kind=journal-article")
    assert titles(client, "?kind=journal-article&page=999") == second


def test_the_chart_has_the_same_numbers_as_its_table(client):
    page = text(client)
    assert "Outputs by year and kind; 2 more have no date recorded" in page
    rows = re.findall(r'<th scope="row">(\d+)</th>\s*<td class="n">\s*(\d+)</td>\s*<td class="n">\s*(\d+)</td>', page)
    assert rows == [("2008", "0", "1"), ("2009", "0", "0"), ("2010", "1", "0")]


def test_a_filtered_list_is_not_indexed_and_the_whole_list_is(client):
    assert "noindex" in text(client, "?kind=chapter")
    assert "noindex" not in text(client)


def test_what_was_drawn_once_is_drawn_anew_as_soon_as_a_count_differs(client: Client) -> None:
    def drawn() -> str:
        soup = BeautifulSoup(client.get("/outputs/").content, "lxml")
        return soup.select_one(".facets").get_text(" ", strip=True) + soup.select_one("table").get_text(" ", strip=True)

    before = drawn()
    assert drawn() == before
    add(Publication, "Another chapter", kind="chapter", date="2010")
    after = drawn()
    assert after != before
    assert "2010 2" in after
