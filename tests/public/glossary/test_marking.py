"""The meaning of an abbreviation is at hand where it stands, and nothing else of the text is touched."""

import pytest
from bs4 import BeautifulSoup
from django.db import IntegrityError, transaction
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.public.glossary.marking import mark
from portal.public.glossary.models import Term
from tests.tools.reading import read

TERMS = {name: Term(pk=number, abbreviation=name, term=f"{name} in full") for number, name in
         enumerate(["MCU", "MCU-2", "R&D", "<b>", "C++"], 1)}  # fmt: skip


def marked(html: str) -> list[str]:
    soup = BeautifulSoup(mark(html, TERMS)[0], "html.parser")
    return [button.get_text() for button in soup.select("button.term")]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>The MCU met.</p>", ["MCU"]),
        ("<p>The (MCU), and the MCU.</p>", ["MCU"]),
        ("<p>MCU</p><p>MCU</p>", ["MCU"]),
        ("<p>MCUs, xMCU, MCU_1</p>", []),
        ("<p>The MCU’s men</p>", ["MCU"]),
        ("<p>MCU-2 and MCU</p>", ["MCU-2", "MCU"]),
        ('<p><a href="/x">the MCU</a></p>', []),
        ("<h2>The MCU</h2><p>and the <b>MCU</b></p>", ["MCU"]),
        ("<code>MCU</code><abbr>MCU</abbr>", []),
        ('<p title="MCU"><img alt="MCU"></p>', []),
        ("<p>nothing</p>", []),
        ("<p>in C++.</p>", ["C++"]),
    ],
)
def test_the_first_of_each_term_is_marked_as_a_whole_word_outside_links_headings_and_code(html, expected):
    assert marked(html) == expected


def test_brackets_and_stops_stay_on_the_line_of_their_term():
    html, _found = mark("<p>the unit (MCU), and</p>", TERMS)
    assert BeautifulSoup(html, "html.parser").select_one(".whole").get_text() == "(MCU),"


def test_the_button_opens_the_meaning_without_a_script():
    html, found = mark("<p>MCU</p>", TERMS)
    button = BeautifulSoup(html, "html.parser").button
    assert (button["popovertarget"], button["type"]) == ("term-mcu", "button")
    assert [term.abbreviation for term in found] == ["MCU"]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(["MCU", " ", "(", ")", "&amp;", "<p>", "</p>", "<a href='#'>", "</a>", "é", "&lt;b&gt;",
                                 "<!-- MCU -->", "C++", "x"]), max_size=25))  # fmt: skip
def test_no_word_is_lost_and_no_markup_is_made_of_text(parts):
    html = "".join(parts)
    before, after = BeautifulSoup(html, "html.parser"), BeautifulSoup(mark(html, TERMS)[0], "html.parser")
    assert " ".join(after.get_text().split()) == " ".join(before.get_text().split())  # the reader folds spaces
    assert [tag.name for tag in after.find_all(["p", "b"])] == [tag.name for tag in before.find_all(["p", "b"])]


@pytest.mark.usefixtures("demo")
class TestOnTheSite:
    def test_a_page_gives_each_meaning_once_and_every_button_has_its_meaning(self, client: Client):
        for address in ("/findings/what-undoes-good-engagement/", "/approach/", "/findings/muslim-contact-unit/"):
            soup = read(client, address).soup
            meanings = [one["id"] for one in soup.select("[popover]")]
            assert meanings
            assert len(meanings) == len(set(meanings))
            assert {button["popovertarget"] for button in soup.select("button.term")} == set(meanings)

    def test_a_definition_is_escaped(self, client: Client):
        Term.objects.filter(abbreviation="MCU").update(definition="<script>alert(1)</script>")
        for address in ("/approach/", "/glossary/"):
            assert "<script>alert" not in client.get(address).content.decode()

    def test_the_glossary_lists_every_term_and_is_linked_from_every_page(self, client: Client):
        page = read(client, "/glossary/")
        assert list(page.facts) == sorted(Term.objects.values_list("abbreviation", flat=True))
        assert page.facts["MSF"].startswith("Muslim Safety Forum An umbrella body of many Muslim organisations")
        assert "/glossary/" in read(client, "/").links

    def test_every_abbreviation_of_the_demos_texts_is_explained(self):
        assert {"MCU", "MSF", "MPS", "AHRC", "ESRC"} <= set(Term.objects.values_list("abbreviation", flat=True))

    def test_a_term_stands_once_and_without_spaces_around_it(self):
        for wrong in ("MCU", " MCX", ""):
            with pytest.raises(IntegrityError), transaction.atomic():
                Term.objects.create(abbreviation=wrong, term="Anything")
