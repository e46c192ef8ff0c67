"""Three spreadsheets as people make them, from the upload to the citations, through the site's own pages."""

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from portal.bibliography.styles import citation as styled
from portal.intake.models import ColumnChoice, IntakeRun
from portal.records.outputs.models import Output
from portal.records.outputs.references import reference
from portal.work.models import Job
from tests.desk.intake.test_pages import START, pressed, shown
from tests.intake.sheets import OF_A_LIBRARY, SCOPUS, WITH_A_TITLE_ROW
from tests.tools.accounts import account
from tests.tools.factories import make_person
from tests.tools.forms import filled_in
from tests.tools.workbooks import workbook

pytestmark = pytest.mark.django_db


def uploaded(client, name: str, data: bytes) -> IntakeRun:
    """The run of a file that was sent from the start page; its columns are not confirmed yet."""
    answer = client.post(START, {"text": "", "file": SimpleUploadedFile(name, data)})
    assert answer.status_code == 302, BeautifulSoup(answer.content, "lxml").get_text(" ", strip=True)[-600:]
    return IntakeRun.objects.latest("pk")


def columns_form(client, run: IntakeRun) -> dict:
    page = BeautifulSoup(client.get(run.get_absolute_url(), follow=True).content, "lxml")
    return filled_in(page.select_one("form.intake-mapping"))


def confirmed(client, run: IntakeRun, **values) -> IntakeRun:
    """The run with its columns as the page shows them, but for `values`, sent."""
    sent = {**columns_form(client, run), **values}
    answer = client.post(reverse("intake:columns", args=[run.pk]), sent)
    assert answer.status_code == 302, shown(answer)
    return IntakeRun.objects.get(pk=run.pk)


def citation(title: str) -> str:
    return styled(reference(Output.objects.get(title=title).own), "apa")


def test_a_workbook_with_a_title_row_and_headings_of_its_own():
    client, _user = account("Editor")
    run = uploaded(client, "office.xlsx", WITH_A_TITLE_ROW)
    page = shown(client.get(run.get_absolute_url(), follow=True))
    assert "5 rows below their headings. Above them stands “Outputs of the Street Patrols project" in page
    fields = list(columns_form(client, run).values())
    assert fields[1:10] == [
        *(["title"], ["authors"], ["kind"], ["date"], ["container"], ["pages"], ["address"], ["licence"], [""]),
    ]
    run = confirmed(client, run)
    review = shown(client.get(run.get_absolute_url()))
    assert "Columns left out: “Ask about”." in review
    assert "The row has a title and nothing else" in review
    assert [(record.line_number, record.verdict) for record in run.records.all()] == [
        *((4, "new"), (5, "new"), (6, "new"), (7, "look"), (9, "look")),
    ]
    assert [person[:3] for person in run.records.get(position=3).people] == [
        ["author", "Example, Jane", False],
        ["author", "Northtown Council", True],
    ]
    answer = pressed(client, run, "commit")
    assert "Committed: 3 brought in" in shown(answer)
    assert "The licence “CC BY”, which is not in our list" in shown(answer)
    article = Output.objects.get(kind="journal-article").own
    assert (article.date, article.doi, article.licence) == ("2013-05", "10.5555/dark.2013", "CC-BY-4.0")
    assert (article.first_page, article.last_page) == ("101", "119")
    assert citation("Trust after dark: patrols in two cities") == (
        "Example, J., Sample, B., & van der Invented, A. (2013). Trust after dark: Patrols in two cities. "
        "Journal of Invented Studies, 101–119. https://doi.org/10.5555/dark.2013"
    )
    assert [citation("Who walks the beat?"), citation("Policing by consent, again")] == [
        "Example, J., & Sample, B. (2014, March 12). Who walks the beat? [Radio broadcast]. In Morning Hour. "
        "https://radio.example.org/beat",
        "Example, J., & Northtown Council. (2015). Policing by consent, again [Policy brief]. "
        "https://www.example.org/brief",
    ]


def test_a_scopus_export():
    client, _user = account("Editor")
    run = confirmed(client, uploaded(client, "scopus.csv", SCOPUS.encode()))
    assert [(record.verdict, record.notes) for record in run.records.all()] == [("new", []), ("new", [])]
    pressed(client, run, "commit")
    article = Output.objects.get(kind="journal-article").own
    assert (article.access, article.language, article.keywords) == ("open", "en", "talk; patrols; neighbours")
    assert article.abstract == "We listened to talk; we counted it."
    assert [person.name for person in article.contributions.all()] == ["Example, Jane", "Sample, Bob"]
    assert citation("Neighbours, patrols and talk") == (
        "Example, J., & Sample, B. (2017). Neighbours, patrols and talk. Invented Sociology, 51(2), 233–250. "
        "https://doi.org/10.5555/talk.2017"
    )
    assert citation("Streets as archives") == (
        "Example, J. (2018). Streets as archives. In U. Other (Ed.), Handbook of Invented Places (pp. 12–30). "
        "Invented Press. https://doi.org/10.5555/archives.2018"
    )
    assert article.url == ""


def test_semicolons_an_old_code_page_and_excel_dates():
    client, _user = account("Editor")
    run = confirmed(client, uploaded(client, "library.csv", OF_A_LIBRARY))
    first, second, third = run.records.all()
    assert (first.values["title"], first.values["date"]) == ("Ça va – a café and its police", "2013-05-01")
    assert "“41395” is Excel’s number of a day: 2013-05-01." in first.notes
    assert first.values["url"] == "https://www.example.org/cafe"
    assert "stands for a DOI and is none" in " ".join(first.notes)
    assert [person[1] for person in first.people] == ["Example, Jane", "Sample, Renée"]
    assert second.notes == ["The date “03/05/2012” is read day first: 2012-05-03."]
    assert second.values["peer_reviewed"] is False
    assert (third.verdict, sorted(third.doubts)) == ("look", ["date", "names"])
    pressed(client, run, "commit")
    assert citation("Constables’ notebooks") == (
        "Example, J., & Sample, R. (2012). Constables’ notebooks. Annals of Examples, 2(4), 77–88. "
        "https://doi.org/10.5555/notebooks.2012"
    )
    assert not Output.objects.filter(title="A walk with Smith").exists()


def test_the_choice_of_columns_is_remembered_for_the_same_headings():
    client, user = account("Editor")
    rows = [["Thing", "Maker", "Moment"], ["A street", "Example, Jane", "2011"]]
    run = uploaded(client, "mine.xlsx", workbook(rows))
    assert columns_form(client, run)["column-0"] == [""]
    refused = client.post(reverse("intake:columns", args=[run.pk]), columns_form(client, run))
    assert refused.status_code == 422
    assert "Choose the one that holds the titles of the works." in shown(refused)
    sent = {"column-0": "title", "column-1": "authors", "column-2": "date", "kind": "book"}
    twice = client.post(reverse("intake:columns", args=[run.pk]), {**sent, "column-2": "title"})
    assert twice.status_code == 422
    assert "Two columns are read as “Title”" in shown(twice)
    run = confirmed(client, run, **sent)
    assert [(record.verdict, record.values["kind"]) for record in run.records.all()] == [("new", "book")]
    again = uploaded(
        client, "mine again.xlsx", workbook([["Kept by the office"], *rows, ["Two streets", "Doe A", 2012]])
    )
    assert "The columns are set as they were on" in shown(client.get(again.get_absolute_url(), follow=True))
    form = columns_form(client, again)
    assert [form[f"column-{position}"] for position in range(3)] == [["title"], ["authors"], ["date"]]
    assert form["kind"] == ["book"]
    assert ColumnChoice.objects.get().chosen_by == user


def test_columns_may_be_changed_from_the_review_as_long_as_nothing_is_written():
    client, _user = account("Editor")
    run = confirmed(client, uploaded(client, "library.csv", OF_A_LIBRARY))
    address = reverse("intake:columns", args=[run.pk])
    assert address in client.get(run.get_absolute_url()).content.decode()
    client.post(address, {**columns_form_at(client, address), "column-9": ""})
    assert run.records.count() == 3
    assert "peer_reviewed" not in run.records.get(position=2).values
    assert "Columns left out: “Refereed”." in shown(client.get(run.get_absolute_url()))
    pressed(client, run, "commit")
    assert client.get(address).url == run.get_absolute_url()
    client.post(address, {"column-0": "title"})
    assert run.records.count() == 3


def test_columns_are_not_changed_while_the_run_is_worked_on():
    client, user = account("Editor")
    run = confirmed(client, uploaded(client, "library.csv", OF_A_LIBRARY))
    Job.objects.create(subject=run.subject, made_by=user, title="Bring in", task="none")
    client.post(reverse("intake:columns", args=[run.pk]), {"column-0": "title"})
    assert "peer_reviewed" in run.records.get(position=2).values


def columns_form_at(client, address: str) -> dict:
    return filled_in(BeautifulSoup(client.get(address).content, "lxml").select_one("form.intake-mapping"))


def test_our_own_export_and_template_need_no_question():
    client, _user = account("Editor")
    for name, data in (
        ("template.csv", client.get(reverse("intake:template")).content),
        ("typed.csv", b'title,authors,date\nA street,"Example, Jane",2011\n'),
    ):
        assert uploaded(client, name, data).state == "review"


def test_a_name_of_the_team_is_no_question():
    client, _user = account("Editor")
    make_person("Laura", "Invented")
    rows = [["Title", "Author", "Type"], ["A street", "Laura Invented", "Book"], ["A road", "Policy Exchange", "Book"]]
    run = confirmed(client, uploaded(client, "team.xlsx", workbook(rows)))
    assert [(record.verdict, record.notes) for record in run.records.all()] == [
        ("new", []),
        ("look", ["“Policy Exchange” is taken for a person: is it an organisation?"]),
    ]


def test_a_record_to_look_at_is_corrected_and_then_brought_in():
    client, _user = account("Editor")
    rows = [["Title", "Author", "Type", "Date"], ["A road", "Policy Exchange", "Item", "sometime 2011"]]
    run = confirmed(client, uploaded(client, "road.xlsx", workbook(rows)))
    answer = pressed(client, run, "correct:1")
    form = BeautifulSoup(answer.content, "lxml").select_one("form.intake-correct")
    sent = filled_in(form)
    assert (sent["title"], sent["date"], sent["names-0-name"]) == ("A road", "2011", "Exchange, Policy")
    address = reverse("intake:correct", args=[run.pk, 1])
    refused = client.post(address, {**sent, "date": "next week", "paste": "???"})
    assert refused.status_code == 422
    assert "cannot be read as a date" in shown(refused)
    sent |= {"names-0-name": "Policy Exchange", "names-0-is_corporate": "on", "kind": "report", "date": "May 2011"}
    answer = client.post(address, sent, follow=True)
    assert "Record 1 is corrected." in answer.content.decode()
    record = run.records.get()
    assert (record.verdict, record.choice, record.is_settled) == ("new", "create", True)
    assert record.people == [["author", "Policy Exchange", True, ""]]
    answer = pressed(client, run, "commit")
    assert "“Policy Exchange” is taken for a person" in shown(answer)
    assert citation("A road") == "Policy Exchange. (2011). A road."


def test_a_correction_may_change_the_kind_and_paste_the_names_and_nothing_is_lost_in_silence():
    client, _user = account("Editor")
    rows = [
        ["Title", "Author", "Type", "Date", "Journal", "Volume", "Pages", "Editor"],
        ["On air", "Smith", "Article", "2011", "Morning Hour", "3", "1-2", "Other, Una"],
    ]
    run = confirmed(client, uploaded(client, "air.xlsx", workbook(rows)))
    address = reverse("intake:correct", args=[run.pk, 1])
    sent = filled_in(BeautifulSoup(client.get(address).content, "lxml").select_one("form.intake-correct"))
    client.post(address, {**sent, "kind": "radio-broadcast", "paste": "Smith J and Doe AB"})
    record = run.records.get()
    assert record.values["programme"] == "Morning Hour"
    assert [person[:2] for person in record.people] == [
        ["author", "Smith, J"],
        ["author", "Doe, AB"],
        ["editor", "Other, Una"],
    ]
    assert "Volume “3”, which no radio broadcast has here: left out." in record.notes
    pressed(client, run, "commit")
    assert client.post(address, sent).url == run.get_absolute_url()
    assert client.get(reverse("intake:correct", args=[run.pk, 9])).status_code == 404


def test_remarks_stand_open_are_counted_and_are_a_filter():
    client, _user = account("Editor")
    run = confirmed(client, uploaded(client, "library.csv", OF_A_LIBRARY))
    page = BeautifulSoup(client.get(run.get_absolute_url()).content, "lxml")
    assert "3 records with remarks" in shown(client.get(run.get_absolute_url()))
    assert page.select(".intake-row > .intake-remarks li")
    assert not page.select("details .intake-remarks")
    looked = BeautifulSoup(client.get(f"{run.get_absolute_url()}?verdict=look").content, "lxml")
    assert len(looked.select(".intake-row")) == 1
    pressed(client, run, "all:look:create")
    assert run.records.get(verdict="look").choice == "create"


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("cell.xlsx", workbook([["Only one cell"]]), "No row of headings was found"),
        ("headings.xlsx", workbook([["Title", "Author"]]), "There is no row below the headings"),
    ],
)
def test_a_spreadsheet_without_a_list_gets_a_plain_sentence(name, data, sentence):
    client, _user = account("Editor")
    answer = client.post(START, {"text": "", "file": SimpleUploadedFile(name, data)}, follow=True)
    assert answer.status_code == 422
    assert sentence in shown(answer)
    assert not IntakeRun.objects.exists()


def test_a_kind_that_is_corrected_gets_back_what_the_first_had_no_field_for():
    client, _user = account("Editor")
    rows = [
        ["Title", "Author", "Type", "Date", "Journal"],
        ["On air", "Roe, Jane", "Press cutting", "2011", "The Daily"],
    ]
    run = confirmed(client, uploaded(client, "press.xlsx", workbook(rows)))
    assert "“The Daily”, which no other document has here: left out." in run.records.get().notes[-1]
    address = reverse("intake:correct", args=[run.pk, 1])
    sent = filled_in(BeautifulSoup(client.get(address).content, "lxml").select_one("form.intake-correct"))
    client.post(address, {**sent, "kind": "newspaper-article"})
    record = run.records.get()
    assert (record.values["outlet"], record.unplaced) == ("The Daily", {})
    assert not any("left out" in note for note in record.notes)
