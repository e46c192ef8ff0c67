"""The demo's records: organisations, grants, people and outputs."""

import json
from decimal import Decimal
from typing import Any

from wagtail.models import DraftStateMixin

from portal.bibliography.kinds import kind
from portal.dates.partial import PartialDate
from portal.public.home.fixture_files import read
from portal.public.home.prose import blocks
from portal.records.grants.models import Grant, GrantFunder
from portal.records.organisations.models import Organisation
from portal.records.outputs.models import TABLES, Contribution, Output
from portal.records.people.models import Membership, NameForm, Person

__all__ = ["load_records", "publish_grants"]


def load_records() -> None:
    """Makes every record of the demo, published, each with a first version in its history."""
    for values in read("demo/organisations"):
        organisation = Organisation.objects.create(**values)
        organisation.save_revision()
    for load, name in ((load_grant, "grants"), (load_person, "people"), (load_output, "outputs")):
        for values in read(f"demo/{name}"):
            load(values)


def publish(record: DraftStateMixin) -> None:
    record.save()
    record.save_revision().publish()


def organisation_named(name: str | None) -> Organisation | None:
    return Organisation.objects.get(name=name) if name else None


def load_grant(values: dict[str, Any]) -> None:
    funders = values.pop("funders", [])
    earlier, amount = values.pop("continues", None), values.pop("amount", None)
    values.pop("body")  # It links to pages, which are made later: see `publish_grants`.
    grant = Grant(
        **{
            **values,
            "holder": organisation_named(values.get("holder")),
            "amount": Decimal(amount) if amount else None,
            "continues": Grant.objects.get(slug=earlier) if earlier else None,
            "live": False,
        }
    )
    rows = [GrantFunder(organisation=organisation_named(name), sort_order=order) for order, name in enumerate(funders)]
    grant.funder_links.set(rows)
    grant.save()


def publish_grants() -> None:
    """Publishes the awards with the prose of each, when the pages are there to which it links."""
    for values in read("demo/grants"):
        grant = Grant.objects.get(slug=values["slug"])
        grant.body = json.dumps(blocks(values["body"]))
        grant.save_revision().publish()


def load_person(values: dict[str, Any]) -> None:
    forms, roles = values.pop("name_forms", []), values.pop("roles", [])
    person = Person(**{**values, "affiliation": organisation_named(values.get("affiliation"))})
    person.name_forms.set([NameForm(name=name, sort_order=order) for order, name in enumerate(forms)])
    memberships = [
        Membership(
            **{
                **role,
                "grant": Grant.objects.get(slug=role["grant"]),
                "organisation": organisation_named(role.get("organisation")),
            }
        )
        for role in roles
    ]
    person.memberships.set(memberships)
    publish(person)


def load_output(values: dict[str, Any]) -> None:
    grants, contributions = values.pop("grants", []), values.pop("contributions", [])
    model: type[Output] = TABLES[kind(values["kind"]).table]
    output = model(**{**values, "date": PartialDate.parse(values.get("date", ""))})
    output.contributions.set([contribution(row, order) for order, row in enumerate(contributions)])
    output.grants.set(Grant.objects.filter(slug__in=grants))
    publish(output)


def contribution(row: dict[str, str], order: int) -> Contribution:
    slug = row.get("person")
    person = Person.objects.get(slug=slug) if slug else None
    return Contribution(role=row["role"], name=row["name"], person=person, sort_order=order)
