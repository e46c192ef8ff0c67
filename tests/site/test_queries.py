"""No public page asks the database more than fifteen times, however much there is."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.public.findings.models import CaseStudyPage, FindingPage
from portal.records.grants.models import Grant
from portal.records.outputs.models import Output
from portal.records.people.models import Person
from tests.tools.factories import (
    make_case_study,
    make_finding,
    make_grant,
    make_organisation,
    make_output,
    make_person,
    make_picture,
)
from tests.tools.reading import sitemap

MOST = 15
TIMES = 10
LISTS = [
    "/grants/phase-1-small-grant/?since=2020",
    "/grants/phase-1-small-grant/summary/",
    "/grants/phase-1-small-grant/coverage/",
    "/grants/phase-1-small-grant/figures.json",
    "/grants/phase-1-small-grant/feed.atom",
    "/search/",
    "/search/?q=police",
    "/search/?q=nothing-of-the-sort",
    "/outputs/?q=police",
    "/outputs/?kind=chapter",
    "/outputs/?year=2010&person=basia-spalek&grant=phase-1-small-grant&finding=what-undoes-good-engagement&sort=title",
    "/outputs/?kind=unheard-of",
    "/feeds/outputs.atom",
    "/feeds/findings.atom",
    "/sitemap.xml",
    "/nothing-here/",
    "/outputs/nothing-here/",
]
KINDS = ["journal-article", "chapter", "radio-broadcast", "report", "talk"]

pytestmark = pytest.mark.usefixtures("demo")


def queries(client: Client, address: str) -> list[str]:
    """What the page asks of the database when it is read a second time."""
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return [query["sql"] for query in captured.captured_queries]


def counted(client: Client, addresses: list[str]) -> dict[str, int]:
    return {address: len(queries(client, address)) for address in addresses}


def public_addresses(client: Client) -> list[str]:
    return [*sitemap(client), *LISTS]


def some_of_everything() -> None:
    """Every person has an output, and every output is evidence: a page that has none of a thing asks for less."""
    make_output("chapter", people=Person.objects.all(), grants=Grant.objects.all())
    make_finding(99, outputs=Output.objects.all(), grants=Grant.objects.all())


def ten_times_the_content() -> None:
    """As much of everything as the demo has, ten times over, and linked with the demo's own."""
    funders = [make_organisation() for _ in range(3)]
    first = Grant.objects.get(slug="phase-1-small-grant")
    grants = [first]
    for number in range((TIMES - 1) * 2):
        continues = grants[-1] if number % 3 else first
        grants.append(make_grant(scheme=f"Grant {number}", funders=funders, holder=funders[0], continues=continues))
    people = list(Person.objects.all())
    people += [make_person(grants=[first, grants[1 + number % 9]]) for number in range((TIMES - 1) * 4)]
    outputs = list(Output.objects.all())
    for number in range((TIMES - 1) * 4):
        by = [people[number % 4], people[number % 11], people[number]]
        by = list(dict.fromkeys(by))
        outputs.append(
            make_output(
                KINDS[number % len(KINDS)],
                people=by,
                grants=[first, grants[1 + number % 7]],
                date=str(1990 + number),
                summary="About police and partnership.",
            )
        )
    cases = list(CaseStudyPage.objects.all())
    cases += [make_case_study() for _ in range((TIMES - 1) * 2)]
    for number in range(6, 6 + (TIMES - 1) * 5):
        rests_on = [outputs[0].pk, outputs[3].pk, outputs[number % 30].pk]
        make_finding(
            number,
            outputs=Output.objects.filter(pk__in=rests_on),
            cases=[cases[0], cases[1], cases[number % 20]] if number % 20 > 1 else cases[:2],
            grants=list(dict.fromkeys([first, grants[number % 9]])),
        )
    enrich_the_demo(people, grants, outputs)


def enrich_the_demo(people: list[Person], grants: list[Grant], outputs: list[Output]) -> None:
    """The demo's own finding, chapter and person get ten times as many relations, too."""
    finding = FindingPage.objects.get(number=2)
    finding.case_studies.set(CaseStudyPage.objects.all())
    finding.grants.set(grants)
    finding.evidence.set(
        [*finding.evidence.all(), *(type(finding.evidence.all()[0])(kind="output", output=one) for one in outputs[4:])]
    )
    finding.save_revision().publish()
    chapter = Output.objects.get(kind="chapter", slug__startswith="policing").own
    chapter.contributions.set(
        [
            *chapter.contributions.all(),
            *(type(chapter.contributions.all()[0])(name=person.name, person=person) for person in people[4:]),
        ]
    )
    chapter.grants.set(grants)
    chapter.save_revision().publish()


def test_with_the_demo_no_public_page_asks_more_than_fifteen_times(client: Client):
    found = counted(client, public_addresses(client))
    assert {address: count for address, count in found.items() if count > MOST} == {}


def test_with_ten_times_the_content_no_page_asks_more_often(client: Client):
    some_of_everything()
    addresses = public_addresses(client)
    before = counted(client, addresses)
    ten_times_the_content()
    assert Output.objects.count() == TIMES * 4 + 1
    assert FindingPage.objects.count() == TIMES * 5 + 1
    assert Person.objects.count() == TIMES * 4
    assert Grant.objects.count() == TIMES * 2
    after = counted(client, addresses)
    assert {address: (before[address], after[address]) for address in after if after[address] > before[address]} == {}


def test_a_further_page_of_a_long_list_asks_no_more_than_the_first(client: Client):
    ten_times_the_content()
    found = counted(client, ["/outputs/", "/outputs/?page=2", "/search/?q=police", "/search/?q=police&page=2"])
    assert found["/outputs/?page=2"] <= found["/outputs/"] <= MOST
    assert found["/search/?q=police&page=2"] <= found["/search/?q=police"] <= MOST


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/team/",
        "/grants/phase-1-small-grant/",
        "/outputs/policing-within-a-counter-terrorism-context-post-7-7/",
    ],
)
def test_the_pictures_of_all_people_cost_one_query_even_where_nothing_is_remembered(client: Client, address: str):
    """A process that has just begun remembers no rendition."""
    spalek, lambert = Person.objects.get(slug="basia-spalek"), Person.objects.get(slug="robert-lambert")
    spalek.picture = make_picture()
    spalek.save()
    with_one = asked_by_a_new_process(client, address)
    lambert.picture = make_picture()
    lambert.save()
    assert asked_by_a_new_process(client, address) == with_one
    assert with_one <= MOST


def asked_by_a_new_process(client: Client, address: str) -> int:
    """How often the page asks when its pictures are made, and another page was read before."""
    client.get(address)
    cache.clear()
    client.get("/privacy/")
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured)
