"""The open access of an award as a table to take away: one row a rule of each output."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from portal.bibliography.clean_text import one_line
from portal.bibliography.formats.spreadsheet.workbook_writing import Cell, Column, Sheet, write_workbook
from portal.returns.award import reference_of
from portal.returns.open_access.award import AwardAccess
from portal.returns.open_access.policy import SOURCE

__all__ = ["access_workbook"]


def access_workbook(access: AwardAccess) -> Iterator[bytes]:
    """The workbook: the shares, each output, and each rule tested."""
    shares = [Column(_("Standing"), 30), Column(_("Outputs"), 10), Column(_("Per cent"), 10)]
    outputs = [
        Column(_("Award"), 18),
        Column(_("Title"), 60),
        Column(_("DOI"), 30),
        Column(_("Standing"), 18),
        Column(_("In scope"), 14),
        Column(_("Why"), 70),
    ]
    rules = [
        Column(_("Title"), 60),
        Column(_("Rule"), 30),
        Column(_("Outcome"), 14),
        Column(_("Evidence"), 70),
        Column(_("What the rule asks"), 70),
    ]
    return write_workbook(
        [
            Sheet(_("Shares"), shares, share_rows(access)),
            Sheet(_("Outputs"), outputs, output_rows(access)),
            Sheet(_("Rules"), rules, rule_rows(access)),
        ]
    )


def share_rows(access: AwardAccess) -> Iterator[list[Cell]]:
    """The shares, and what they are of."""
    for share in access.shares:
        yield [share.standing, share.count, share.percent]
    yield [_("not in scope"), access.out_of_scope, None]
    yield [_("Tested on"), access.today, None]
    yield [str(SOURCE), None, None]


def output_rows(access: AwardAccess) -> Iterator[list[Cell]]:
    """Each output of a kind that the policy may be about."""
    reference = reference_of(access.grant)
    for each in access.judged:
        scope = each.judged.scope
        title, doi = one_line(each.output.title), each.output.doi
        yield [reference, title, doi, each.judged.standing, scope.within.value, scope.reason]


def rule_rows(access: AwardAccess) -> Iterator[list[Cell]]:
    """Each rule of each output in scope."""
    for each in access.judged:
        for tested in each.judged.tested:
            rule = tested.rule
            title = one_line(each.output.title)
            yield [title, str(rule.title), tested.outcome.value, tested.evidence, str(rule.text)]
