"""What there is to mend, for the person who is logged in: the groups of checks, in the order they are shown.

A new group is one module with a tuple of `Check`, and its name here.
"""

from portal.desk.attention import dates, drafts, findings, media, outputs, people, runs
from portal.desk.attention.check import Check, Item

__all__ = ["CHECKS", "Check", "Item"]

CHECKS: tuple[Check, ...] = (
    *outputs.CHECKS,
    *people.CHECKS,
    *findings.CHECKS,
    *media.CHECKS,
    *drafts.CHECKS,
    *dates.CHECKS,
    *runs.CHECKS,
)
