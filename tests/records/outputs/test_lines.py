"""What a line of a list says of an output: whose it is, where it appeared, and where in that."""

from typing import Any

import pytest
from django.utils.html import strip_tags

from portal.bibliography.kinds import kind
from portal.records.outputs.models import TABLES, Contribution
from tests.tools.factories import publish

pytestmark = pytest.mark.django_db


def line(kind_name: str, people: list[tuple[str, str]], **values: Any) -> str:
    output = TABLES[kind(kind_name).table](kind=kind_name, title="A work", **values)
    named = [Contribution(role=role, name=name, sort_order=place) for place, (role, name) in enumerate(people)]
    output.contributions.set(named)
    publish(output)
    return strip_tags(output.byline).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("kind_name", "people", "values", "wanted"),
    [
        (
            "edited-book",
            [("editor", "Eatwell, Roger"), ("editor", "Goodwin, Matthew J")],
            {"publisher": "Routledge"},
            "Roger Eatwell and Matthew J Goodwin (eds), Routledge",
        ),
        ("edited-book", [("editor", "Okafor, Ada")], {}, "Ada Okafor (ed.)"),
        (
            "chapter",
            [("author", "Okafor, Ada"), ("editor", "Lindqvist, Bo")],
            {"container": "A book", "first_page": "4", "last_page": "9"},
            "Ada Okafor, in A book, pp. 4–9",
        ),
        (
            "thesis",
            [("author", "Okafor, Ada")],
            {"institution": "University of Leeds"},
            "Ada Okafor, University of Leeds",
        ),
        (
            "journal-article",
            [("author", "Okafor, Ada")],
            {"container": "Policing", "volume": "12", "issue": "3", "article_number": "e7"},
            "Ada Okafor, Policing, vol. 12, no. 3",
        ),
    ],
)
def test_a_line_says_what_a_reader_needs(kind_name: str, people: list, values: dict, wanted: str):
    assert line(kind_name, people, **values) == wanted
