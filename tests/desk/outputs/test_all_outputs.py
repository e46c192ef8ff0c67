"""One list of all outputs, whatever their table, and the ways from a list."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from portal.records.outputs.models import Contribution, Output, Publication
from tests.tools.accounts import account
from tests.tools.factories import make_output, make_person

pytestmark = pytest.mark.django_db


def rows(client: Client, **query: str) -> dict[str, list[str]]:
    """The rows of the list by their title: kind, authors, year, and the state at the end."""
    page = BeautifulSoup(client.get(reverse("all_outputs"), query).content, "lxml")
    cells = [
        [cell.get_text(" ", strip=True) for cell in row.select("td")] for row in page.select("table.listing tbody tr")
    ]
    return {row[0].split(" Edit")[0].split(" More")[0]: [row[1], row[2], row[3], row[-1]] for row in cells}


def four_outputs() -> None:
    for kind, date in (
        ("journal-article", "2010"),
        ("radio-broadcast", "2008-11-16"),
        ("report", ""),
        ("talk", "2011-03"),
    ):
        make_output(kind, title=f"Quokka {kind}", date=date)


def test_it_lists_every_table_with_kind_authors_year_and_state():
    client, _user = account("Editor")
    article = make_output("journal-article", title="Many hands", date="2010-05")
    for place, name in enumerate(["Quokka, Ada", "Bilby, Bo", "Numbat, Cy", "Potoroo, Di"]):
        Contribution.objects.create(output=article, role="author", name=name, sort_order=place)
    edited = make_output("edited-book", title="Edited")
    Contribution.objects.create(output=edited, role="editor", name="Quokka, Ada", sort_order=0)
    Publication(kind="journal-article", title="A draft", live=False).save()
    assert rows(client) == {
        "Many hands": ["Journal article", "Ada Quokka, Bo Bilby, Cy Numbat and 1 more", "2010", "live"],
        "Edited": ["Edited book", "Ada Quokka", "", "live"],
        "A draft": ["Journal article", "", "", "draft"],
    }


def test_every_row_opens_the_form_of_its_own_table_and_leads_to_its_page():
    client, _user = account("Editor")
    four_outputs()
    page = BeautifulSoup(client.get(reverse("all_outputs")).content, "lxml")
    links = [str(link["href"]) for link in page.select("table.listing .title-wrapper a")]
    assert len(links) == 4
    assert {client.get(link).status_code for link in links} == {200}
    assert {link.split("/")[4] for link in links} == {"publication", "mediaappearance", "report", "activity"}
    live = [str(link["href"]) for link in page.select('table.listing a[href^="/outputs/"]')]
    assert sorted(live) == sorted(output.get_absolute_url() for output in Output.objects.all())


def test_it_is_searched_and_filtered():
    client, _user = account("Editor")
    four_outputs()
    assert set(rows(client, q="quokka radio")) == {"Quokka radio-broadcast"}
    assert set(rows(client, kind="report")) == {"Quokka report"}


def test_it_asks_as_many_questions_whatever_it_lists(django_assert_max_num_queries: DjangoAssertNumQueries):
    client, _user = account("Editor")
    four_outputs()
    client.get(reverse("all_outputs"))
    with django_assert_max_num_queries(100) as few:
        client.get(reverse("all_outputs"))
    for number in range(12):
        make_output("journal-article", title=f"More {number}")
    with django_assert_max_num_queries(len(few)):
        client.get(reverse("all_outputs"))


def test_whoever_works_on_their_own_finds_their_own():
    client, user = account("Researcher")
    four_outputs()
    own = Publication(kind="journal-article", title="Of my own", live=False, owner=user)
    own.save()
    make_person("Ada", "Quokka")
    assert set(rows(client)) == {"Of my own"}
    nobody, _user = account("")
    assert nobody.get(reverse("all_outputs")).status_code == 302


def test_no_two_entries_of_the_menu_have_one_name_and_none_claims_attention():
    client, _user = account("superuser")
    page = BeautifulSoup(client.get(reverse("wagtailadmin_home")).content, "lxml")
    menu: Any = str(page.select_one("#wagtail-sidebar-props"))
    labels = [part.split('"')[0] for part in menu.split('"label": "')[1:]] or [
        part.split('"')[0] for part in menu.split('"label":"')[1:]
    ]
    assert {"Reports", "About the site", "All outputs"} <= set(labels)
    assert sorted(labels) == sorted(set(labels))
    assert "dismissible" not in menu.lower()


def test_an_empty_list_does_not_say_that_there_are_none_where_others_have_some():
    four_outputs()
    researcher, _user = account("Researcher")
    page = researcher.get("/admin/snippets/records/report/").content.decode()
    assert "No reports of yours are here; those of others are not listed to" in page
    assert "There are no reports" not in page
    Output.objects.all().delete()
    editor, _user = account("Editor")
    assert "There are no reports to display" in editor.get("/admin/snippets/records/report/").content.decode()
