"""What changes of content are called: a table, one record with all that belongs to it, or where records stand.

Every change of a row changes its table. Where rows belong to a *family* (an output, its row in a table of its kind, its
contributions and files), a change is of that one record as well. Some columns say whether and where a record stands
in lists: whether it is live, its date, who contributed. A change of these is of the family's *standing* too.

A page that shows one record and a few others, chosen by their standing, depends on these records and on the standing,
and not on every other record of the table.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from django.db.models import Model

__all__ = ["FAMILIES", "Belonging", "Family", "belongings_of", "key_column", "register_family"]


@dataclass(frozen=True)
class Belonging:
    """How a table belongs to a family: the column that holds the record's key, and the columns that say where the
    record stands."""

    key: str
    standing: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Family:
    """Tables whose rows belong to one record: the record's own table names the family."""

    name: str
    tables: Mapping[str, Belonging] = field(default_factory=dict)

    @property
    def standing(self) -> str:
        """The tag of where its records stand."""
        return f"{self.name}/standing"

    def record(self, key: int) -> str:
        """The tag of one record."""
        return f"{self.name}/{key}"


FAMILIES: dict[type[Model], Family] = {}


def register_family(model: type[Model], standing: Collection[str], parts: Mapping[type[Model], Belonging]) -> None:
    """Makes the records of `model` a family, with the parts' tables. `standing`: columns of its own table."""
    own = Belonging(key_column(model), tuple(standing))
    tables = {part._meta.db_table: belonging for part, belonging in parts.items()}
    FAMILIES[model] = Family(model._meta.db_table, {model._meta.db_table: own, **tables})


def key_column(model: type[Model]) -> str:
    """The column of the model's primary key."""
    return str(model._meta.pk.column)


def belongings_of(table: str) -> list[tuple[Family, Belonging]]:
    """The families that the table's rows belong to, and how."""
    return [(family, family.tables[table]) for family in FAMILIES.values() if table in family.tables]
