"""Whether two descriptions are of one work: `likeness(first, second)`, with each described as a `Work`."""

from portal.bibliography.matching.likeness import Likeness, likeness
from portal.bibliography.matching.work import Work

__all__ = ["Likeness", "Work", "likeness"]
