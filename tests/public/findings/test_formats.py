"""A finding in every format, read back by others; and all findings with their evidence as a table."""

import csv
import io
import json

import bibtexparser
import extruct
import pytest
import rispy
from django.test import Client

from portal.public.findings.models import Evidence, FindingPage
from portal.records.outputs.models import Output
from portal.records.people.models import Person
from tests.tools.reading import read

ADDRESS = "/findings/support-for-the-mcu"
TEAM = ["Spalek, Basia", "El-Awa, Salwa", "McDonald, Laura", "Lambert, Robert"]
CLAIM = (
    "Muslim community members generally support the Muslim Contact Unit,"
    " and working partnerships exist between them and its officers"
)

pytestmark = pytest.mark.usefixtures("demo")


def text_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return (b"".join(response) if response.streaming else response.content).decode()


def rows(client: Client) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text_of(client, "/findings/export.csv").removeprefix("\ufeff"))))


def test_ris_names_team_claim_and_version(client: Client):
    [entry] = rispy.loads(text_of(client, f"{ADDRESS}.ris"))
    assert entry["authors"] == TEAM
    assert entry["title"] == CLAIM
    assert entry["urls"][0].endswith(f"{ADDRESS}/versions/1/")
    assert (entry["edition"], entry["notes"][0]) == ("1", "Finding 2, version 1")
    assert [note.split(":")[0] for note in entry["notes"][1:]] == ["Plain summary"]
    assert "issn" not in entry


def test_bibtex_names_team_and_version_under_a_key_of_its_own(client: Client):
    [entry] = bibtexparser.parse_string(text_of(client, f"{ADDRESS}.bib")).entries
    assert entry.key.endswith("finding2v1")
    assert entry["author"] == " and ".join(TEAM)
    assert entry["version"] == "1"


def test_csl_json_names_team_and_version(client: Client):
    [item] = json.loads(text_of(client, f"{ADDRESS}.csl.json"))
    assert [f"{one['family']}, {one['given']}" for one in item["author"]] == TEAM
    assert (item["type"], item["version"], item["number"]) == ("document", "1", "Finding 2, version 1")


@pytest.mark.parametrize("extension", ["csv", "xlsx", "txt", "jsonld"])
def test_every_format_of_the_ledger_is_on_offer(client: Client, extension):
    assert f"{ADDRESS}.{extension}" in read(client, f"{ADDRESS}/").links
    assert client.get(f"{ADDRESS}.{extension}").status_code == 200


def test_an_unknown_format_is_not_there(client: Client):
    assert client.get(f"{ADDRESS}.exe").status_code == 404
    assert client.get("/findings/export.exe").status_code == 404


def test_the_page_says_the_claim_to_machines(client: Client):
    html = client.get(f"{ADDRESS}/").content.decode()
    [claim] = extruct.extract(html, syntaxes=["json-ld"])["json-ld"]
    assert claim["@type"] == "Claim"
    assert claim["text"] == f"{CLAIM}."
    assert [one["name"] for one in claim["citation"]] == ["Muslim Contact Unit", "Final report"]
    assert claim["appearance"][0]["@id"].endswith(f"{ADDRESS}/versions/1/")
    assert claim["funding"][0]["@id"].endswith("/grants/phase-1-small-grant/#grant")
    assert [one["url"].rpartition("/team/")[2] for one in claim["author"]] == [
        "basia-spalek/", "salwa-el-awa/", "laura-mcdonald/", "robert-lambert/",
    ]  # fmt: skip
    assert claim == json.loads(text_of(client, f"{ADDRESS}.jsonld"))


def test_an_output_that_supports_it_says_so_from_its_side_and_background_does_not(client: Client):
    address = "/outputs/final-report/"
    assert "interpretedAsClaim" not in client.get(address).content.decode()
    Evidence.objects.filter(finding__number=2, output__isnull=False).update(stance="supports")
    [work] = extruct.extract(client.get(address).content.decode(), syntaxes=["json-ld"])["json-ld"]
    assert [one["@id"] for one in work["interpretedAsClaim"]] == [FindingPage.objects.get(number=2).full_url + "#claim"]
    [claim] = extruct.extract(client.get(f"{ADDRESS}/").content.decode(), syntaxes=["json-ld"])["json-ld"]
    assert [one["@id"] for one in claim["appearance"]][1].endswith(address)


def test_the_table_has_a_row_for_each_item_of_evidence(client: Client):
    found = rows(client)
    assert len(found) == 27
    second = [row for row in found if row["number"] == "2"]
    assert [row["kind"] for row in second] == ["interviews", "observation", "diary", "case_study", "output"]
    assert [row["stance"] for row in second] == ["supports", "supports", "supports", "supports", "background"]
    assert second[4]["output"] == "Final report"
    assert second[3]["address"].endswith("/findings/muslim-contact-unit/")
    assert second[0]["version"] == "1"


def test_json_says_the_same_as_the_table(client: Client):
    found = json.loads(text_of(client, "/findings/export.json"))["findings"]
    assert [record["number"] for record in found] == [1, 2, 3, 4, 5]
    assert [len(record["evidence"]) for record in found] == [5, 5, 7, 5, 5]
    assert found[2]["case_studies"] == ["Muslim Contact Unit", "Muslim Safety Forum"]


def test_a_cell_that_a_spreadsheet_might_run_is_guarded(client: Client):
    Evidence.objects.filter(finding__number=1).update(description="=HYPERLINK(1)")
    assert rows(client)[0]["description"] == "'=HYPERLINK(1)"


def test_a_draft_output_is_named_in_no_format_and_on_no_page(client: Client):
    draft = Output.objects.get(kind="chapter").own
    draft.unpublish()
    slug = "what-undoes-good-engagement"
    for address in (f"/findings/{slug}/", "/findings/", "/findings/brief/", "/findings/export.csv",
                    "/findings/export.json", f"/findings/{slug}.jsonld", f"/findings/{slug}.csv"):  # fmt: skip
        said = text_of(client, address)
        assert draft.slug not in said, address
        assert draft.title not in said, address


def test_an_author_who_is_hidden_is_not_named(client: Client):
    Person.objects.get(slug="salwa-el-awa").unpublish()
    claim = json.loads(text_of(client, f"{ADDRESS}.jsonld"))
    assert ["url" in author for author in claim["author"]] == [True, True, True]
    assert "Salwa El-Awa" not in [author["name"] for author in claim["author"]]
    assert "salwa-el-awa" not in text_of(client, f"{ADDRESS}/")
