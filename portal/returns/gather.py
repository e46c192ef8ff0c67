"""Reading the records of an award into what a return reports."""

from collections.abc import Collection, Iterator
from datetime import datetime
from decimal import Decimal
from itertools import chain

from django.conf import settings
from django.utils.translation import gettext as _

from portal.returns.award import NARRATIVE_FIELDS, REQUIRED, Fact, award_facts, form_at, narrative
from portal.returns.gathered import Gathered, Lacking, LeftOut, Row, Rows, Text, Value
from portal.returns.items import Answer, Item, outcome_items, outcomes_of, output_items, outputs_of
from portal.returns.left_out import Reporting, reason_to_leave_out
from portal.returns.schemes import Category
from portal.work.progress import Watcher

__all__ = ["count_of", "gather", "items_of"]


def items_of(reporting: Reporting, at: datetime, only: Collection[str] | None = None) -> Iterator[Item]:
    """Everything that may be reported of the award, or those records of it with the UUIDs `only`: outputs first."""
    return chain(output_items(reporting.grant, at, only), outcome_items(reporting.grant, only))


def count_of(reporting: Reporting) -> int:
    """How many records there are to look at."""
    return outputs_of(reporting.grant).count() + outcomes_of(reporting.grant).count()


def gather(reporting: Reporting, at: datetime, watcher: Watcher, total: int) -> Gathered:
    """What is to be reported at that moment. Reports to `watcher` how many of `total` pieces are done, one a record.

    Use it in a `with` block: it holds temporary files.
    """
    facts, texts = award_facts(reporting.grant), texts_of(reporting, at)
    gathered = Gathered(
        reporting=reporting,
        site=settings.WAGTAILADMIN_BASE_URL,
        facts=facts,
        texts=texts,
        rows={category.name: Rows() for category in reporting.scheme.categories},
        lacking=lacking_of_award(reporting, facts, texts),
    )
    for number, item in enumerate(items_of(reporting, at), start=1):
        place(item, gathered)
        watcher.report(number, max(total, number + 1))
    return gathered


def texts_of(reporting: Reporting, at: datetime) -> list[Text]:
    """The answers about the whole award, in the order of the scheme's questions."""
    answers = narrative(reporting.grant, at)
    return [Text(each.heading, answers[each.answer], each.longest) for each in reporting.scheme.questions]


def lacking_of_award(reporting: Reporting, facts: list[Fact], texts: list[Text]) -> list[Lacking]:
    """What funders ask of the award itself and is not recorded: facts, and the answers about the whole of it."""
    grant = reporting.grant
    missing = [(fact.heading, fact.mend(grant)) for fact in facts if fact.field in REQUIRED and not fact.value]
    for question, text in zip(reporting.scheme.questions, texts, strict=True):
        if not text.text:
            missing.append((question.heading, form_at(grant, NARRATIVE_FIELDS[question.answer])))
    return [Lacking(_("The award"), grant.name, heading, mend) for heading, mend in missing]


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
