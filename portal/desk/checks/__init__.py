"""What needs attention, for the person who is logged in. A new check is an entry in `table.py`."""

from portal.desk.checks.check import Check, CheckResult, Item
from portal.desk.checks.table import CHECKS

__all__ = ["CHECKS", "Check", "CheckResult", "Item"]
