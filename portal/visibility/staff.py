"""What somebody of the staff may read, beyond what the public sees.

The rights are decided in `records.rights`, which stands above forms and files. These ask here, and the rule is named
here by whoever decides it.
"""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet

__all__ = ["ReadingRule", "decides_what_staff_read", "readable"]

# Takes an account (None for a command, which reads all) and a queryset of anything that a form may name; gives those
# of the rows that the person may read.
ReadingRule = Callable[[Any, QuerySet], QuerySet]

RULES: list[ReadingRule] = []


def decides_what_staff_read(rule: ReadingRule) -> ReadingRule:
    """A decorator: the function decides, in place of any named before."""
    RULES[:] = [rule]
    return rule


def readable(user: Any, instances: QuerySet) -> QuerySet:
    """Those of the rows that the person may read. Raises LookupError where no room has named the rule."""
    if not RULES:
        raise LookupError("No function decides what the staff may read.")
    return RULES[0](user, instances)
