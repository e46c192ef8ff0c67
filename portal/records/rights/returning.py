"""Who may make returns to a funder, and read those that were made."""

from typing import Any

from portal.records.grants.models import Grant
from portal.records.outcomes.models import Outcome
from portal.records.outputs.models import Output
from portal.records.rights.records import answers_for_all

__all__ = ["may_make_returns"]


def may_make_returns(user: Any) -> bool:
    """Whether the person may make returns: they hold drafts of every kind, so whoever answers for awards, outputs
    and outcomes alike; `user` None stands for a command, which may."""
    return user is None or all(answers_for_all(user, model) for model in (Grant, Output, Outcome))
