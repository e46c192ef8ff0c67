"""The page of an award as a ledger: every figure is counted again here, by SQL of the test's own."""

import re
from datetime import UTC, datetime
from itertools import product

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.records.grants.models import Grant
from portal.records.outputs.models import Output
from tests.tools.factories import make_finding, make_grant, make_organisation, make_output, make_person
from tests.tools.reading import Page, read

pytestmark = pytest.mark.usefixtures("demo")

FIRST = "/grants/phase-1-small-grant/"
KINDS = ("journal-article", "report", "talk")
VISIBLE = "o.live AND NOT o.is_private AND (o.expire_at IS NULL OR o.expire_at > now())"
IS_OPEN = "(o.access = 'open' OR (o.access = 'embargoed' AND o.embargo_until <= current_date))"


def number(sql: str, *params: object) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return int(cursor.fetchone()[0])


def outputs_of(slug: str, condition: str = "true") -> int:
    """How many visible outputs name the award at that address and fulfil the condition on the row `o`."""
    return number(
        "SELECT count(DISTINCT o.id) FROM records_output o JOIN records_output_grants l ON l.output_id = o.id"
        f" JOIN records_grant g ON g.id = l.grant_id WHERE g.slug = %s AND {VISIBLE} AND {condition}",
        slug,
    )


def tally(page: Page, heading: str) -> dict[str, list[str]]:
    """The rows of the table below that heading: the name in the first cell, then the others."""
    rows = page.soup.select(f"#{heading} ~ .scroll table.tally tr")
    cells = [[" ".join(cell.get_text(" ").split()) for cell in row.select("th, td")] for row in rows]
    return {name: others for name, *others in cells[1:]}


def various(grant: Grant, each: int = 2) -> None:
    """Outputs of three kinds with every access and review, some without a date, some that nobody may see."""
    other = make_grant(scheme="Other")
    states = product(KINDS, ("open", "embargoed", "restricted", "metadata_only", ""), (True, False, None))
    for place, (kind, access, reviewed) in enumerate(states):
        for copy in range(each):
            values = {"embargo_until": "2020-01-01" if copy else "2999-01-01"} if access == "embargoed" else {}
            make_output(
                kind,
                grants=[grant, other] if place % 3 else [grant],
                date="" if place % 4 == 0 else str(2009 + place % 5),
                access=access,
                peer_reviewed=reviewed,
                **values,
            )
    make_output("report", grants=[other])
    make_output("report", grants=[grant], is_private=True)
    make_output("talk", grants=[grant]).unpublish()


def test_every_figure_of_the_tally_is_what_the_database_counts(client: Client):
    various(Grant.objects.get(slug="phase-1-small-grant"))
    rows = tally(read(client, FIRST), "came")
    labels = {"Journal articles": "journal-article", "Reports": "report", "Talks": "talk", "Book chapters": "chapter"}
    for label, kind in labels.items():
        of_kind = f"o.kind = '{kind}'"
        assert rows[label] == [
            str(outputs_of("phase-1-small-grant", of_kind)),
            str(outputs_of("phase-1-small-grant", f"{of_kind} AND {IS_OPEN}")),
            str(outputs_of("phase-1-small-grant", f"{of_kind} AND o.peer_reviewed")),
        ], label
    assert rows["All together"] == [
        str(outputs_of("phase-1-small-grant")),
        str(outputs_of("phase-1-small-grant", IS_OPEN)),
        str(outputs_of("phase-1-small-grant", "o.peer_reviewed")),
    ]
    assert rows["All together"][0] == "94"


def test_the_panel_says_what_the_database_counts(client: Client):
    various(Grant.objects.get(slug="phase-1-small-grant"))
    facts = read(client, FIRST).facts
    total, is_open = outputs_of("phase-1-small-grant"), outputs_of("phase-1-small-grant", IS_OPEN)
    assert facts["What came of it"].startswith(f"{total} outputs")
    assert facts["Open to everybody"].startswith(f"{is_open * 100 // total} % of {total} outputs are recorded as open")
    unknown = outputs_of("phase-1-small-grant", "o.access = ''")
    embargoed = outputs_of("phase-1-small-grant", f"o.access = 'embargoed' AND NOT {IS_OPEN}")
    assert f"{embargoed} are under embargo" in facts["Open to everybody"]
    assert facts["Open to everybody"].endswith(f"of {unknown} the access is not recorded")
    findings = number(
        "SELECT count(*) FROM public_findingpage_grants l JOIN records_grant g ON g.id = l.grant_id"
        " JOIN wagtailcore_page p ON p.id = l.findingpage_id WHERE g.slug = 'phase-1-small-grant' AND p.live"
    )
    assert facts["What it found"] == f"{findings} findings"


@pytest.mark.parametrize(
    ("part", "whole", "share"), [(1, 3, "33 %"), (1, 200, "<1 %"), (199, 200, "99 %"), (3, 3, "100 %")]
)
def test_a_share_is_all_only_if_all_are_open_and_none_only_if_none_is(
    client: Client, part: int, whole: int, share: str
):
    grant = make_grant(scheme="Shared")
    template = make_output("talk", grants=[grant], access="open")
    for place in range(1, whole):
        copy = type(template)(kind="talk", title=f"Talk {place}", live=True, access="open" if place < part else "")
        copy.save()
        Output.grants.through.objects.create(output_id=copy.pk, grant_id=grant.pk)
    assert read(client, grant.get_absolute_url()).facts["Open to everybody"].startswith(share)


def test_of_many_outputs_the_newest_of_each_kind_stand_there_and_the_list_has_all(client: Client):
    grant = make_grant(scheme="Large")
    for year in range(1960, 1990):
        make_output("talk", title=f"Talk of {year}", grants=[grant], date=str(year))
    make_output("talk", title="Talk without a date", grants=[grant])
    page = read(client, grant.get_absolute_url())
    titles = page.parts("#came ~ ul.rows .row-title")
    assert titles == [f"Talk of {year}" for year in range(1989, 1969, -1)]
    (link,) = page.soup.select(".more-of-kind a")
    assert " ".join(link.get_text().split()) == "All 31; here stand the newest 20"
    assert "31" in read(client, str(link["href"])).part(".page-head")


def test_what_is_new_since_a_day_is_counted_and_listed_alone(client: Client):
    grant = Grant.objects.get(slug="phase-1-small-grant")
    new = make_output("talk", title="New talk", grants=[grant], date="1999")
    Output.objects.exclude(pk=new.pk).update(first_published_at=datetime(2020, 5, 1, tzinfo=UTC))
    page = read(client, f"{FIRST}?since=2020-05-02")
    assert page.parts("#came ~ ul.rows .row-title") == ["New talk"]
    assert tally(page, "came")["All together"][0] == "1"
    assert page.facts["What came of it"].startswith("5 outputs")
    assert "New here since: 2 May 2020" in page.text
    assert len(read(client, f"{FIRST}?since=2020-05-01").parts("#came ~ ul.rows .row-title")) == 5
    assert len(read(client, f"{FIRST}?since=2020").parts("#came ~ ul.rows .row-title")) == 5
    (all_new,) = page.soup.select(".tally tfoot a")
    assert "1" in read(client, str(all_new["href"])).part(".page-head")
    files = page.soup.select(".ledger-head .actions")[0].select("a")
    assert all("since=2020-05-02" in str(link["href"]) for link in files)


def test_nothing_new_and_a_day_that_is_none_are_said_plainly(client: Client):
    later = read(client, f"{FIRST}?since=2999-01-01")
    assert "No output became public here since that day." in later.text
    assert "No finding became public here since that day." in later.text
    for asked in ("yesterday", "2026-02-30", "99999", "<b>"):
        page = read(client, f"{FIRST}?since={asked}")
        assert f"“{asked}” cannot be read as a date, so everything is shown." in page.text
        assert tally(page, "came")["All together"][0] == "4"


def test_the_list_of_outputs_can_be_asked_for_what_is_new(client: Client):
    Output.objects.update(first_published_at=datetime(2020, 5, 1, 12, tzinfo=UTC))
    assert "New here since: 1 May 2020" in read(client, "/outputs/?since=1+May+2020").text
    assert len(read(client, "/outputs/?since=2020-05-01").parts("ol.years .row-title")) == 4
    assert "No output matches." in read(client, "/outputs/?since=2020-05-02").text
    assert "is not a value of the filter “New here since”" in read(client, "/outputs/?since=soon").text


def test_the_line_of_awards_is_joined_both_ways_and_each_thing_counted_once(client: Client):
    second = Grant.objects.get(slug="phase-2-small-grant")
    first = second.continues
    third = make_grant(phase="Phase 3", scheme="Large Grant", continues=second, amount="20000", currency="CHF")
    make_grant(phase="Elsewhere", scheme="Grant", amount="5")
    shared = make_output("report", title="Shared", grants=[first, second, third])
    make_output("talk", grants=[third], access="open")
    make_finding(9, grants=[first, third])
    pages = [read(client, address) for address in (FIRST, second.get_absolute_url(), third.get_absolute_url())]
    tables = [tally(page, "line") for page in pages]
    assert tables[0] == tables[1] == tables[2]
    assert list(tables[0].values()) == [
        ["£83,211", "6", "5"],
        ["not recorded", "0", "1"],
        ["CHF 20,000", "1", "2"],
        ["£83,211 and CHF 20,000", "6", "6"],
    ]
    line = "('phase-1-small-grant', 'phase-2-small-grant', 'phase-3-large-grant')"
    assert number(
        "SELECT count(DISTINCT l.output_id) FROM records_output_grants l JOIN records_grant g ON g.id = l.grant_id"
        f" WHERE g.slug IN {line}"
    ) == int(tables[0]["All together"][2])
    for page in pages:
        assert "The amount of 1 award is not recorded, and not in the sum." in page.text
        assert "Amounts in different currencies are not added up." in page.text
        assert "Recorded as open to everybody: 1 of the 6 outputs." in page.text
    shared.unpublish()
    assert tally(read(client, FIRST), "line")["All together"] == ["£83,211 and CHF 20,000", "6", "5"]


def test_an_award_that_nobody_may_see_joins_nothing(client: Client):
    second = Grant.objects.get(slug="phase-2-small-grant")
    third = make_grant(phase="Phase 3", continues=second)
    Grant.objects.filter(pk=second.pk).update(is_private=True)
    assert "Phase 3" not in read(client, FIRST).text
    assert "Phase 1" not in read(client, third.get_absolute_url()).text


def test_several_awards_may_continue_one_and_stand_after_it(client: Client):
    first = make_grant(phase="B", scheme="first", start="2010")
    later = make_grant(phase="A", scheme="late", start="2000", continues=first)
    make_grant(phase="C", scheme="branch", start="2012", continues=first)
    make_grant(phase="A", scheme="last", start="2001", continues=later)
    rows = tally(read(client, first.get_absolute_url()), "line")
    assert [re.sub(r" began.*", "", name) for name in rows] == [
        "B first",
        "A late",
        "A last",
        "C branch",
        "All together",
    ]


def test_an_award_of_which_nothing_is_known_looks_as_if_it_were_meant(client: Client):
    page = read(client, make_grant("Unknown work").get_absolute_url())
    assert page.facts == {
        "What it found": "no finding is published here",
        "What came of it": "no output is recorded here",
        "Open to everybody": "no output is recorded here",
        "What followed": "no further award is recorded here",
        "Funded work": "Unknown work",
        "Amount": "not recorded",
        "Funders": "not recorded",
        "Award holder": "not recorded",
        "Start": "not recorded",
        "End": "not recorded",
        "Funder’s reference": "not recorded",
    }
    assert "No output of this award is recorded here." in page.text
    assert page.soup.select("#line, svg.drawing, form.since") == []


def test_the_reference_leads_to_the_funders_public_record(client: Client):
    grant = make_grant(reference="AH/F012345/1", amount="0", currency="EUR")
    page = read(client, grant.get_absolute_url())
    (link,) = [link for link in page.soup.select("dl.facts a") if "Gateway to Research" in link.get_text()]
    assert link["href"] == "https://gtr.ukri.org/projects?ref=AH%2FF012345%2F1"
    assert page.facts["Amount"] == "€0"
    assert "Public record" not in read(client, make_grant(reference="2007/14").get_absolute_url()).facts


def test_the_timeline_draws_each_output_or_how_many_there_were_in_a_year(client: Client):
    grant = make_grant(scheme="Long", start="2001", end="2003")
    make_output("talk", grants=[grant], date="2002-03-04", event="A day")
    make_grant(scheme="Next", continues=grant)
    assert "Talk, A day" in read(client, grant.get_absolute_url()).part(".timeline ol")
    for _ in range(8):
        make_output("talk", grants=[grant], date="2004")
    assert "8 outputs 2004" in read(client, grant.get_absolute_url()).part(".timeline ol")


def test_the_ledger_asks_the_database_as_often_for_three_hundred_outputs_as_for_a_few(client: Client):
    grant = make_grant(scheme="Much", funders=[make_organisation()], holder=make_organisation())
    make_grant(scheme="More", continues=grant)
    make_person(grants=[grant])
    make_finding(20, grants=[grant])
    make_output("talk", grants=[grant], date="2002", people=[make_person()])

    def asked(query: str) -> int:
        client.get(grant.get_absolute_url() + query)
        with CaptureQueriesContext(connection) as captured:
            client.get(grant.get_absolute_url() + query)
        return len(captured)

    before = asked(""), asked("?since=2020")
    for place in range(300):
        copy = Output._meta.get_field("activity").related_model(
            kind="talk", title=f"Talk {place}", live=True, date=str(1990 + place % 30)
        )
        copy.save()
        Output.grants.through.objects.create(output_id=copy.pk, grant_id=grant.pk)
    after = asked(""), asked("?since=2020")
    assert after[0] <= before[0] <= 15
    assert after[1] <= before[1] <= 15
