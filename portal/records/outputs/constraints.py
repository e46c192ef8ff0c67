"""Rules of outputs that the database itself holds."""

from django.db.models import Q

from portal.bibliography.kinds import KINDS, TABLES

__all__ = ["kind_belongs_to_its_table"]


def kind_belongs_to_its_table() -> Q:
    """The condition that a row's kind is one of those its table holds."""
    condition = Q()
    for table in TABLES:
        condition |= Q(table=table, kind__in=[kind.name for kind in KINDS.values() if kind.table == table])
    return condition
