"""What the search finds is what readers can read."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from portal.fulltext.models import Entry
from tests.tools.factories import make_grant, make_output, make_person
from tests.tools.reading import Page, read

pytestmark = pytest.mark.usefixtures("demo")


@pytest.mark.parametrize("word", ["sub-section", "numbered", "lettered", "bullets"])
def test_a_choice_that_an_editor_made_in_a_form_is_no_word_of_the_text(word: str):
    assert list(Entry.objects.filter(body__icontains=word).values_list("title", flat=True)) == []


def test_an_extract_reads_as_the_page_does(client: Client):
    extracts = " ".join(read(client, "/search/?q=semi-structured interviews").parts("main ol.results li"))
    assert "Interviews: The researchers held semi-structured interviews" in extracts.replace(
        "semi - ", "semi-"
    ).replace(" :", ":")


def search(client: Client, words: str, **more: str) -> Page:
    return Page("/search/", client.get("/search/", {"q": words, **more}).content.decode())


def meant(page: Page) -> list[tuple[str, str]]:
    links = page.soup.select("main .lead a[href^='?q=']")
    return [(link.get_text(strip=True), str(link["href"])) for link in links]


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("Spalk", "spalek"),
        ("polise", "police"),
        ("comunity polise", "community police"),
        ("counter-terorism", "counter-terrorism"),
        ("Lambart", "lambert"),
    ],
)
def test_a_word_that_is_typed_wrongly_is_answered_by_what_was_meant_and_that_finds_something(
    client: Client, typed: str, wanted: str
):
    page = search(client, typed)
    ((words, url),) = meant(page)
    assert words == wanted
    assert read(client, f"/search/{url}").soup.select("ol.results li")


@pytest.mark.parametrize("typed", ["police", "zzzzzqqqq", "of", "", "!!!", "-", "a b c"])
def test_nothing_is_guessed_where_something_was_found_or_nothing_is_like_it(client: Client, typed: str):
    assert meant(search(client, typed)) == []


def test_no_word_of_a_draft_or_a_private_text_is_ever_proposed(client: Client):
    hidden = [
        make_output("report", "Quandongery of the north", is_private=True),
        make_person("Quandongery", "Example", is_private=True),
    ]
    draft = make_output("report", "Quandongery again")
    draft.unpublish()
    assert Entry.objects.filter(title__icontains="quandongery").count() == len(hidden) + 1
    assert meant(search(client, "quandongary")) == []
    make_output("report", "Quandongery for everybody")
    assert [words for words, _url in meant(search(client, "quandongary"))] == ["quandongery"]


def test_results_are_narrowed_by_type_and_every_type_says_how_many_it_has(client: Client):
    make_grant("The price of quinces")
    make_output("report", "A report on quinces")
    make_output("podcast", "Quinces, a talk")
    page = search(client, "quinces")
    assert page.parts("nav.types a") == ["All 3", "Outputs 2", "Grants 1"]
    narrowed = search(client, "quinces", type="output")
    assert len(narrowed.soup.select("ol.results li")) == 2
    assert narrowed.part("nav.types [aria-current]") == "Outputs 2"
    assert narrowed.part("main [role=status]") == "2 results"
    assert len(search(client, "quinces", type="nonsense").soup.select("ol.results li")) == 3


def test_an_extract_is_prose_and_no_string_of_names_and_numbers(client: Client):
    summary = "The orchard was planted before the war. Quinces were sold at the gate for many years by one family."
    values = {"summary": summary, "doi": "10.1234/quince.9", "keywords": "quinces; trade; gates"}
    make_output("journal-article", "On fruit", people=[make_person("Ada", "Quinces")], **values)
    (result,) = search(client, "quinces", type="output").parts("ol.results .row-text")
    assert result in summary or result.strip("… ") in summary
    assert "10.1234" not in result


def test_a_search_asks_no_more_of_the_database_however_much_it_finds(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
):
    for number in range(30):
        make_output("report", f"Quinces {number}")
    for typed in ("quinces", "quincez", "police"):
        client.get("/search/", {"q": typed})
        with django_assert_max_num_queries(15):
            client.get("/search/", {"q": typed})


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        ("/findings/suport-for-the-mcu/", "/findings/support-for-the-mcu/"),
        ("/team/basia-spalk/", "/team/basia-spalek/"),
        ("/outputs/final-raport.ris", "/outputs/final-report/"),
        ("/finding/how-the-msfs-sucess-may-be-judged", "/findings/how-the-msfs-success-may-be-judged/"),
    ],
)
def test_a_mistyped_address_is_shown_what_is_near(client: Client, address: str, wanted: str):
    response = client.get(address, follow=True)
    assert response.status_code == 404
    page = Page(address, response.content.decode())
    assert wanted in [link["href"] for link in page.soup.select("section[aria-labelledby=near] a")]


def test_nothing_that_is_not_public_stands_near(client: Client):
    make_output("report", "Quandongery of the north", is_private=True)
    make_output("report", "Quandongery of the south").unpublish()
    page = Page("", client.get("/outputs/quandongery-of-the-nort/").content.decode())
    assert "uandongery" not in page.text
