"""Records and lists in every format, through the site, read back by programs that are not ours."""

import csv
import io
import json

import bibtexparser
import extruct
import jsonschema
import openpyxl
import pytest
import rispy
from bs4 import BeautifulSoup
from django.test import Client

from portal.bibliography.formats import FORMATS
from portal.bibliography.kinds import KINDS
from portal.dates.partial import PartialDate
from portal.public.outputs.models import OutputsPage
from portal.records.grants.models import Grant
from portal.records.outputs.models import TABLES, Contribution, Output
from portal.records.outputs.references import reference, references
from portal.records.people.models import Person
from tests.tools.corpora import corpus_files

pytestmark = pytest.mark.usefixtures("demo")

CHAPTER = "policing-within-a-counter-terrorism-context-post-7-7"
RADIO = "basia-spalek-on-sunday-bbc-radio-4"
TITLE = (
    "Policing within a counter-terrorism context post 7/7: the importance of partnership, dialogue and support when "
    "engaging with Muslim communities"
)


def fetched(client: Client, address: str) -> bytes:
    response = client.get(address)
    assert response.status_code == 200, address
    return b"".join(response)


def test_bibtex_is_read_back(client):
    entry = bibtexparser.parse_string(fetched(client, f"/outputs/{CHAPTER}.bib").decode()).entries[0]
    assert (entry.entry_type, entry.key) == ("incollection", "spalek2010policing")
    assert entry["author"] == "Spalek, B. and Lambert, R."
    assert entry["booktitle"] == "The New Extremism in 21st Century Britain"
    assert entry["pages"] == "168--201"


def test_ris_is_read_back(client):
    record = rispy.loads(fetched(client, f"/outputs/{RADIO}.ris").decode())[0]
    assert record["type_of_reference"] == "SOUND"
    assert record["year"] == "2008"
    assert record["date"] == "2008/11/16/"
    assert "Sunday" in record["secondary_title"]


def test_csl_json_keeps_to_its_schema_and_names_the_broadcast(client):
    items = json.loads(fetched(client, "/outputs/export.csl.json"))
    assert {item["type"] for item in items} == {"chapter", "broadcast", "report", "document"}
    for schema in corpus_files("csl*/**/csl-data.json"):
        jsonschema.validate(items, json.loads(schema.read_text()))
    radio = next(item for item in items if item["type"] == "broadcast")
    assert radio["issued"] == {"date-parts": [[2008, 11, 16]]}
    assert (radio["container-title"], radio["publisher"]) == ("Sunday", "BBC Radio 4")


@pytest.mark.parametrize("address", [f"/outputs/{CHAPTER}/", "/findings/"])
def test_a_reader_who_needs_another_style_is_offered_csl_json(client, address):
    page = BeautifulSoup(client.get(address).content, "html.parser")
    if not page.find(id="citation"):
        page = BeautifulSoup(client.get(page.select_one("main a[href^='/findings/']")["href"]).content, "html.parser")
    offered = next(text for text in page.select("p.styles") if "Other styles:" in text.get_text())
    assert "reference manager" in offered.get_text()
    (described,) = json.loads(fetched(client, offered.a["href"]))
    assert described["title"] in " ".join(page.get_text().split())


def test_csv_and_excel_hold_the_same_rows(client):
    rows = list(csv.DictReader(io.StringIO(fetched(client, "/outputs/export.csv").decode("utf-8-sig"))))
    sheet = openpyxl.load_workbook(io.BytesIO(fetched(client, "/outputs/export.xlsx"))).active
    heads, *cells = [[cell or "" for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert [dict(zip(heads, row, strict=True)) for row in cells] == rows
    assert rows[0]["title"] == TITLE


def test_json_ld_in_the_page_and_as_a_file_say_the_same(client):
    page = client.get(f"/outputs/{CHAPTER}/").content.decode()
    (node,) = extruct.extract(page, syntaxes=["json-ld"])["json-ld"]
    (in_file,) = json.loads(fetched(client, f"/outputs/{CHAPTER}.jsonld"))["@graph"]
    assert {key: value for key, value in node.items() if key != "@context"} == in_file
    assert node["isPartOf"]["isbn"] == "9780415494359"
    assert "isbn" not in node


def test_the_plain_citation_is_that_of_the_page(client):
    citation = fetched(client, f"/outputs/{CHAPTER}.txt").decode().strip()
    assert citation.startswith("Spalek, B. and Lambert, R. (2010) ‘Policing within")
    assert citation.endswith("Routledge, pp. 168–201.")


@pytest.mark.parametrize("row", FORMATS.values(), ids=FORMATS)
def test_the_page_answers_each_media_type_that_is_asked_for(client, row):
    response = client.get(f"/outputs/{CHAPTER}/", headers={"accept": row.media_type})
    assert "Accept" in response["Vary"]
    if row.negotiated:
        assert response["Content-Type"] == row.content_type
        assert response.content == fetched(client, f"/outputs/{CHAPTER}.{row.extension}")
    else:
        assert response["Content-Type"].startswith("text/html")


@pytest.mark.parametrize(
    "accept", ["", "*/*", "text/html", "text/html,application/ld+json;q=0.9", "image/png", "text/html;q=0.1, */*"]
)
def test_a_reader_gets_the_page(client, accept):
    response = client.get(f"/outputs/{CHAPTER}/", headers={"accept": accept})
    assert response["Content-Type"].startswith("text/html")
    assert "Accept" in response["Vary"]


def test_files_are_called_after_what_is_in_them(client):
    names = {
        f"/outputs/{CHAPTER}.bib": "spalek2010policing.bib",
        "/outputs/export.csv?kind=chapter&year=2010": "outputs-kind-chapter-year-2010-",
    }
    for address, name in names.items():
        assert f'filename="{name}' in client.get(address)["Content-Disposition"]


def test_a_list_is_exported_with_its_own_filters(client):
    text = fetched(client, "/outputs/export.bib?kind=chapter").decode()
    assert text.count("@") == 1
    assert json.loads(fetched(client, "/outputs/export.csl.json?kind=unheard-of")) == []


@pytest.mark.parametrize(
    "address",
    [
        f"/outputs/{CHAPTER}.doc",
        "/outputs/export.doc",
        "/outputs/nothing.bib",
        "/outputs/export.",
        f"/outputs/{CHAPTER}.BIB",
    ],
)
def test_an_unknown_format_or_record_is_not_there(client, address):
    assert client.get(address).status_code == 404


def test_what_is_hidden_is_in_no_format(client):
    Output.objects.filter(slug=CHAPTER).update(is_private=True)
    for extension in FORMATS:
        assert client.get(f"/outputs/{CHAPTER}.{extension}").status_code == 404
    assert TITLE not in fetched(client, "/outputs/export.csv").decode()
    OutputsPage.objects.get().unpublish()
    assert fetched(client, "/outputs/export.txt").decode().strip() == ""


def test_a_list_and_a_record_in_hand_make_the_same_reference():
    """Rows of columns and attributes of models are two ways to one reference, for every kind."""
    person = Person.objects.get(slug="basia-spalek")
    grant = Grant.objects.get(slug="phase-1-small-grant")
    for number, row in enumerate(row for row in KINDS.values() if row.table in TABLES):
        output = TABLES[row.table](
            kind=row.name,
            title=f"Work {number}",
            date=PartialDate("2009-05"),
            keywords="one; two",
            doi=f"10.5555/{number}",
        )
        output.contributions.set([Contribution(person=person), Contribution(name="A Body", is_corporate=True)])
        output.grants.set([grant])
        output.save()
        output.save_revision().publish()
    found = list(references(Output.objects.visible().order_by("pk")))
    in_hand = [reference(output) for output in Output.objects.visible().with_own_table().order_by("pk")]
    assert found == in_hand
    assert len(found) > 20
