"""Reading the records of an award into what a return reports."""

from collections.abc import Collection, Iterator
from datetime import datetime
from decimal import Decimal

from django.conf import settings
from django.utils.translation import gettext as _

from portal.returns.award import REQUIRED, Fact, award_facts, narrative
from portal.returns.gathered import Gathered, Lacking, LeftOut, Row, Rows, Text, Value
from portal.returns.items import Answer, Item, output_items, outputs_of
from portal.returns.left_out import Reporting, reason_to_leave_out
from portal.returns.schemes import Category
from portal.work.progress import Watcher

__all__ = ["count_of", "gather", "items_of"]


def items_of(reporting: Reporting, at: datetime, only: Collection[str] | None = None) -> Iterator[Item]:
    """Everything that may be reported of the award, or those records of it with the UUIDs `only`."""
    return output_items(reporting.grant, at, only)


def count_of(reporting: Reporting) -> int:
    """How many records there are to look at."""
    return outputs_of(reporting.grant).count()


def gather(reporting: Reporting, at: datetime, watcher: Watcher, total: int) -> Gathered:
    """What is to be reported at that moment. Reports to `watcher` how many of `total` pieces are done, one a record.

    Use it in a `with` block: it holds temporary files.
    """
    facts = award_facts(reporting.grant)
    gathered = Gathered(
        reporting=reporting,
        site=settings.WAGTAILADMIN_BASE_URL,
        facts=facts,
        texts=texts_of(reporting, at),
        rows={category.name: Rows() for category in reporting.scheme.categories},
        lacking=lacking_of_award(reporting, facts),
    )
    for number, item in enumerate(items_of(reporting, at), start=1):
        place(item, gathered)
        watcher.report(number, max(total, number + 1))
    return gathered


def texts_of(reporting: Reporting, at: datetime) -> list[Text]:
    """The answers about the whole award, in the order of the scheme's questions."""
    answers = narrative(reporting.grant, at)
    return [Text(each.heading, answers[each.answer], each.longest) for each in reporting.scheme.questions]


def lacking_of_award(reporting: Reporting, facts: list[Fact]) -> list[Lacking]:
    """What funders ask of the award itself and is not recorded."""
    missing = [fact for fact in facts if fact.field in REQUIRED and not fact.value]
    return [Lacking(_("The award"), reporting.grant.name, fact.heading, fact.mend(reporting.grant)) for fact in missing]


def place(item: Item, gathered: Gathered) -> None:
    """Puts an item where it is reported, or among what is left out."""
    category = gathered.reporting.scheme.category_of(item.outcome)
    reason = reason_to_leave_out(item, gathered.reporting)
    if reason or category is None:
        gathered.left_out.append(
            LeftOut(item.key, item.title, category.title if category else item.outcome, reason, item.edit_path)
        )
        return
    row = row_of(item, category)
    gathered.rows[category.name].add(row)
    for column in category.columns:
        if column.heading in row.lacks:
            gathered.lacking.append(Lacking(category.title, item.title, column.heading, item.mend(column.answer)))


def row_of(item: Item, category: Category) -> Row:
    """The item as a row of its category."""
    answers = {column.heading: plain(item.answers.get(column.answer)) for column in category.columns}
    cells = {heading: value for heading, value in answers.items() if value is not None}
    lacks = [column.heading for column in category.columns if column.is_required and column.heading not in cells]
    return Row(item.key, item.record, cells, list(item.evidence), item.hidden, lacks)


def plain(answer: Answer) -> Value | None:
    """An answer as JSON holds it; None for what is not recorded."""
    if isinstance(answer, Decimal):
        return str(answer)
    if isinstance(answer, bool | int):
        return answer
    return str(answer) if answer else None
