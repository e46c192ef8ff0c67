"""The six verbs of OAI-PMH 2.0 and its errors: every answer is judged by a grammar of the protocol."""

from urllib.parse import urlencode

import pytest
from django.core import signing
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.exchange.comparison import compare
from portal.exchange.items import Item
from portal.exchange.oai import harvest
from portal.exchange.oai.tokens import SALT
from portal.public.findings.models import FindingPage
from portal.records.outputs.models import Output
from tests.exchange.judges import asked, code, judged, texts
from tests.tools.factories import make_output, make_person
from tests.tools.hostile import hostile_strings

PREFIXES = ["oai_dc", "oai_datacite", "oai_openaire"]
HEADER, TOKEN = ".//o:header/o:identifier", ".//o:resumptionToken"

pytestmark = pytest.mark.django_db


@pytest.fixture
def repository(demo: None) -> None:
    """The demo, and harvesters told of it."""
    compare()


@pytest.fixture
def in_threes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(harvest, "AT_ONCE", 3)


def identifier(client: Client) -> str:
    return texts(asked(client, verb="ListIdentifiers", metadataPrefix="oai_dc"), HEADER)[0]


@pytest.mark.usefixtures("repository")
def test_identify_says_who_and_how(client):
    root = asked(client, verb="Identify")
    assert texts(root, "o:Identify/o:repositoryName") == [
        "An Examination of Partnership Approaches to Challenging Religiously-Endorsed Violence involving Muslim Groups"
        " and Police"
    ]
    assert texts(root, "o:Identify/o:baseURL") == ["http://testserver/oai"] == texts(root, "o:request")


def test_an_empty_repository_answers_every_verb(client):
    assert code(asked(client, verb="Identify")) == ""
    assert code(asked(client, verb="ListSets")) == ""
    assert code(asked(client, verb="ListRecords", metadataPrefix="oai_dc")) == "noRecordsMatch"


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize("prefix", PREFIXES)
def test_all_is_listed_once_in_each_format(client, prefix):
    root = asked(client, verb="ListRecords", metadataPrefix=prefix)
    dated = Output.objects.visible().exclude(date="") if prefix != "oai_dc" else Output.objects.visible()
    assert len(texts(root, HEADER)) == dated.count() + FindingPage.objects.visible().count()
    assert texts(root, TOKEN) == []
    assert texts(asked(client, verb="ListIdentifiers", metadataPrefix=prefix), HEADER) == texts(root, HEADER)
    for each in texts(root, HEADER):
        alone = asked(client, verb="GetRecord", metadataPrefix=prefix, identifier=each)
        assert texts(alone, HEADER) == [each]


@pytest.mark.usefixtures("repository")
def test_a_work_without_a_date_has_only_the_format_that_asks_for_none(client):
    Output.objects.filter(slug="final-report").update(date="")
    Item.objects.all().delete()
    compare()
    uuid = Output.objects.get(slug="final-report").uuid
    name = f"oai:portal.invalid:{uuid}"
    formats = asked(client, verb="ListMetadataFormats", identifier=name)
    assert texts(formats, ".//o:metadataPrefix") == ["oai_dc"]
    refused = asked(client, verb="GetRecord", metadataPrefix="oai_datacite", identifier=name)
    assert code(refused) == "cannotDisseminateFormat"
    assert name not in texts(asked(client, verb="ListRecords", metadataPrefix="oai_openaire"), HEADER)


@pytest.mark.usefixtures("repository")
def test_every_set_gives_its_own(client):
    everything = texts(asked(client, verb="ListIdentifiers", metadataPrefix="oai_dc"), HEADER)
    sets = texts(asked(client, verb="ListSets"), ".//o:setSpec")
    assert {"kind:chapter", "kind:finding", "grant:phase-1-small-grant", "finding:support-for-the-mcu"} <= set(sets)
    members = {
        spec: texts(asked(client, verb="ListIdentifiers", metadataPrefix="oai_dc", set=spec), HEADER) for spec in sets
    }
    assert sorted(members["kind"]) == sorted(everything)
    assert len(members["kind:chapter"]) == 1
    assert len(members["kind:finding"]) == 5
    assert members["kind:chapter"][0] in members["finding:what-undoes-good-engagement"]
    assert members["kind:chapter"][0] in members["grant:phase-1-small-grant"]
    assert members["grant:phase-2-small-grant"] == []


@pytest.mark.usefixtures("repository", "in_threes")
@pytest.mark.parametrize("verb", ["ListRecords", "ListIdentifiers"])
def test_a_list_in_parts_gives_each_item_once_and_ends_with_an_empty_token(client, verb):
    root = asked(client, verb=verb, metadataPrefix="oai_dc")
    total = Item.objects.count()
    given, cursors = texts(root, HEADER), []
    while token := (texts(root, TOKEN) or [""])[0]:
        cursors.append(root.find(TOKEN, {"o": "http://www.openarchives.org/OAI/2.0/"}).get("cursor"))
        again = asked(client, verb=verb, resumptionToken=token)
        root = asked(client, verb=verb, resumptionToken=token)
        assert texts(again, HEADER) == texts(root, HEADER)
        given += texts(root, HEADER)
    assert sorted(given) == sorted(set(given))
    assert (len(given), texts(root, TOKEN), cursors) == (total, [""], [str(at) for at in range(0, total - 3, 3)])


@pytest.mark.usefixtures("repository", "in_threes")
def test_what_changes_between_two_parts_is_missed_by_nobody(client):
    root = asked(client, verb="ListRecords", metadataPrefix="oai_dc")
    given = texts(root, HEADER)
    chapter = Output.objects.get(kind="chapter").own
    report = Output.objects.get(slug="final-report").own
    chapter.title = "Another title"
    chapter.save_revision().publish()
    report.unpublish()
    make_output(title="Made meanwhile")
    compare()
    while token := (texts(root, TOKEN) or [""])[0]:
        root = asked(client, verb="ListRecords", resumptionToken=token)
        given += texts(root, HEADER)
    assert set(given) == {f"oai:portal.invalid:{uuid}" for uuid in Item.objects.values_list("uuid", flat=True)}


@pytest.mark.usefixtures("repository", "in_threes")
def test_a_part_of_which_all_has_left_the_list_is_not_empty(client):
    last = Item.objects.latest("datestamp").datestamp.strftime("%Y-%m-%dT%H:%M:%SZ")
    root = asked(client, verb="ListRecords", metadataPrefix="oai_dc", until=last)
    Item.objects.update(datestamp="2031-01-01T00:00:00Z")
    root = asked(client, verb="ListRecords", resumptionToken=texts(root, TOKEN)[0])
    assert (len(texts(root, HEADER)), texts(root, TOKEN)) == (1, [""])


@pytest.mark.usefixtures("repository", "in_threes")
def test_a_token_is_taken_for_its_own_verb_alone_and_only_as_it_was_given(client):
    token = texts(asked(client, verb="ListRecords", metadataPrefix="oai_dc"), TOKEN)[0]
    forged = [token[:-1], token + "x", "x" * 8_000, "1", "::", token.replace(":", "."), signing.dumps({}, salt="other")]
    forged += [signing.dumps({"asked": {}}, salt=SALT)]
    for each in forged:
        assert code(asked(client, verb="ListRecords", resumptionToken=each)) == "badResumptionToken", each
    assert code(asked(client, verb="ListIdentifiers", resumptionToken=token)) == "badResumptionToken"
    assert code(asked(client, verb="ListSets", resumptionToken=token)) == "badResumptionToken"
    assert code(asked(client, verb="ListRecords", resumptionToken=token, metadataPrefix="oai_dc")) == "badArgument"


DATES = [
    *(
        "2026",
        "2026-11",
        "26-11-25",
        "2026/11/25",
        "25-11-2026",
        "2026-11-31",
        "2026-13-01",
        "2026-02-30",
        "0000-01-01",
    ),
    *("0000-01-01", "2026-11-25T20:00Z", "2026-11-25T20:00:00", "2026-11-25T20:00:00.0Z", "2026-11-25T20:00:00+00:00"),
    *("2026-11-25 20:00:00Z", "2026-11-25T24:00:00Z", "2026-11-25T20:60:00Z", "2026-11-25t20:00:00z", "20261125"),
    *("2026-W48-3", "2026-329", "today", "now", "-1", "²⁰²⁶-11-25", "2026-11-25T20:00:61Z", "+2026-11-25", "9" * 400),
]
ERRORS = [
    ("", "badVerb"),
    ("verb=", "badVerb"),
    ("verb=identify", "badVerb"),
    ("verb=Nothing", "badVerb"),
    ("verb=Identify&verb=Identify", "badVerb"),
    ("verb=Identify&verb=ListSets", "badVerb"),
    ("verb=Identify&metadataPrefix=oai_dc", "badArgument"),
    ("verb=Identify&x=1", "badArgument"),
    ("verb=Identify&%00=1", "badArgument"),
    ("verb=ListRecords", "badArgument"),
    ("verb=ListRecords&metadataPrefix=", "badArgument"),
    ("verb=ListRecords&metadataPrefix=oai_dc&metadataPrefix=oai_dc", "badArgument"),
    ("verb=ListRecords&metadataPrefix=oai%20dc", "badArgument"),
    ("verb=ListRecords&metadataPrefix=marc21", "cannotDisseminateFormat"),
    ("verb=ListRecords&metadataPrefix=oai_dc&set=kind:", "badArgument"),
    ("verb=ListRecords&metadataPrefix=oai_dc&set=nobody", "noRecordsMatch"),
    ("verb=ListRecords&metadataPrefix=oai_dc&set=grant:unheard-of", "noRecordsMatch"),
    ("verb=ListRecords&metadataPrefix=oai_dc&from=2031-01-01", "noRecordsMatch"),
    ("verb=ListRecords&metadataPrefix=oai_dc&until=1999-01-01", "noRecordsMatch"),
    ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-11-26&until=2026-11-25", "badArgument"),
    ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-11-25&until=2026-11-25T20:00:00Z", "badArgument"),
    ("verb=ListIdentifiers&metadataPrefix=oai_dc&identifier=x", "badArgument"),
    ("verb=GetRecord&metadataPrefix=oai_dc", "badArgument"),
    ("verb=GetRecord&identifier=x", "badArgument"),
    ("verb=GetRecord&metadataPrefix=oai_dc&identifier=x", "idDoesNotExist"),
    ("verb=GetRecord&metadataPrefix=oai_dc&identifier=" + "x" * 8_192, "idDoesNotExist"),
    ("verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:portal.invalid:1", "idDoesNotExist"),
    ("verb=ListMetadataFormats&identifier=oai:portal.invalid:" + "0" * 32, "idDoesNotExist"),
    ("verb=ListSets&resumptionToken=x", "badResumptionToken"),
    ("verb=ListSets&set=x", "badArgument"),
    *((urlencode({"verb": "ListRecords", "metadataPrefix": "oai_dc", "from": date}), "badArgument") for date in DATES),
    *((urlencode({"verb": "ListRecords", "metadataPrefix": "oai_dc", "until": date}), "badArgument") for date in DATES),
]


@pytest.mark.usefixtures("repository")
def test_every_wrong_question_gets_the_error_of_the_protocol_by_get_and_by_post(client):
    for query, expected in ERRORS:
        by_get = judged(client.get(f"/oai?{query}").content)
        form = "application/x-www-form-urlencoded"
        by_post = judged(client.post("/oai", query, content_type=form).content)
        assert (code(by_get), code(by_post)) == (expected, expected), query
        echoed = by_get.find("o:request", {"o": "http://www.openarchives.org/OAI/2.0/"}).attrib
        assert bool(echoed) == (expected not in ("badVerb", "badArgument")), query


@pytest.mark.usefixtures("repository")
def test_no_strange_value_of_any_argument_is_a_fault(client):
    names = ["verb", "metadataPrefix", "from", "until", "set", "identifier", "resumptionToken"]
    for value in hostile_strings():
        for name in names:
            arguments = {"verb": "GetRecord" if name == "identifier" else "ListRecords", "metadataPrefix": "oai_dc"}
            query = urlencode({**arguments, name: value}, errors="surrogateescape")
            response = client.get(f"/oai?{query}")
            assert response.status_code == 200
            judged(response.content)


@pytest.mark.usefixtures("repository")
def test_other_methods_are_refused_and_a_post_without_a_form_asks_nothing(client):
    assert client.put("/oai?verb=Identify").status_code == 405
    assert code(judged(client.post("/oai?verb=Identify", "{}", content_type="application/json").content)) == "badVerb"
    assert client.head("/oai?verb=Identify").content == b""


@pytest.mark.usefixtures("repository")
def test_no_answer_asks_the_database_more_than_twelve_times(client, monkeypatch):
    first = identifier(client)
    Output.objects.get(slug="final-report").own.unpublish()
    compare()
    people = [make_person() for _number in range(3)]
    questions = [
        {"verb": "Identify"},
        {"verb": "ListSets"},
        {"verb": "ListMetadataFormats"},
        {"verb": "ListMetadataFormats", "identifier": first},
        {"verb": "GetRecord", "metadataPrefix": "oai_dc", "identifier": first},
        {"verb": "ListIdentifiers", "metadataPrefix": "oai_dc"},
        {"verb": "ListRecords", "metadataPrefix": "oai_openaire", "set": "grant:phase-1-small-grant"},
        {"verb": "ListRecords", "metadataPrefix": "oai_dc", "set": "finding:support-for-the-mcu"},
    ]
    before = [count(client, question) for question in questions]
    for number in range(20):
        make_output(title=f"More {number}", people=people)
    compare()
    monkeypatch.setattr(harvest, "AT_ONCE", 12)
    after = [count(client, question) for question in questions]
    assert max(before + after) <= 12
    assert [number for number in range(len(questions)) if after[number] > before[number] + 1] == []


def count(client: Client, question: dict[str, str]) -> int:
    with CaptureQueriesContext(connection) as captured:
        asked(client, **question)
    return len(captured)
