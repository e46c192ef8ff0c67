"""The values of a person's fields, to and from JSON: how a change keeps what was, and puts it back."""

from collections.abc import Iterable, Mapping
from typing import Any

from portal.dates.partial import PartialDate
from portal.records.grants.models import Grant
from portal.records.organisations.models import Organisation
from portal.records.people.models import Membership, Person

__all__ = ["AFFILIATION", "ROLES", "assign_values", "current_values"]

ROLES, AFFILIATION = "memberships", "affiliation_id"
ROLE_FIELDS = ("grant_id", "role", "organisation_id", "start", "end", "position")


def current_values(person: Person, names: Iterable[str]) -> dict[str, Any]:
    """The fields of a person as JSON, to be put back by `assign_values`; roles are lists of their values, in order."""
    return {name: roles_of(person) if name == ROLES else getattr(person, name) for name in names}


def roles_of(person: Person) -> list[list[Any]]:
    """The person's roles on grants as JSON."""
    memberships = sorted(person.memberships.all(), key=lambda membership: membership.sort_order or 0)
    return [
        [str(value) if isinstance(value := getattr(membership, name), PartialDate) else value for name in ROLE_FIELDS]
        for membership in memberships
    ]


def assign_values(person: Person, values: Mapping[str, Any]) -> None:
    """Sets fields out of JSON, as `current_values` gave them, without what is no longer in the portal."""
    for name, value in values.items():
        if name == ROLES:
            person.memberships.set(memberships_of(value))
        elif name == AFFILIATION and not Organisation.objects.filter(pk=value).exists():
            person.affiliation = None
        else:
            setattr(person, name, value)


def memberships_of(roles: list[list[Any]]) -> list[Membership]:
    """Unsaved roles, in order; those on grants that are gone are left out."""
    values: list[dict[str, Any]] = [dict(zip(ROLE_FIELDS, role, strict=True)) for role in roles]
    grants = set(Grant.objects.filter(pk__in=[role["grant_id"] for role in values]).values_list("pk", flat=True))
    places = {role["organisation_id"] for role in values} - {None}
    known = set(Organisation.objects.filter(pk__in=places).values_list("pk", flat=True))
    return [
        Membership(
            **{
                **role,
                "organisation_id": role["organisation_id"] if role["organisation_id"] in known else None,
                "start": PartialDate(role["start"]),
                "end": PartialDate(role["end"]),
            },
            sort_order=place,
        )
        for place, role in enumerate(values)
        if role["grant_id"] in grants
    ]
