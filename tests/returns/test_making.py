"""A return is made of what is recorded, by the funder's headings, and every file of it says the same."""

import csv
import io
import json
from datetime import date
from zipfile import ZipFile

import openpyxl
import pytest
from bs4 import BeautifulSoup
from django.db import connection
from rocrate.rocrate import ROCrate

from portal.public.home.skeleton import make_skeleton
from portal.records.grants.models import Grant
from portal.records.outputs.models import Output
from portal.returns.make import make_return
from portal.returns.models import Return
from portal.returns.period import Period
from portal.returns.schemes import SCHEMES
from portal.work.progress import UNWATCHED
from tests.tools.accounts import account
from tests.tools.factories import make_grant, make_output, make_person
from tests.tools.forms import send

pytestmark = pytest.mark.django_db
COMMON, PLAIN = SCHEMES["common-question-set"], SCHEMES["any-funder"]


@pytest.fixture(autouse=True)
def site(db: None) -> None:
    make_skeleton()


def made(grant: Grant, scheme=COMMON, period=None) -> Return:
    return make_return(grant, scheme, period or Period(), None, UNWATCHED)


def archive(a_return: Return) -> ZipFile:
    return ZipFile(io.BytesIO(bytes(a_return.content)))


def sheets(a_return: Return) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(archive(a_return).read("return.xlsx")))


def records(sheet) -> list[dict]:
    headings, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(headings, row, strict=True)) for row in rows]


def content(a_return: Return) -> dict:
    return json.loads(archive(a_return).read("return.json"))


def counted(kinds: str, grant: Grant) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM records_output o JOIN records_output_grants g ON g.output_id = o.id "
            "WHERE g.grant_id = %s AND o.merged_into_id IS NULL AND o.kind = ANY(%s)",
            [grant.pk, kinds.split()],
        )
        return cursor.fetchone()[0]


@pytest.mark.usefixtures("demo")
def test_the_demos_return_has_each_output_in_its_sheet_and_counts_as_the_database_does():
    grant = Grant.objects.get(slug="phase-1-small-grant")
    book = sheets(made(grant))
    assert book.sheetnames[:3] == ["The award", "1 Publications", "2 Collaborations"]
    assert len(book.sheetnames) == 1 + 16 + 1 + 2
    publications = records(book["1 Publications"])
    assert len(publications) == counted("chapter report document", grant) == 3
    chapter = next(row for row in publications if row["Type of publication"] == "Book Chapter")
    assert chapter["Book title"] == "The New Extremism in 21st Century Britain"
    assert chapter["Author(s)"] == "Spalek, B.; Lambert, R."
    assert (chapter["Date published"], chapter["Pages or article number"]) == (2010, "168–201")
    (broadcast,) = records(book["5 Engagement Activities"])
    assert broadcast["Form of engagement activity"].startswith("A broadcast")
    assert broadcast["Year(s) of engagement activity"] == 2008
    assert broadcast["Still lacking"] == "Primary audience"
    facts = dict(list(book["The award"].iter_rows(values_only=True)))
    assert (facts["Amount"], facts["End"].date()) == (83211, date(2008, 9, 30))
    assert facts["Publications"] == 3


def test_a_workbook_has_widths_a_frozen_head_real_dates_and_numbers_and_no_formula():
    grant = make_grant(reference="AH/X000000/1")
    make_output(title='=HYPERLINK("http://x")', date="2024-03-05", grants=[grant], people=[make_person()])
    sheet = sheets(made(grant))["1 Publications"]
    assert sheet.freeze_panes == "A2"
    assert sheet.column_dimensions["C"].width == 30
    assert sheet.auto_filter.ref == f"A1:{sheet.cell(1, sheet.max_column).column_letter}2"
    (row,) = records(sheet)
    assert row["Award"] == "AH/X000000/1"
    assert row["Title"] == '\'=HYPERLINK("http://x")'
    assert row["Date published"].date() == date(2024, 3, 5)
    assert all(cell.data_type != "f" for cells in sheet.iter_rows() for cell in cells)


def test_every_file_says_the_same():
    grant = make_grant()
    make_output(title="Trust & “policing”", date="2024", grants=[grant], people=[make_person("Ann", "Lee")])
    make_output("talk", title="A <talk>", date="2023-02", audience="police officers", grants=[grant])
    a_return = made(grant)
    files = archive(a_return)
    titles = {row["cells"]["Title"] for each in content(a_return)["categories"] for row in each["rows"]}
    assert titles == {"Trust & “policing”", "A <talk>"}
    table = list(csv.DictReader(io.StringIO(files.read("csv/05-engagement.csv").decode("utf-8-sig"))))
    assert [(row["Title"], row["Primary audience"]) for row in table] == [("A <talk>", "police officers")]
    report = BeautifulSoup(files.read("report.html"), "html.parser")
    assert {each.get_text() for each in report.select(".record h3")} == titles
    assert b"Trust" in files.read("references.bib")
    assert b"TI  - A <talk>" in files.read("references.ris")
    assert not report.select("script, link, img")


def test_an_independent_reader_opens_the_crate(tmp_path):
    grant = make_grant()
    published = make_output(title="Open to all", date="2024", grants=[grant])
    make_output(title="Still a draft", grants=[grant]).unpublish()
    a_return = made(grant)
    archive(a_return).extractall(tmp_path)
    crate = ROCrate(tmp_path)
    root = crate.root_dataset
    assert {"name", "description", "datePublished", "license"} <= set(root.properties())
    names = set(archive(a_return).namelist()) - {"ro-crate-metadata.json", "SHA256SUMS"}
    assert {part.id for part in root["hasPart"]} == names
    assert [each.id for each in root["mentions"]] == [published.full_url]
    assert crate.dereference(published.full_url)["name"] == "Open to all"


def test_what_is_not_public_is_reported_and_says_so():
    grant = make_grant()
    make_output(title="A draft", date="2024", grants=[grant]).unpublish()
    make_output(title="Kept private", date="2024", is_private=True, grants=[grant])
    rows = {row["Title"]: row["Public"] for row in records(sheets(made(grant))["1 Publications"])}
    assert rows == {"A draft": "no: draft", "Kept private": "no: staff only"}


def test_what_is_not_to_be_reported_is_left_out_with_the_reason():
    grant = make_grant(start="2020-01-01")
    make_output(title="Too early", date="2018", grants=[grant])
    make_output(title="To come", date="2999", grants=[grant])
    make_output(title="Another year", date="2022", grants=[grant])
    make_output(title="When?", grants=[grant])
    make_output(title="This year", date="2024-06", grants=[grant])
    a_return = made(grant, period=Period(date(2024, 4, 1), date(2025, 3, 31)))
    reasons = {row["Record"]: row["Why"] for row in records(sheets(a_return)["Not reported"])}
    assert set(reasons) == {"Too early", "To come", "Another year", "When?"}
    assert "before the award began (1 January 2020)" in reasons["Too early"]
    assert "after the day of the return" in reasons["To come"]
    assert "outside the period" in reasons["Another year"]
    assert "No date is recorded" in reasons["When?"]
    assert [row["Title"] for row in records(sheets(a_return)["1 Publications"])] == ["This year"]


def test_a_second_scheme_is_another_table_and_no_other_code():
    grant = make_grant()
    make_output(title="A paper", date="2024", container="Policing", grants=[grant])
    a_return = made(grant, PLAIN)
    (row,) = records(sheets(a_return)["Outputs and activities"])
    assert (row["Kind"], row["Where it appeared"]) == ("Journal article", "Policing")
    assert [name for name in archive(a_return).namelist() if name.endswith(".csv")] == [
        "csv/01-outputs.csv", "csv/02-other-outcomes.csv",
    ]  # fmt: skip


def test_a_lacking_answer_is_mended_by_following_its_link():
    client, _user = account("Editor")
    grant = make_grant(reference="X", amount=1, start="2020", end="2021")
    output = make_output("radio-broadcast", title="On air", date="2024", summary="We spoke.", grants=[grant])
    page = client.post(f"/admin/returns/awards/{grant.pk}/", {"scheme": COMMON.name}, follow=True)
    links = {each.get_text(): each["href"] for each in BeautifulSoup(page.content, "lxml").select(".returns-lacking a")}
    assert links["Primary audience"] == f"/admin/returns/outputs/{output.pk}/#id_audience"
    send(client, links["Primary audience"].partition("#")[0], ".returns-form", audience="the general public")
    page = client.post(f"/admin/returns/awards/{grant.pk}/", {"scheme": COMMON.name}, follow=True)
    assert "Primary audience" not in {
        each.get_text() for each in BeautifulSoup(page.content, "lxml").select(".returns-lacking a")
    }
    (row,) = records(sheets(Return.objects.newest_first().first())["5 Engagement Activities"])
    assert row["Primary audience"] == "the general public"
    assert Output.objects.get(pk=output.pk).title == "On air"
