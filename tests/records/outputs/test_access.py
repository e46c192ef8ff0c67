"""Who may read a work is decided once, for the moment that is asked about, and every channel says the same."""

import csv
import datetime
import io
import json
import re
from dataclasses import dataclass

import extruct
import pytest
import time_machine
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone

from portal.dates.partial import PartialDate
from portal.media.models import PortalDocument
from portal.public.outputs.facets import count_outputs
from portal.public.outputs.listing import OutputListing
from portal.records.outputs.access import Access, access_at, opening_day
from portal.records.outputs.citing import reference_in_list
from portal.records.outputs.models import Output, OutputFile
from portal.records.outputs.references import reference, references
from portal.visibility.files import is_shown
from tests.intake.records import brought_in
from tests.tools.factories import make_output, make_person, publish

pytestmark = pytest.mark.usefixtures("demo")

# Half past midnight in London's summer time, when the day is another one in UTC.
NOW = datetime.datetime(2026, 6, 14, 23, 30, tzinfo=datetime.UTC)
TODAY = datetime.date(2026, 6, 15)
DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class State:
    """What is stored, and what follows from it at `NOW`: the access in a word, as its page says it, and its file."""

    access: str
    embargo_until: datetime.date | None
    holding: str
    on_the_page: str
    file_is_open: bool


STATES = {
    "not recorded": State("", None, "", "not recorded", True),
    "open": State("open", None, "open", "Open access", True),
    "open, and an embargo's day kept": State("open", TODAY + DAY, "open", "Open access", True),
    "restricted": State("restricted", None, "restricted", "Restricted", False),
    "restricted, after an embargo's day": State("restricted", TODAY - DAY, "restricted", "Restricted", False),
    "described only": State("metadata_only", None, "metadata_only", "No copy held", False),
    "embargo over": State("embargoed", TODAY - DAY, "open", "Open access", True),
    "embargo over today": State("embargoed", TODAY, "open", "Open access", True),
    "embargo until tomorrow": State(
        "embargoed", TODAY + DAY, "embargoed", "Under embargo, opens on 16 June 2026", False
    ),
    "a month's embargo, that month": State(
        "embargoed", opening_day(PartialDate("2026-06")), "embargoed", "Under embargo, opens on 1 July 2026", False
    ),
    "a month's embargo, over": State("embargoed", opening_day(PartialDate("2026-05")), "open", "Open access", True),
    "a year's embargo, that year": State(
        "embargoed", opening_day(PartialDate("2026")), "embargoed", "Under embargo, opens on 1 January 2027", False
    ),
}
PARAMETERS = pytest.mark.parametrize("state", STATES.values(), ids=STATES)


@pytest.fixture(autouse=True)
def moment():
    with time_machine.travel(NOW, tick=False):
        yield


def record(state: State) -> Output:
    """A published report with a file of its own, and no licence."""
    stored = {"access": state.access, "embargo_until": state.embargo_until}
    output = make_output("report", "On who may read", people=[make_person("Ada", "Example")], date="2026", **stored)
    document = PortalDocument.objects.create(title="Report", file=ContentFile(b"%PDF-1.4", name="report.pdf"))
    output.files.add(OutputFile(document=document, name="report.pdf"))
    publish(output)
    return output


def fetched(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return b"".join(answer).decode("utf-8-sig") if answer.streaming else answer.content.decode()


@PARAMETERS
def test_python_and_sql_agree_at_every_moment(state: State):
    output = record(state)
    for days in (-400, -30, -1, 0, 1, 30, 400):
        at = NOW + days * DAY
        (row,) = Output.objects.filter(pk=output.pk).with_access(at)
        assert row.access_held == output.access_at(at) == access_at(state.access, state.embargo_until, at)
        assert Output.objects.filter(pk=output.pk).showing_files(at).exists() is output.files_are_open(at)
    assert output.access_at() == state.holding


@PARAMETERS
def test_every_reference_says_what_holds_at_its_moment(state: State):
    output = record(state)
    mine = Output.objects.visible().filter(pk=output.pk)
    for at in (NOW - 400 * DAY, NOW, NOW + 400 * DAY):
        holding = output.access_at(at)
        in_hand, (read,) = reference(output, at), references(mine, at)
        listed = reference_in_list(mine.with_lines().get(), at)
        assert (in_hand.access, read.access, listed.access) == (holding, holding, holding)
        assert bool(in_hand.files) is bool(read.files) is output.files_are_open(at)


@PARAMETERS
def test_list_and_facets_count_it_under_what_holds(client: Client, state: State):
    output = record(state)
    for at in (NOW - 400 * DAY, NOW, NOW + 400 * DAY):
        mine = Output.objects.filter(pk=output.pk)
        facets = {facet.name: facet.counts for facet in count_outputs(mine, at=at).facets}
        assert [count.value for count in facets.get("access", [])] == list(filter(None, [output.access_at(at)]))
    for value in ("open", "embargoed", "restricted"):
        listed = output.title in fetched(client, f"/outputs/?access={value}")
        exported = output.title in fetched(client, f"/outputs/export.csv?access={value}")
        assert listed is exported is (value == state.holding)


@PARAMETERS
def test_page_head_and_exports_say_the_same(client: Client, state: State):
    output = record(state)
    page = fetched(client, output.get_absolute_url())
    assert state.on_the_page in re.sub(r"<[^>]+>|\s+", " ", page)
    (node,) = extruct.extract(page, syntaxes=["json-ld"])["json-ld"]
    assert node.get("isAccessibleForFree") is {"": None, "open": True}.get(state.holding, False)
    assert ("Opens on" in node.get("conditionsOfAccess", "")) is (state.holding == "embargoed")
    address = output.get_absolute_url().rstrip("/")
    (row,) = csv.DictReader(io.StringIO(fetched(client, f"{address}.csv")))
    (item,) = json.loads(fetched(client, f"{address}.csl.json"))
    assert row["access"] == item.get("custom", {}).get("access", "") == state.holding
    assert bool(row["pdf_url"]) is ("citation_pdf_url" in page) is state.file_is_open


@PARAMETERS
def test_the_line_in_a_list_and_the_files_say_the_same(client: Client, state: State):
    output = record(state)
    line = fetched(client, f"/outputs/?q={output.title.replace(' ', '+')}")
    assert ("Open access" in line) is (state.holding == "open")
    assert ("Under embargo" in line) is (state.holding == "embargoed")
    file = output.files.get()
    assert client.get(file.get_absolute_url()).status_code == (200 if state.file_is_open else 404)
    assert is_shown(file.document) is state.file_is_open


@pytest.mark.parametrize("name", ["csv", "csl.json"])
@PARAMETERS
def test_our_own_export_comes_back_without_a_change(client: Client, admin_user, state: State, name: str):
    output = record(state)
    run = brought_in(fetched(client, f"{output.get_absolute_url().rstrip('/')}.{name}"), admin_user)
    assert [(row.verdict, row.differences) for row in run.records.all()] == [("duplicate", [])]


def test_an_embargo_without_a_day_never_opens_by_itself():
    assert access_at("embargoed", None, NOW + 9999 * DAY) == Access.EMBARGOED
    assert Output(access="embargoed").access_label == "Under embargo"


@pytest.mark.parametrize(
    ("ends", "opens"),
    [
        ("2026-11-16", datetime.date(2026, 11, 16)),
        ("2026-11", datetime.date(2026, 12, 1)),
        ("2026-12", datetime.date(2027, 1, 1)),
        ("2026", datetime.date(2027, 1, 1)),
        ("", None),
    ],
)
def test_of_a_month_or_a_year_all_must_be_over(ends: str, opens: datetime.date | None):
    assert opening_day(PartialDate(ends)) == opens


def test_an_embargo_to_a_month_is_brought_in_to_its_end(admin_user):
    run = brought_in("title,kind,access,embargo_until\nHeld back,report,embargoed,2026-11\n", admin_user)
    (row,) = run.records.all()
    assert (row.values["access"], row.values["embargo_until"]) == ("embargoed", "2026-12-01")


def test_a_list_is_counted_and_filtered_for_one_moment(rf):
    output = record(STATES["embargo until tomorrow"])
    params = rf.get("/outputs/", {"access": "open"}).GET
    assert output.pk not in OutputListing(params, Output.objects.visible(), NOW).outputs.values_list("pk", flat=True)
    assert output.pk in OutputListing(params, Output.objects.visible(), NOW + DAY).outputs.values_list("pk", flat=True)


def test_the_moment_is_the_sites_own_day():
    assert timezone.localdate() == TODAY
