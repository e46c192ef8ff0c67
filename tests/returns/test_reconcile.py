"""An award is held against a saved copy of the funder's public record, field by field, and nothing is changed by it."""

import json
from decimal import Decimal

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile

from portal.intake.models import IntakeRun
from portal.public.home.skeleton import make_skeleton
from portal.records.grants.models import Grant
from portal.records.outputs.models import Output
from portal.returns.reconcile import LARGEST, NoRecordError, read_record
from tests.tools.accounts import account
from tests.tools.contents import all_rows
from tests.tools.factories import make_grant, make_organisation, make_output, make_person

pytestmark = pytest.mark.django_db
PUBLICATION = {"title": "Trust, and policing", "type": "Journal Article/Review", "journalTitle": "Policing",
               "datePublished": "2023-02-01T00:00:00Z", "doi": "https://doi.org/10.1000/TRUST",
               "volume": "4"}  # fmt: skip
NEW = {"title": "A paper that we lack", "type": "Book Chapter", "volumeTitle": "A book", "author": "Lee, A.",
       "datePublished": "2022", "isbn": "9780415494359"}  # fmt: skip
# The same record as the two interfaces of Gateway to Research put it.
FIRST = {
    "projectOverview": {
        "projectComposition": {
            "project": {
                "title": "The work",
                "grantReference": "ES/X000000/1",
                "fund": {"valuePounds": 83211, "start": 1546300800000, "end": 1609372800000,
                         "funder": {"name": "ESRC"}},
                "output": {"publicationOutputs": [PUBLICATION, NEW], "disseminationOutputs": [{"title": "A talk"}]},
            },
            "leadResearchOrganisation": {"name": "University of Leeds"},
            "personRoles": [{"firstName": "Ann", "surname": "Lee"}, {"firstName": "Bo", "surname": "Other"}],
        }
    }
}  # fmt: skip
SECOND = {
    "project": {"title": "The work", "identifiers": {"identifier": [{"value": "ES/X000000/1", "type": "RCUK"}]}},
    "fund": {"valuePounds": {"currencyCode": "GBP", "amount": 83211}, "start": "2019-01-01", "end": "2020-12-31",
             "funder": {"name": "ESRC"}},
    "leadResearchOrganisation": {"name": "University of Leeds"},
    "persons": [{"firstName": "Ann", "surname": "Lee"}, {"firstName": "Bo", "surname": "Other"}],
    "publications": [PUBLICATION, NEW],
    "disseminations": [{"title": "A talk"}],
}  # fmt: skip


def award(**values) -> Grant:
    make_skeleton()
    grant = make_grant("The work", [make_organisation("ESRC")], reference="ES/X000000/1", amount=Decimal("83211"),
                       holder=make_organisation("University of Leeds"), start="2019", end="2020-12-31",
                       **values)  # fmt: skip
    make_person("Ann", "Lee", grants=[grant])
    make_person("Cy", "Ours", grants=[grant])
    make_output(title="Trust and policing", date="2023-03", doi="10.1000/trust", container="Policing", volume="4",
                grants=[grant])  # fmt: skip
    make_output(title="Only ours", date="2024", grants=[grant])
    make_output("talk", title="A talk", date="2023", grants=[grant])
    return grant


def sent(client, grant: Grant, data: bytes):
    file = SimpleUploadedFile("record.json", data, "application/json")
    return client.post(f"/admin/returns/awards/{grant.pk}/public-record/", {"record": file})


def words(answer) -> str:
    return " ".join(BeautifulSoup(answer.content, "lxml").select_one(".returns").get_text(" ").split())


@pytest.mark.parametrize("record", [FIRST, SECOND])
def test_it_says_what_they_lack_what_we_lack_and_what_differs(record):
    client, _user = account("Editor")
    grant = award()
    before = all_rows()
    page = words(sent(client, grant, json.dumps(record).encode()))
    assert all_rows() == before
    assert "The award" not in page  # Amount, dates, holder and funder agree as far as both are exact.
    assert "Bo Other: we lack them" in page
    assert "Cy Ours: they lack them" in page
    assert "Date it differs March 2023 1 February 2023" in page
    assert "They have it, we lack it: 1 A paper that we lack" in page
    assert "We have it, they lack it: 1 Only ours" in page


def test_the_award_is_compared_field_by_field_with_the_way_to_ours():
    client, _user = account("Editor")
    grant = award()
    grant.amount, grant.end = None, ""
    grant.save()
    answer = sent(client, grant, json.dumps(SECOND).encode())
    page = words(answer)
    assert "Amount we lack it – 83211.00" in page
    assert "End we lack it – 31 December 2020" in page
    links = [link["href"] for link in BeautifulSoup(answer.content, "lxml").select(".returns-rules th a")]
    assert f"/admin/snippets/records/grant/edit/{grant.pk}/#id_amount" in links


def test_what_we_lack_is_reviewed_by_a_person_before_it_is_recorded():
    client, _user = account("Editor")
    grant = award()
    page = BeautifulSoup(sent(client, grant, json.dumps(FIRST).encode()).content, "lxml")
    ris = page.select_one("textarea[name=ris]").get_text()
    outputs = Output.objects.count()
    answer = client.post(f"/admin/returns/awards/{grant.pk}/public-record/bring-in/", {"ris": ris}, follow=True)
    run = IntakeRun.objects.get()
    assert [grant] == list(run.grants.all())
    assert "A paper that we lack" in answer.content.decode()
    assert Output.objects.count() == outputs


BAD = [
    (b"", "empty"),
    (b"<!doctype html><title>Gateway</title>", "This is a web page"),
    (json.dumps(FIRST).encode()[:-9], "cut off"),
    (b"[" * 100_000, "cut off"),
    (b'{"hello": 1}', "holds no project"),
    (b"\xff\xfe\x00", "no text in UTF-8"),
    (b" " * LARGEST + b"{}", "larger than 5 MB"),
    (json.dumps(FIRST).replace("ES/X000000/1", "AH/Y/2").encode(), "another award, AH/Y/2"),
]


@pytest.mark.parametrize(("data", "sentence"), BAD, ids=[sentence for _data, sentence in BAD])
def test_bad_input_gets_a_plain_sentence_and_changes_nothing(data: bytes, sentence: str):
    client, _user = account("Editor")
    grant = award()
    before = all_rows()
    answer = sent(client, grant, data)
    assert answer.status_code == 200
    assert sentence in words(answer)
    assert all_rows() == before


@pytest.mark.parametrize(
    "value", [{"amount": "many"}, "NaN pounds", [], None, True, {"amount": {"amount": 1}}, 10**400, -1]
)
def test_odd_values_are_read_as_nothing(value):
    record = json.loads(json.dumps(SECOND))
    record["fund"] = {"valuePounds": value, "start": value, "end": value, "funder": value}
    record["publications"] = [value, {"title": value, "doi": value, "datePublished": value}]
    facts = read_record(json.dumps(record).encode()).facts
    assert facts["title"] == "The work"
    assert "start" not in facts or isinstance(facts["start"], str)


def test_a_list_is_no_record():
    with pytest.raises(NoRecordError):
        read_record(b"[]")
