"""A chart is data: source and note, its numbers at an address that names the version, and a way to cite it."""

import csv
import io

import pytest
from django.test import Client

from portal.drawings import CHARACTER
from portal.drawings.bars import NARROW, WIDE, draw
from portal.public.findings.models import FindingPage
from tests.public.findings.test_prose import CHART, heading, publish
from tests.tools.reading import read

ADDRESS = "/findings/support-for-the-mcu/"
SECOND = {
    "type": "chart",
    "value": {
        "caption": "Meetings by year",
        "unit": "meetings",
        "source": "The field diary",
        "note": "Some months are missing.",
        "amounts": [{"name": "=2007", "amount": "12"}, {"name": "2008", "amount": "9.50"}],
    },
}

pytestmark = pytest.mark.usefixtures("demo")


def table(client: Client, address: str) -> list[list[str]]:
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"].startswith("text/csv")
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))


@pytest.mark.parametrize("address", [ADDRESS, f"{ADDRESS}versions/2/"])
def test_a_chart_gives_source_note_numbers_and_citation_of_its_version(client: Client, address: str):
    publish(CHART, heading("Between"), SECOND)
    page = read(client, address)
    figure = page.soup.select_one("figure#chart-2")
    words = " ".join(figure.get_text(" ").split())
    assert "Source: The field diary" in words
    assert "Note: Some months are missing." in words
    assert "Meetings by year (chart 2)" in " ".join(figure.select_one(".cited").get_text().split())
    links = [str(link["href"]) for link in figure.select("a")]
    assert links == [f"{ADDRESS}versions/2/charts/2.csv", f"{ADDRESS}versions/2/#chart-2"]
    assert table(client, links[0]) == [["What", "meetings"], ["'=2007", "12"], ["2008", "9.50"]]


def test_a_later_version_has_its_own_numbers_and_the_earlier_keeps_its(client: Client):
    publish(CHART)
    publish(SECOND)
    assert table(client, f"{ADDRESS}versions/2/charts/1.csv")[1] == ["Police officers", "1250"]
    assert table(client, f"{ADDRESS}versions/3/charts/1.csv")[2] == ["2008", "9.50"]


@pytest.mark.parametrize("rest", ["versions/2/charts/2.csv", "versions/2/charts/0.csv", "versions/9/charts/1.csv"])
def test_a_chart_that_is_not_there_is_not_found(client: Client, rest: str):
    publish(CHART)
    assert client.get(f"{ADDRESS}{rest}").status_code == 404


def test_of_a_withdrawn_finding_no_numbers_are_given(client: Client):
    publish(CHART)
    FindingPage.objects.filter(number=2).update(status="withdrawn", status_reason="Misread.")
    assert client.get(f"{ADDRESS}versions/2/charts/1.csv").status_code == 404


def test_numbers_move_with_their_finding(client: Client):
    publish(CHART)
    finding = FindingPage.objects.get(number=2)
    finding.slug = "support"
    finding.save_revision().publish()
    moved = client.get(f"{ADDRESS}versions/2/charts/1.csv")
    assert moved["Location"] == "/findings/support/versions/2/charts/1.csv"
    assert table(client, moved["Location"])


def test_long_names_are_broken_so_that_a_phone_shows_letters_in_full_size():
    name = "Police officers of every rank who were asked in the course of it"
    for width in (WIDE, NARROW):
        drawing = draw([(name, 10, "10"), ("Others", 0, "0")], width)
        assert drawing.width == width
        first, second = drawing.bars
        assert all(len(part.text) * CHARACTER <= width for part in first.lines)
        assert " ".join(part.text for part in first.lines) == name
        assert second.lines[0].y > first.y + drawing.thickness
        assert drawing.height >= second.y + drawing.thickness
