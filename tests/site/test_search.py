"""What the search finds is what readers can read."""

import pytest
from django.test import Client

from portal.fulltext.models import Entry
from tests.tools.reading import read

pytestmark = pytest.mark.usefixtures("demo")


@pytest.mark.parametrize("word", ["sub-section", "numbered", "lettered", "bullets"])
def test_a_choice_that_an_editor_made_in_a_form_is_no_word_of_the_text(word: str):
    assert list(Entry.objects.filter(body__icontains=word).values_list("title", flat=True)) == []


def test_an_extract_reads_as_the_page_does(client: Client):
    extracts = " ".join(read(client, "/search/?q=semi-structured interviews").parts("main ol.results li"))
    assert "Interviews The researchers held semi-structured interviews" in extracts.replace("semi - ", "semi-")
