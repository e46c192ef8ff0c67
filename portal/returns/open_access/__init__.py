"""The open access policy of UKRI, rule by rule: evidence with its dates, never a bare verdict."""

from portal.returns.open_access.judging import Judged, judge
from portal.returns.open_access.scope import Scope, scope_of
from portal.returns.open_access.work import Work

__all__ = ["Judged", "Scope", "Work", "judge", "scope_of"]
