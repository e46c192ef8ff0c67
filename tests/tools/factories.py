"""Content for tests, made as editors make it: saved, given a first version in its history, and published."""

import itertools
import json
from collections.abc import Iterable
from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image
from wagtail.models import DraftStateMixin

from portal.bibliography.kinds import kind
from portal.media.models import PortalImage
from portal.public.findings.models import CaseStudyPage, Evidence, FindingPage, FindingsPage
from portal.records.grants.models import Grant, GrantFunder
from portal.records.organisations.models import Organisation
from portal.records.outputs.models import TABLES, Contribution, Output
from portal.records.people.models import Membership, Person

NUMBERS = itertools.count(1)


def publish(thing: DraftStateMixin) -> None:
    thing.save()
    thing.save_revision().publish()


def make_organisation(name: str = "", **values: Any) -> Organisation:
    return Organisation.objects.create(name=name or f"Organisation {next(NUMBERS)}", **values)


def make_grant(title: str = "", funders: Iterable[Organisation] = (), **values: Any) -> Grant:
    """A published grant of that title."""
    grant = Grant(title=title or f"Award {next(NUMBERS)}", **values)
    grant.funder_links.set([GrantFunder(organisation=funder, sort_order=place) for place, funder in enumerate(funders)])
    publish(grant)
    return grant


def make_person(
    given_name: str = "", family_name: str = "", grants: Iterable[Grant] = (), role: str = "researcher", **values: Any
) -> Person:
    """A person with that role on each of the grants."""
    person = Person(given_name=given_name or "Ada", family_name=family_name or f"Example{next(NUMBERS)}", **values)
    person.memberships.set([Membership(grant=grant, role=role) for grant in grants])
    publish(person)
    return person


def make_output(
    kind_name: str = "journal-article",
    title: str = "",
    people: Iterable[Person] = (),
    grants: Iterable[Grant] = (),
    **values: Any,
) -> Output:
    """An output of that kind, in the table it belongs to, by those people and of those grants."""
    model = TABLES[kind(kind_name).table]
    output = model(kind=kind_name, title=title or f"Output {next(NUMBERS)}", **values)
    output.contributions.set(
        [
            Contribution(role="author", name=f"{person.family_name}, {person.given_name}", person=person, sort_order=at)
            for at, person in enumerate(people)
        ]
    )
    output.grants.set(list(grants))
    publish(output)
    return output


def make_case_study(title: str = "", **values: Any) -> CaseStudyPage:
    page = CaseStudyPage(title=title or f"Case {next(NUMBERS)}", summary="A case.", **values)
    publish_below(FindingsPage.objects.get(), page)
    return page


def make_finding(
    number: int,
    title: str = "",
    outputs: Iterable[Output] = (),
    cases: Iterable[CaseStudyPage] = (),
    grants: Iterable[Grant] = (),
    **values: Any,
) -> FindingPage:
    """A finding that rests on interviews and on those outputs."""
    body = json.dumps([{"type": "paragraph", "value": "<p>What was found.</p>"}])
    page = FindingPage(
        number=number,
        title=title or f"Finding {number}",
        **{"claim": f"Claim number {number}.", "plain_summary": "In plain words.", "body": body, **values},
    )
    named = [Evidence(kind="output", output=output, stance="supports") for output in outputs]
    page.evidence.set([Evidence(kind="interviews", description="Interviews", stance="supports"), *named])
    page.case_studies.set(list(cases))
    page.grants.set(list(grants))
    publish_below(FindingsPage.objects.get(), page)
    return page


def make_picture(title: str = "") -> PortalImage:
    """A small picture of one colour."""
    number = next(NUMBERS)
    data = BytesIO()
    Image.new("RGB", (400, 400), (number % 256, 80, 120)).save(data, "PNG")
    file = ContentFile(data.getvalue(), name=f"picture-{number}.png")
    return PortalImage.objects.create(title=title or f"Picture {number}", file=file)


def publish_below(parent: Any, page: Any) -> None:
    parent.add_child(instance=page)
    page.save_revision().publish()
