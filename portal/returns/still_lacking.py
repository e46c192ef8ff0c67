"""What a return lacks that is still not recorded, each with the form that mends it."""

from typing import Any

from django.utils import timezone

from portal.returns.award import award_facts
from portal.returns.gather import items_of, lacking_of_award, texts_of
from portal.returns.gathered import Lacking
from portal.returns.left_out import Reporting
from portal.returns.models import Return
from portal.returns.period import Period

__all__ = ["MOST", "still_lacking"]

MOST = 100


def still_lacking(made: Return, content: dict[str, Any]) -> list[Lacking]:
    """The first hundred answers that the funder takes no record without, as the return says and as is so now."""
    reporting = Reporting(made.grant, made.scheme_row, Period(made.since, made.until), timezone.localdate())
    lacking = lacking_of_award(reporting, award_facts(made.grant), texts_of(reporting, timezone.now()))
    wanted = {
        row["key"]: row["lacks"] for category in content["categories"] for row in category["rows"] if row["lacks"]
    }
    if wanted:
        lacking += lacking_of_items(reporting, wanted)
    return lacking[:MOST]


def lacking_of_items(reporting: Reporting, wanted: dict[str, list[str]]) -> list[Lacking]:
    """Those of the wanted answers, by the record's UUID, that are still missing."""
    lacking: list[Lacking] = []
    for item in items_of(reporting, timezone.now(), list(wanted)[:MOST]):
        category = reporting.scheme.category_of(item.outcome)
        title = category.title if category else ""
        for column in category.columns if category else ():
            if column.heading in wanted[item.key] and item.answers.get(column.answer) in ("", None):
                lacking.append(Lacking(title, item.title, column.heading, item.mend(column.answer)))
    return lacking
