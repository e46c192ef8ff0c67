"""Whom and what the invented outputs name: people, grants and findings, made as editors make them."""

import uuid
from dataclasses import dataclass
from random import Random

from django.db.models import Max

from portal.bench.seeding import words
from portal.identifiers.orcid import check_digit
from portal.public.findings.models import FindingPage, FindingsPage
from portal.public.home.skeleton import make_skeleton, publish_below
from portal.records.grants.models import Grant
from portal.records.people.models import Membership, Person

__all__ = ["Cast", "assemble", "seeded_uuid"]

PEOPLE = 48
GRANTS = 4
FINDINGS = 6
NAMESPACE = uuid.UUID("6f1d3b0e-6a39-5c36-9c0e-5eeded00a7a5")
ROLES = ("researcher", "co_investigator", "postdoctoral_researcher", "doctoral_student", "research_partner")


@dataclass(frozen=True)
class Cast:
    """The people, grants and findings of one seed."""

    people: list[Person]
    grants: list[Grant]
    findings: list[FindingPage]


def seeded_uuid(seed: int, table: str, number: int) -> uuid.UUID:
    """The UUID by which a seeded record is known again."""
    return uuid.uuid5(NAMESPACE, f"{seed}/{table}/{number}")


def assemble(seed: int) -> Cast:
    """The cast of that seed; whoever is there already is taken as they are now."""
    make_skeleton()
    grants = [grant(seed, number) for number in range(1, GRANTS + 1)]
    people = [person(seed, number, grants) for number in range(1, PEOPLE + 1)]
    findings = [finding(seed, number, grants) for number in range(1, FINDINGS + 1)]
    return Cast(people, grants, findings)


def grant(seed: int, number: int) -> Grant:
    """The grant of that number, made if it is missing."""
    uuid_of_record = seeded_uuid(seed, "grant", number)
    if existing := Grant.objects.filter(uuid=uuid_of_record).first():
        return existing
    random = Random(f"{seed}/grant/{number}")
    made = Grant(
        uuid=uuid_of_record,
        title=words.title(random),
        phase=f"Strand {number}",
        scheme="Invented Grant",
        reference=f"XX/{seed:04}/{number}",
        amount=random.randrange(20_000, 600_000),
        start=str(1994 + 8 * (number - 1)),
        end=str(2002 + 8 * (number - 1)),
    )
    made.save()
    return made


def person(seed: int, number: int, grants: list[Grant]) -> Person:
    """The person of that number, with a role on one of the grants, made if they are missing."""
    uuid_of_record = seeded_uuid(seed, "person", number)
    if existing := Person.objects.filter(uuid=uuid_of_record).first():
        return existing
    random = Random(f"{seed}/person/{number}")
    digits = f"0009{seed % 10_000:04}{number:07}"
    made = Person(
        uuid=uuid_of_record,
        given_name=words.given_name(random),
        family_name=words.family_name(random),
        orcid=f"{'-'.join((digits[:4], digits[4:8], digits[8:12], digits[12:]))}{check_digit(digits)}",
    )
    made.memberships.set([Membership(grant=random.choice(grants), role=random.choice(ROLES), position=number)])
    made.save()
    return made


def finding(seed: int, number: int, grants: list[Grant]) -> FindingPage:
    """The finding of that number, published, made if it is missing."""
    slug = f"seeded-{seed}-finding-{number}"
    if existing := FindingPage.objects.filter(slug=slug).first():
        return existing
    highest = FindingPage.objects.aggregate(highest=Max("number"))["highest"] or 0
    made = FindingPage(
        title=f"Invented finding {number}",
        slug=slug,
        number=highest + 1,
        claim=words.claim(number),
        plain_summary=words.paragraph(Random(f"{seed}/finding/{number}"), 3),
    )
    made.grants.set([grants[number % len(grants)]])
    publish_below(FindingsPage.objects.get(), made)
    return made
