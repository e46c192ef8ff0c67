"""The differences between two records of the same work, field by field."""

from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from portal.bibliography.fields import SHARED_FIELDS
from portal.records.outputs.models import Output
from portal.records.outputs.references import OWN_FIELDS

__all__ = ["CONTRIBUTIONS", "Difference", "differences", "own_table_only"]

SHARED = (*(each.model_field for each in SHARED_FIELDS), "url_note", "is_private")
CONTRIBUTIONS = "contributions"


@dataclass(frozen=True, slots=True)
class Difference:
    """One field: its name and label, what each record says in words ("" for nothing), and which is proposed."""

    name: str
    label: str
    kept: str
    other: str

    @property
    def takes_other(self) -> bool:
        """What is known is proposed where the record that is kept says nothing."""
        return not self.kept


def differences(kept: Output, other: Output) -> list[Difference]:
    """What the two say differently, in the order of the form; both have the fields of their own tables."""
    names = [*SHARED, *OWN_FIELDS[kept.own_table]] if kept.own_table == other.own_table else [*SHARED]
    if kept.own_table == other.own_table:
        names.insert(0, "kind")
    differing = [difference(kept, other, name) for name in names if getattr(kept, name) != getattr(other, name)]
    ours, theirs = names_of(kept), names_of(other)
    if theirs and ours != theirs:
        differing.append(Difference(CONTRIBUTIONS, _("Contributors, in order"), "; ".join(ours), "; ".join(theirs)))
    return differing


def difference(kept: Output, other: Output, name: str) -> Difference:
    """What the two say in the field of that name."""
    return Difference(name, label_of(kept, name), in_words(kept, name), in_words(other, name))


def in_words(output: Output, name: str) -> str:
    """The value as the form shows it."""
    value = getattr(output, name)
    if name == "kind":
        return output.kind_label
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    shown = getattr(output, f"get_{name}_display", None)
    return str(shown() if shown else value)


def label_of(output: Output, name: str) -> str:
    """The name of the field as the form shows it."""
    field: Any = output._meta.get_field(name)
    return capfirst(str(field.verbose_name))


def names_of(output: Output) -> list[str]:
    """The contributors with their roles, and with the person each is linked to."""
    return [
        f"{contribution} → {contribution.person}" if contribution.person_id else str(contribution)
        for contribution in sorted(output.contributions.all(), key=lambda contribution: contribution.sort_order or 0)
    ]


def own_table_only(kept: Output, other: Output) -> list[str]:
    """What `other` says in fields that the table of `kept` does not have: "Publisher: Routledge"."""
    if kept.own_table == other.own_table:
        return []
    values = [(name, in_words(other, name)) for name in OWN_FIELDS[other.own_table]]
    return [f"{label_of(other, name)}: {value}" for name, value in values if value]
