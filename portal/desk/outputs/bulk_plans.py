"""The plan of a change of many outputs as a page shows it, and whether it is still the one that was looked at."""

from collections.abc import Collection
from typing import Any

from portal.desk.outputs.bulk_changes import BulkChange, plan_changes, signature

__all__ = ["is_as_seen", "plan_context"]

MOST_SHOWN = 200


def plan_context(keys: Collection[int], change: BulkChange, user: Any) -> dict[str, Any]:
    """Template context of `desk/outputs/plan.html`: `plan`, `shown` (its first entries) and `more` (how many there are
    besides), the `count` of changes, and `seen`, the signature."""
    plan = plan_changes(keys, change, user)
    return {
        "plan": plan,
        "shown": plan[:MOST_SHOWN],
        "more": max(len(plan) - MOST_SHOWN, 0),
        "count": sum(planned.changes for planned in plan),
        "seen": signature(plan, change),
    }


def is_as_seen(keys: Collection[int], change: BulkChange, seen: str, user: Any) -> bool:
    """Whether the change would still do what was looked at, and does anything."""
    plan = plan_changes(keys, change, user)
    return seen == signature(plan, change) and any(planned.changes for planned in plan)
