"""Questions about outcomes that are no outputs."""

from typing import Self

from portal.records.grants.models import Grant
from portal.visibility.querysets import VisibleQuerySet

__all__ = ["OutcomeQuerySet"]


class OutcomeQuerySet(VisibleQuerySet):
    """Questions about outcomes; each chains."""

    def of_grant(self, grant: Grant) -> Self:
        """Those that name the award."""
        return self.filter(grants=grant)
