"""The works whose citations are judged by a CSL processor: every kind at least twice."""

from portal.bibliography.reference import Reference
from tests.bibliography.styles.activities import ACTIVITIES
from tests.bibliography.styles.appearances import APPEARANCES
from tests.bibliography.styles.publications import PUBLICATIONS
from tests.bibliography.styles.reports import REPORTS

__all__ = ["JUDGED"]

JUDGED: dict[str, Reference] = PUBLICATIONS | APPEARANCES | REPORTS | ACTIVITIES
