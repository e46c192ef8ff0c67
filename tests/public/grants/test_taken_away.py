"""What one takes away of an award: files, feed, figures, summary, coverage; counted again by SQL of the test's own."""

import csv
import io
import json
from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest
from django.test import Client
from openpyxl import Workbook, load_workbook

from portal.public.findings.models import Evidence, FindingPage
from portal.public.grants.figures import DICTIONARY
from portal.records.grants.models import Grant
from portal.records.outputs.models import Output
from tests.public.grants.test_ledger import IS_OPEN, number, outputs_of, various
from tests.tools.factories import make_finding, make_grant, make_output, make_person
from tests.tools.reading import read

pytestmark = pytest.mark.usefixtures("demo")

FIRST = "/grants/phase-1-small-grant/"
SLUG = "phase-1-small-grant"


def body(client: Client, address: str) -> bytes:
    response = client.get(address)
    assert response.status_code == 200, address
    return b"".join(response) if response.streaming else response.content


def workbook(client: Client, address: str) -> Workbook:
    return load_workbook(io.BytesIO(body(client, address)))


def table(text: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.decode("utf-8-sig"), newline="")))


def test_the_workbook_is_made_for_a_person(client: Client):
    grant = make_grant(scheme="Grant", reference="AH/F012345/1")
    make_output("talk", title="=A talk", grants=[grant], date="2009-03-02", people=[make_person("Ada", "Able")])
    make_output("report", title="A report", grants=[grant], date="2010", access="open", peer_reviewed=True)
    make_output("report", title="Undated", grants=[grant], is_private=True)
    book = workbook(client, f"{grant.get_absolute_url()}outputs.xlsx")
    assert book.sheetnames == ["Outputs", "By kind", "About"]
    sheet = book["Outputs"]
    headings = [cell.value for cell in sheet[1]]
    rows = [dict(zip(headings, [cell.value for cell in row], strict=True)) for row in sheet.iter_rows(min_row=2)]
    assert headings[:4] == ["Funder’s reference", "Award", "Kind", "Title"]
    assert [row["Funder’s reference"] for row in rows] == ["AH/F012345/1"] * 2
    assert [(row["Title"], row["Date"], row["Year"]) for row in rows] == [
        ("A report", "2010", 2010),
        ("'=A talk", datetime(2009, 3, 2), 2009),
    ]
    assert [(row["By"], row["Peer-reviewed"], row["Access"]) for row in rows] == [
        (None, "yes", "open: anybody may read it"),
        ("Able, Ada", None, None),
    ]
    assert sheet.freeze_panes == "A2"
    assert sheet.column_dimensions["D"].width == 60
    assert [cell.value for cell in book["By kind"][4]] == ["All together", 2, 1, 1]


@pytest.mark.parametrize("extension", ["xlsx", "csv", "bib", "ris"])
def test_every_file_has_as_many_outputs_as_the_database(client: Client, extension: str):
    various(Grant.objects.get(slug=SLUG), each=1)
    data = body(client, f"{FIRST}outputs.{extension}")
    count = {
        "xlsx": lambda: load_workbook(io.BytesIO(data))["Outputs"].max_row - 1,
        "csv": lambda: len(table(data)),
        "bib": lambda: data.count(b"\n@") + data.startswith(b"@"),
        "ris": lambda: data.count(b"TY  - "),
    }[extension]()
    assert count == outputs_of(SLUG)


def test_a_file_of_what_is_new_and_a_day_that_is_none(client: Client):
    new = make_output("talk", title="New", grants=[Grant.objects.get(slug=SLUG)])
    Output.objects.exclude(pk=new.pk).update(first_published_at=datetime(2020, 5, 1, tzinfo=UTC))
    response = client.get(f"{FIRST}outputs.csv?since=2020-05-02")
    assert [row["Title"] for row in table(b"".join(response))] == ["New"]
    assert "since-2020-05-02" in response["Content-Disposition"]
    refused = client.get(f"{FIRST}outputs.csv?since=soon")
    assert refused.status_code == 400
    assert "cannot be read as a date" in refused.content.decode()
    assert client.get(f"{FIRST}outputs.exe").status_code == 404


def test_the_feed_has_the_newest_of_the_award_alone(client: Client):
    make_output("talk", title="Elsewhere", grants=[make_grant()])
    make_output("talk", title="Hidden", grants=[Grant.objects.get(slug=SLUG)], is_private=True)
    make_output("talk", title="Newest", grants=[Grant.objects.get(slug=SLUG)])
    atom = {"a": "http://www.w3.org/2005/Atom"}
    entries = ElementTree.fromstring(body(client, f"{FIRST}feed.atom")).findall("a:entry", atom)
    titles = [entry.findtext("a:title", "", atom) for entry in entries]
    assert titles[0] == "Newest"
    assert len(titles) == outputs_of(SLUG) + len(FindingPage.objects.live())
    assert {"Elsewhere", "Hidden"} & set(titles) == set()


def test_the_figures_add_up_to_what_the_database_counts(client: Client):
    various(Grant.objects.get(slug=SLUG))
    data = json.loads(body(client, f"{FIRST}figures.json"))
    rows = table(body(client, f"{FIRST}figures.csv"))
    assert [column["name"] for column in data["dictionary"]] == list(DICTIONARY) == list(rows[0])
    assert all(set(row) == set(DICTIONARY) for row in data["figures"])
    assert [[row[name] for name in row] for row in rows] == [
        ["" if value is None else str(value) for value in row.values()] for row in data["figures"]
    ]
    assert sum(row["outputs"] for row in data["figures"]) == outputs_of(SLUG) == data["totals"]["outputs"]
    assert sum(row["open"] for row in data["figures"]) == outputs_of(SLUG, IS_OPEN) == data["totals"]["open"]
    for row in data["figures"]:
        year = str(row["year"] or "")
        condition = f"left(o.date, 4) = '{year}' AND o.kind = '{row['kind']}'"
        assert row["outputs"] == outputs_of(SLUG, condition), row
        assert row["access_not_recorded"] == outputs_of(SLUG, f"{condition} AND o.access = ''"), row
        shares = ("open", "embargoed", "restricted", "no_copy_held", "access_not_recorded")
        assert sum(row[name] for name in shares) == row["outputs"]
    assert data["award"]["amount"] == "83211.00"
    assert "figures.json" in client.get(f"{FIRST}figures.csv")["Link"]
    assert client.get(f"{FIRST}figures.xml").status_code == 404


def test_the_summary_says_what_the_page_of_the_award_says(client: Client):
    page, award = read(client, f"{FIRST}summary/"), read(client, FIRST)
    assert page.facts == award.facts
    assert len(page.parts("ol.claims li")) == 5
    assert len(page.parts("ul.references li")) == 4
    assert f"{FIRST}summary/" in award.links
    assert "no finding is published here" in read(client, "/grants/phase-2-small-grant/summary/").text


def test_of_many_things_the_summary_holds_a_page_and_counts_the_rest(client: Client):
    grant = make_grant(scheme="Much")
    for place in range(9):
        make_finding(30 + place, grants=[grant])
        make_output("talk", grants=[grant], date=str(2000 + place))
    page = read(client, f"{grant.get_absolute_url()}summary/")
    assert len(page.parts("ol.claims li")) == 6
    assert "and 3 more findings" in page.text
    assert "and 4 more outputs" in page.text


def test_the_coverage_counts_outputs_of_each_audience_and_names_what_is_left_over(client: Client):
    grant = make_grant(scheme="Covered")
    article = make_output("journal-article", title="Article", grants=[grant])
    film = make_output("film", title="Film")
    hidden = make_output("podcast", title="Hidden", grants=[grant], is_private=True)
    make_output("talk", title="Left over", grants=[grant])
    background = make_output("report", title="Background only", grants=[grant])
    rests = make_finding(40, "Rests", [article, film, hidden], grants=[grant])
    Evidence.objects.create(finding=rests, output=article, kind="output", stance="qualifies", sort_order=9)
    Evidence.objects.create(finding=rests, output=background, kind="output", stance="background", sort_order=10)
    make_finding(41, "Lacks", grants=[grant])
    page = read(client, f"{grant.get_absolute_url()}coverage/")
    assert page.parts(".tally tbody tr") == ["40. Rests 1 0 0 1 0 2", "41. Lacks 0 0 0 0 0 none"]
    bearing = number(
        "SELECT count(DISTINCT e.output_id) FROM public_evidence e JOIN records_output o ON o.id = e.output_id"
        " WHERE e.finding_id = %s AND e.stance <> 'background' AND o.live AND NOT o.is_private",
        rests.pk,
    )
    assert bearing == 2
    assert page.part("#without") == "Findings without an output 1"
    assert page.part("#left-over") == "Outputs that no finding rests on 2"
    assert page.parts("#left-over ~ ul .row-title") == ["Background only", "Left over"]
    assert "Hidden" not in page.text


@pytest.mark.parametrize("below", ["summary/", "coverage/", "figures.json", "outputs.csv", "feed.atom"])
def test_nothing_stands_below_an_award_that_nobody_may_see(client: Client, below: str):
    grant = make_grant(is_private=True)
    assert client.get(grant.get_absolute_url() + below).status_code == 404
    assert client.get(f"/grants/none-such/{below}").status_code == 404
