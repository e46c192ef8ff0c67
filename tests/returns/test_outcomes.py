"""What is no output is recorded by a form, is never public, and comes out in its own sheet under its own headings."""

import io
import json
from decimal import Decimal
from zipfile import ZipFile

import openpyxl
import pytest
from django.test import Client, RequestFactory

from portal.bibliography.kinds import KINDS as OUTPUT_KINDS
from portal.public.home.skeleton import make_skeleton
from portal.records.grants.models import Grant
from portal.records.outcomes.kinds import KINDS
from portal.records.outcomes.models import Outcome
from portal.returns.make import make_return
from portal.returns.models import Return
from portal.returns.period import Period
from portal.returns.schemes import SCHEMES
from portal.work.progress import UNWATCHED
from tests.tools.accounts import account
from tests.tools.factories import make_finding, make_grant, make_output, publish
from tests.tools.forms import send

pytestmark = pytest.mark.django_db
COMMON, PLAIN = SCHEMES["common-question-set"], SCHEMES["any-funder"]


@pytest.fixture(autouse=True)
def site(db: None) -> None:
    make_skeleton()


def make_outcome(kind: str, grant: Grant, **values) -> Outcome:
    outcome = Outcome(kind=kind, title=f"One {kind}", start="2024-05", **values)
    outcome.grants.set([grant])
    publish(outcome)
    return outcome


def made(grant: Grant, scheme=COMMON) -> Return:
    return make_return(grant, scheme, Period(), None, UNWATCHED)


def archive(a_return: Return) -> ZipFile:
    return ZipFile(io.BytesIO(bytes(a_return.content)))


def records(a_return: Return, sheet: str) -> list[dict]:
    book = openpyxl.load_workbook(io.BytesIO(archive(a_return).read("return.xlsx")))
    headings, *rows = book[sheet].iter_rows(values_only=True)
    return [dict(zip(headings, row, strict=True)) for row in rows]


def test_every_category_gets_its_records_under_its_own_headings():
    grant = make_grant()
    for kind in KINDS.values():
        make_outcome(kind.name, grant, organisation="A body", type="A type", description="What it was.")
    for kind in OUTPUT_KINDS.values():
        make_output(kind.name, title=f"One {kind.name}", date="2024", grants=[grant])
    a_return = made(grant)
    assert a_return.left_out == 0
    gathered_by = {outcome: each for each in COMMON.categories for outcome in each.gathers}
    for category in COMMON.categories:
        rows = records(a_return, category.sheet)
        named = [each.name for each in (*KINDS.values(), *OUTPUT_KINDS.values())
                 if gathered_by[getattr(each, "outcome", getattr(each, "gtr_outcome", ""))] is category]  # fmt: skip
        assert len(rows) == len(named) == a_return.counts[category.name] > 0, category.title
        assert [*rows[0]] == ["Award", *(column.heading for column in category.columns), "Evidence", "Public",
                              "Still lacking"]  # fmt: skip
    assert sum(made(grant, PLAIN).counts.values()) == len(KINDS) + len(OUTPUT_KINDS)


def test_further_funding_has_a_real_amount_and_says_what_it_lacks():
    grant = make_grant()
    make_outcome("further-funding", grant, amount=Decimal("12500.50"), organisation="A charity", reference="AB/1")
    (row,) = records(made(grant), "3 Further Funding")
    assert (row["Amount"], row["Currency"], row["Start date"]) == (12500.5, "GBP", "2024-05")
    assert row["Still lacking"] == "Type of funding; Description"
    assert row["Public"] == "no: for returns only"


def test_what_is_only_planned_is_not_reported():
    grant = make_grant()
    make_outcome("collaboration", grant, is_planned=True)
    a_return = made(grant)
    assert a_return.counts["collaborations"] == 0
    assert records(a_return, "Not reported")[0]["Why"] == "It is only planned or applied for."


def test_the_award_says_what_it_found_and_what_changed():
    grant = make_grant(narrative_impact="Two forces changed their training.")
    make_finding(2, grants=[grant])
    make_finding(1, grants=[grant])
    texts = {each["question"]: each["text"] for each in json.loads(archive(made(grant)).read("return.json"))["texts"]}
    assert texts["Key findings: the most significant achievements"] == "1. Claim number 1.\n2. Claim number 2."
    assert texts["Narrative impact"] == "Two forces changed their training."
    lacking = {row["Still lacking"]: row["Mend it here"] for row in records(made(grant), "Still to fill in")}
    assert "Narrative impact" not in lacking
    form = f"/admin/snippets/records/grant/edit/{grant.pk}/#id_objectives"
    assert lacking["Key findings: how far the objectives were met"].endswith(form)
    grant.achievements = "We found it."
    grant.save()
    texts = {each["question"]: each["text"] for each in json.loads(archive(made(grant)).read("return.json"))["texts"]}
    assert texts["Key findings: the most significant achievements"] == "We found it."


def test_a_contributor_records_one_and_an_editor_publishes_it():
    client, user = account("Contributor")
    grant = make_grant("The work")
    address = "/admin/snippets/records/outcome/add/"
    send(client, address, kind="engagement", title="A talk in Leeds", start="2024-05-03", audience="police officers",
         grants=[grant.pk])  # fmt: skip
    outcome = Outcome.objects.get()
    assert (outcome.owner, outcome.live, str(outcome.start)) == (user, False, "2024-05-03")
    other, _user = account("Researcher")
    assert "A talk in Leeds" not in other.get("/admin/snippets/records/outcome/").content.decode()
    (row,) = records(made(grant), "5 Engagement Activities")
    assert (row["Title"], row["Public"], row["Primary audience"]) == ("A talk in Leeds", "no: draft", "police officers")


def test_the_public_never_sees_one():
    outcome = make_outcome("collaboration", make_grant(), description="Quokkafern partners")
    client = Client()
    assert client.get(outcome.get_absolute_url()).status_code == 404
    assert not Outcome.objects.visible().exists()
    assert "Quokkafern" not in client.get("/search/?q=partners").content.decode()
    editor, _user = account("Editor")
    assert "View live" not in editor.get("/admin/snippets/records/outcome/").content.decode()


def test_a_draft_is_previewed_as_it_is_reported():
    outcome = make_outcome("collaboration", make_grant(), organisation="A <body>")
    request = RequestFactory().get("/", headers={"host": "localhost"})
    html = outcome.make_preview_request(request, outcome.default_preview_mode).content.decode()
    assert "Collaborations &amp; Partnerships" in html
    assert "A &lt;body&gt;" in html


def test_a_form_that_is_sent_empty_comes_back():
    client, _user = account("Researcher")
    assert client.post("/admin/snippets/records/outcome/add/", {}).status_code == 200
    assert not Outcome.objects.exists()
