"""What the page of an output says is not recorded, and what it leaves out."""

import pytest
from django.test import Client

from portal.public.home.skeleton import make_skeleton
from tests.tools.factories import make_output
from tests.tools.reading import read

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("kind", "terms"),
    [
        ("journal-article", {"Access": "not recorded", "Licence": "not recorded"}),
        ("policy-brief", {"Access": "not recorded", "Licence": "not recorded"}),
        ("radio-broadcast", {}),
        ("talk", {}),
    ],
)
def test_terms_are_missed_only_where_the_kind_comes_in_copies(client: Client, kind: str, terms: dict[str, str]):
    make_skeleton()
    bare = read(client, make_output(kind, date="").get_absolute_url()).facts
    missed = {name: value for name, value in bare.items() if value == "not recorded"}
    assert missed == {"Date": "not recorded", **terms}
    licensed = read(client, make_output(kind, access="open", licence="CC-BY-4.0").get_absolute_url()).facts
    assert licensed["Access"] == "Open access"
    assert "Attribution 4.0" in licensed["Licence"]
