"""Rules of the records that the database itself holds."""

from django.db.models import CheckConstraint, Q
from django.db.models.functions import Least, Left, Length
from django.db.models.lookups import GreaterThanOrEqual

__all__ = ["ends_after_it_starts"]


def cut_to_common_precision(date: str, other: str) -> Left:
    """The partial date in column `date`, cut to the precision both columns have: "2008-05" beside "2008" is "2008"."""
    return Left(date, Least(Length(date), Length(other)))


def ends_after_it_starts(name: str, start: str = "start", end: str = "end") -> CheckConstraint:
    """A constraint that the partial date in column `end` is not before the one in `start`, where both are known."""
    in_order = GreaterThanOrEqual(cut_to_common_precision(end, start), cut_to_common_precision(start, end))
    return CheckConstraint(condition=Q(**{start: ""}) | Q(**{end: ""}) | Q(in_order), name=name)
