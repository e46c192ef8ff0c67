"""A project of one's own, from its first day on: the home page says what is there, and only what is true of it."""

import pytest
from django.test import Client
from django.utils import timezone

from portal.cms.models import SiteSettings
from portal.public.home.models import HomePage
from portal.public.home.skeleton import make_skeleton
from portal.records.people.models import Membership
from tests.tools.factories import make_finding, make_grant, make_organisation, make_output, make_person
from tests.tools.reading import read

pytestmark = pytest.mark.django_db

LONG_AGO, PAST, FUTURE = "2001-05", "2003-06-30", f"{timezone.localdate().year + 3}-02"
NEXT_FEBRUARY = f"February {FUTURE[:4]}"


@pytest.fixture(autouse=True)
def _new_site() -> None:
    make_skeleton()


def name_the_project(name: str, short_name: str = "", line: str = "") -> None:
    site = HomePage.objects.get().get_site()
    SiteSettings.objects.update_or_create(
        site=site, defaults={"project_name": name, "short_name": short_name, "contribution_line": line}
    )


def headings(client: Client) -> list[str]:
    return read(client, "/").parts("main h2")


def test_each_part_of_the_home_page_comes_with_its_content(client: Client):
    name_the_project("A study of quokkas", line="How quokkas smile.")
    assert read(client, "/").part(".cover .lead") == "How quokkas smile."
    grant = make_grant("Quokkas", scheme="Grant", start=LONG_AGO, end=FUTURE)
    assert headings(client) == ["Who paid"]
    make_person("Ada", "Quokka", grants=[grant], role="principal_investigator")
    assert headings(client) == ["Who paid", "Who says so"]
    make_output(title="On smiling", grants=[grant], date="2002")
    assert headings(client) == ["Timeline", "What came of it", "Who paid", "Who says so"]
    make_finding(1, grants=[grant])
    assert headings(client)[0] == "What the project found"
    assert read(client, "/").facts == {
        "What was found": "1 finding",
        "Who says so": "1 person Ada Quokka",
        "What came of it": "1 output",
        "Who paid": "Grant",
    }


@pytest.mark.parametrize(
    ("awards", "expected"),
    [
        ([(LONG_AGO, PAST)], "finished 30 June 2003"),
        ([(LONG_AGO, FUTURE)], f"until {NEXT_FEBRUARY}"),
        ([("", PAST), (LONG_AGO, FUTURE)], f"until {NEXT_FEBRUARY}"),
        ([("", PAST), (LONG_AGO, "2004")], "finished 2004"),
        ([("", PAST), (LONG_AGO, "")], ""),
        ([("", PAST), ("", "")], "finished 30 June 2003"),
        ([("", "")], ""),
    ],
)
def test_a_project_is_called_finished_only_when_nothing_runs_on(client: Client, awards, expected):
    holder = make_organisation("Quokka House")
    grants = [make_grant(start=start, end=end, holder=holder) for start, end in awards]
    HomePage.objects.update(grant=grants[0])
    assert read(client, "/").part(".eyebrow") == " · ".join(filter(None, ["Quokka House", expected]))


def test_an_award_ends_in_the_future_until_its_last_day_is_over(client: Client):
    make_grant(start=FUTURE, end=f"{FUTURE[:4]}-03")
    make_grant(start=LONG_AGO, end=str(timezone.localdate().year))
    make_grant(end=PAST)
    lines = " ".join(read(client, "/grants/").parts(".grants .meta"))
    assert f"ends March {FUTURE[:4]}" in lines
    assert f"ends {timezone.localdate().year}" in lines
    assert "ended 30 June 2003" in lines


def test_outputs_are_counted_by_the_award_that_stands_beside_them(client: Client):
    first, second = make_grant("First", amount=5), make_grant("Second")
    for grants in ([first], [first, second], [second], [], []):
        make_output(grants=grants)
    answers = read(client, "/").facts
    assert answers["What came of it"] == "5 outputs"
    assert answers["Who paid"] == "2 awards"

    HomePage.objects.update(grant=first)
    page = read(client, "/")
    assert page.facts["What came of it"] == "2 outputs of First; 5 in all, and a further award: Second"
    assert len(read(client, "/outputs/?grant=first").parts(".rows.plain > li")) == 2
    assert "/outputs/?grant=first" in page.links


def test_outputs_that_name_no_award_are_not_said_to_come_of_it(client: Client):
    make_grant("Only one", amount=5)
    make_output()
    assert read(client, "/").facts["What came of it"] == "1 output not recorded as coming from Only one"


def test_nobody_is_said_to_lead_who_does_not_and_investigators_come_first(client: Client):
    grant = make_grant("Quokkas")
    make_person("Aaron", "Aardvark", grants=[grant])
    make_person("Bea", "Bee", grants=[grant])
    assert read(client, "/").facts["Who says so"] == "2 people"
    make_person("Zoe", "Zebra", grants=[grant], role=Membership.Role.PRINCIPAL_INVESTIGATOR)
    assert read(client, "/").facts["Who says so"] == "3 people led by Zoe Zebra"
    for address in ("/", "/team/", "/grants/quokkas/"):
        assert read(client, address).parts("ul.people a") == ["Zoe Zebra", "Aaron Aardvark", "Bea Bee"], address


def test_of_many_people_the_home_page_shows_the_first_and_says_how_many_there_are(client: Client):
    for number in range(13):
        make_person("Ada", f"Quokka{number:02}")
    page = read(client, "/")
    assert len(page.parts("ul.people li")) == 8
    assert page.soup.find("a", string="All 13 people")["href"] == "/team/"


def test_a_lead_counts_what_is_there(client: Client):
    assert read(client, "/findings/").parts(".lead") == []
    first = make_finding(1, limits="<p>Not elsewhere.</p>")
    lead = "One finding, with what it rests on and what it does not show."
    page = read(client, "/findings/")
    assert page.part(".lead") == lead
    assert page.soup.select_one("meta[name=description]")["content"] == lead
    make_finding(2, limits="<p>Not elsewhere.</p>")
    assert read(client, "/findings/").part(".lead") == (
        "Two findings, each with what it rests on and what it does not show."
    )
    make_finding(3)
    assert read(client, "/findings/").part(".lead") == "Three findings."
    first.delete()
    assert read(client, "/findings/").part(".lead") == "Two findings."


def test_findings_that_lead_to_nothing_yet_have_no_map(client: Client):
    make_finding(1)
    assert "From findings to outputs and awards" not in read(client, "/findings/").text
    make_finding(2, outputs=[make_output()])
    assert "From findings to outputs and awards" in read(client, "/findings/").text
