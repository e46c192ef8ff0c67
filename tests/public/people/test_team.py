"""People over time: who is there, who was and when, who works with them, and what each has a part in."""

import pytest
import time_machine
from django.test import Client

from portal.public.findings.models import FindingPage
from portal.records.grants.models import Grant
from portal.records.organisations.models import Organisation
from portal.records.people.models import Membership, Person
from tests.tools.factories import make_finding, make_grant, make_output, make_person, publish
from tests.tools.reading import Page, read

pytestmark = pytest.mark.usefixtures("demo")


def member(given: str, grant: Grant, role: str = "researcher", start: str = "", end: str = "") -> Person:
    person = Person(given_name=given, family_name="Example")
    organisation = Organisation.objects.first()
    person.memberships.set([Membership(grant=grant, role=role, start=start, end=end, organisation=organisation)])
    publish(person)
    return person


def groups(client: Client) -> dict[str, list[str]]:
    page = read(client, "/team/")
    return {
        " ".join(section.h2.get_text().split()): [
            " ".join(card.get_text(" ", strip=True).split()) for card in section.select("li.person")
        ]
        for section in page.soup.select("section.team")
    }


def claims(page: Page) -> list[str]:
    return page.parts("section[aria-labelledby=found] .claim")


def test_the_demos_team_is_one_and_its_partner_stands_apart(client: Client):
    shown = groups(client)
    assert list(shown) == ["Members", "Partners"]
    assert [card.split(" ")[2] for card in shown["Members"]] == ["Basia", "Salwa", "Laura"]
    assert ["Robert Lambert" in card for card in shown["Partners"]] == [True]


@time_machine.travel("2030-05-06 12:00")
def test_people_stand_in_the_group_of_today_with_the_years_that_are_recorded(client: Client):
    running = make_grant("Running on", start="2027", end="2032")
    member("Nora", running, start="2029-02")
    member("Otto", running, start="2027", end="2028-06")
    member("Peter", running)
    member("Quinn", running, role="adviser", end="2029")
    shown = groups(client)
    assert list(shown) == ["Current members", "Former members", "Partners"]
    text = {name: " | ".join(cards) for name, cards in shown.items()}
    assert "Nora Example Researcher, since 2029" in text["Current members"]
    assert "Peter Example Researcher " in text["Current members"]
    assert "Otto Example Researcher, 2027–2028" in text["Former members"]
    assert "Basia Spalek" in text["Former members"]
    assert "Quinn Example Adviser, until 2029" in text["Partners"]
    assert sum(card.count("Example") for cards in shown.values() for card in cards) == 4, "each stands in one group"


def test_a_day_after_a_role_has_ended_its_person_is_a_former_member(client: Client):
    grant = make_grant("Running on", end="2032")
    member("Otto", grant, end="2030-05-06")
    with time_machine.travel("2030-05-06 12:00"):
        assert "Otto" in "".join(groups(client)["Current members"])
    with time_machine.travel("2030-05-07 12:00"):
        assert "Otto" in "".join(groups(client)["Members"])


def test_whoever_has_no_role_stands_with_the_others(client: Client):
    make_person("Rosa", "Example")
    assert "Rosa" in "".join(groups(client)["Others"])


def test_a_profile_lists_the_findings_that_its_person_has_a_part_in(client: Client):
    grant = make_grant("Work in common")
    ada, ben = member("Ada", grant), member("Ben", grant)
    hers = make_finding(41, claim="Hers alone.", grants=[grant])
    hers.people.set([ada])
    publish(hers)
    make_finding(42, claim="By an output.", outputs=[make_output("report", "A part", people=[ben])])
    make_finding(43, claim="Of everybody.", grants=[grant])
    assert claims(read(client, ada.get_absolute_url())) == ["Hers alone.", "Of everybody."]
    assert claims(read(client, ben.get_absolute_url())) == ["By an output.", "Of everybody."]


@pytest.mark.parametrize("start", ["2027", ""])
def test_a_newcomer_is_credited_with_nothing_that_was_found_before_they_came(client: Client, start: str):
    grant = Grant.objects.get(slug="phase-1-small-grant")
    newcomer = member("New", grant, start=start)
    finding = FindingPage.objects.get(number=2)
    finding.change_note, finding.plain_summary = "Said in other words.", "It was said in other words."
    publish(finding)
    assert finding.versions.count() == 2
    assert claims(read(client, newcomer.get_absolute_url())) == []
    for address in (finding.url, f"{finding.url}versions/2/"):
        page = read(client, address)
        assert "Example" not in page.part("#citation")
        assert "Spalek" in page.part("#citation")
    assert "Example" not in client.get("/findings/support-for-the-mcu.ris").getvalue().decode()
    later = make_finding(41, claim="Found since.")
    later.people.set([newcomer])
    publish(later)
    assert claims(read(client, newcomer.get_absolute_url())) == ["Found since."]


def test_the_people_whom_a_finding_names_are_its_authors_in_team_order(client: Client):
    finding = FindingPage.objects.get(number=1)
    finding.people.set(Person.objects.filter(slug__in=["laura-mcdonald", "basia-spalek"]))
    finding.change_note = "Says who did it."
    publish(finding)
    assert finding.versions.count() == 2
    people = finding.versions.order_by("-number").first().content["people"]
    assert [person["family"] for person in people] == ["Spalek", "McDonald"]
    assert "#1" not in claims(read(client, "/team/robert-lambert/"))
