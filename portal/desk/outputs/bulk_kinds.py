"""The changes that can be made to many outputs at once: each a `BulkChange`, made anew from its name and its values."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.desk.outputs.bulk_changes import BulkChange
from portal.records.grants.models import Grant
from portal.records.outputs.field_values import PEOPLE, JSONValue, assign_values
from portal.records.outputs.licences import licence
from portal.records.outputs.models import Contribution, Output
from portal.records.people.models import Person

__all__ = [
    "BULK_CHANGES",
    "add_grants",
    "link_people",
    "set_access",
    "set_each",
    "set_language",
    "set_licence",
    "set_published",
    "set_visibility",
]

# The fields of which each output can be given a value of its own, and what that is called.
EACH = {"doi": gettext_lazy("Add the DOIs"), "summary": gettext_lazy("Add the plain summaries")}


def add_grants(keys: Sequence[int]) -> BulkChange:
    """Adds grants to those that each output has."""
    added = list(Grant.objects.filter(pk__in=keys))

    def describe(output: Any) -> str:
        """The present value, in words."""
        return "; ".join(sorted(grant.name for grant in output.grants.all()))

    def make(output: Any) -> None:
        """Sets the value of an unsaved output."""
        present = list(output.grants.all())
        output.grants = [*present, *(grant for grant in added if grant not in present)]

    return BulkChange("add_grants", _("Add a grant"), {"keys": list(keys)}, ("grants",), describe, make)


def set_licence(chosen: str) -> BulkChange:
    """Gives each output a licence, in place of another."""

    def describe(output: Any) -> str:
        """The present value, in words."""
        present = licence(output.licence)
        return present.label if present else ""

    def make(output: Any) -> None:
        """Sets the value of an unsaved output."""
        output.licence = chosen

    return BulkChange("set_licence", _("Set the licence"), {"chosen": chosen}, ("licence",), describe, make)


def set_access(chosen: str) -> BulkChange:
    """Says of each output who may read it. What was said of an embargo goes with it."""

    def describe(output: Any) -> str:
        """The present value, in words."""
        return str(Output.Access(output.access).label) if output.access else ""

    def make(output: Any) -> None:
        """Sets the value of an unsaved output."""
        output.access, output.embargo_until = chosen, None

    return BulkChange(
        "set_access", _("Set the access"), {"chosen": chosen}, ("access", "embargo_until"), describe, make
    )


def set_language(chosen: str) -> BulkChange:
    """Says of each output in which language it is."""

    def describe(output: Any) -> str:
        """The present value."""
        return str(output.language)

    def make(output: Any) -> None:
        """Sets the value of an unsaved output."""
        output.language = chosen

    return BulkChange("set_language", _("Set the language"), {"chosen": chosen}, ("language",), describe, make)


def set_each(field: str, texts: Mapping[str, str]) -> BulkChange:
    """Gives each output the text of its own in a field of `EACH`; `texts` has them by the key of the output."""

    def describe(output: Any) -> str:
        """The present value."""
        return str(getattr(output, field))

    def make(output: Any) -> None:
        """Sets the value of an unsaved output."""
        setattr(output, field, texts[str(output.pk)])

    return BulkChange("set_each", str(EACH[field]), {"field": field, "texts": dict(texts)}, (field,), describe, make)


def link_people(links: Mapping[str, Mapping[str, int]]) -> BulkChange:
    """Links contributors to people of the portal; `links` has, by the key of the output, the key of the person for
    each printed name. Whoever is linked already stays so."""
    people = Person.objects.in_bulk({person for names in links.values() for person in names.values()})

    def describe(output: Any) -> str:
        """The contributors in question, each with whom they are linked to, in words."""
        names = links[str(output.pk)]
        named = [each for each in in_order(output) if each.name in names]
        return "; ".join(f"{each.name} → {each.person}" if each.person_id else each.name for each in named)

    def make(output: Any) -> None:
        """Sets the value of an unsaved output."""
        names, contributions = links[str(output.pk)], in_order(output)
        for contribution in contributions:
            person = people.get(names.get(contribution.name, 0))
            if person and not contribution.person_id and not contribution.is_corporate:
                contribution.person = person
        values: JSONValue = [[each.role, each.name, each.is_corporate, each.person_id] for each in contributions]
        assign_values(output, {PEOPLE: values})

    values = {"links": {key: dict(names) for key, names in links.items()}}
    return BulkChange("link_people", _("Link contributors to the team"), values, (PEOPLE,), describe, make)


def in_order(output: Any) -> list[Contribution]:
    """The contributions of an unsaved output, in the order of the work."""
    return sorted(output.contributions.all(), key=lambda contribution: contribution.sort_order or 0)


def set_visibility(chosen: bool) -> BulkChange:
    """Sets whether published outputs are for everybody or for staff only."""

    def describe(output: Any) -> str:
        """The present value, in words."""
        return _("staff only") if output.is_private else _("everybody")

    def make(output: Any) -> None:
        """Sets the value of an unsaved output."""
        output.is_private = chosen

    return BulkChange("set_visibility", _("Set the visibility"), {"chosen": chosen}, ("is_private",), describe, make)


def set_published(chosen: bool) -> BulkChange:
    """Publishes each output, or takes it from the public."""

    def describe(output: Any) -> str:
        """The present value, in words."""
        return _("published") if output.live else _("not published")

    def make(output: Any) -> None:
        """Sets the value of an unsaved output."""
        output.live = chosen

    title = _("Publish") if chosen else _("Unpublish")
    return BulkChange("set_published", title, {"chosen": chosen}, (), describe, make, publishes=chosen)


BULK_CHANGES: dict[str, Callable[..., BulkChange]] = {
    "add_grants": add_grants,
    "link_people": link_people,
    "set_access": set_access,
    "set_each": set_each,
    "set_language": set_language,
    "set_licence": set_licence,
    "set_visibility": set_visibility,
    "set_published": set_published,
}
