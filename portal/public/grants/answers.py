"""What an award came to, in the few figures of the panel at the head of its page and of its summary."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.cms.facts import Answer
from portal.public.grants.ledger import Ledger
from portal.records.grants.models import Grant
from portal.records.outputs.access import Access
from portal.records.outputs.bylines import joined_names
from portal.records.outputs.counts import OutputCounts

__all__ = ["access_in_words", "answers", "kinds_in_words"]

MOST_KINDS = 4


def answers(ledger: Ledger, continuations: list[Grant]) -> list[Answer]:
    """What it found, what came of it, how much of that is open, and which awards followed."""
    return [
        found(ledger),
        came(ledger.all_counts),
        open_to_everybody(ledger.all_counts),
        followed(continuations),
    ]


def found(ledger: Ledger) -> Answer:
    """How many findings stand, and how many were withdrawn."""
    count = len(ledger.standing)
    withdrawn = len(ledger.all_findings) - count
    words = ngettext("and %d that was withdrawn", "and %d that were withdrawn", withdrawn) % withdrawn
    if not ledger.all_findings:
        return Answer(_("What it found"), text=_("no finding is published here"))
    noun = ngettext("finding", "findings", count)
    return Answer(_("What it found"), figure(count), noun, "#found", words if withdrawn else "")


def came(counts: OutputCounts) -> Answer:
    """How many outputs, and of which kinds."""
    if not counts.total:
        return Answer(_("What came of it"), text=_("no output is recorded here"))
    noun = ngettext("output", "outputs", counts.total)
    return Answer(_("What came of it"), figure(counts.total), noun, "#came", kinds_in_words(counts))


def open_to_everybody(counts: OutputCounts) -> Answer:
    """Which part of the outputs is recorded as open, and what holds of the others."""
    if not counts.total:
        return Answer(_("Open to everybody"), text=_("no output is recorded here"))
    words = ngettext("of %s output is recorded as open", "of %s outputs are recorded as open", counts.total)
    return Answer(
        _("Open to everybody"), counts.open_share, words % figure(counts.total), "#came", access_in_words(counts)
    )


def followed(continuations: list[Grant]) -> Answer:
    """The awards that continue it."""
    if not continuations:
        return Answer(_("What followed"), text=_("no further award is recorded here"))
    first, *others = continuations
    words = first.line if not others else ngettext("and %d more award", "and %d more awards", len(others)) % len(others)
    return Answer(_("What followed"), "", first.name, first.get_absolute_url(), words)


def kinds_in_words(counts: OutputCounts) -> str:
    """ "1 book chapter, 12 talks and 3 of other kinds": the commonest kinds, each with its number."""
    numbers = sorted(((counts.of_kind(kind.name).total, kind) for kind in counts.kinds), key=lambda pair: -pair[0])
    shown = numbers if len(numbers) <= MOST_KINDS else numbers[: MOST_KINDS - 1]
    words = [f"{figure(number)} {(kind.label if number == 1 else kind.plural).lower()}" for number, kind in shown]
    if rest := sum(number for number, _kind in numbers[len(shown) :]):
        words.append(_("%s of other kinds") % figure(rest))
    return joined_names(words)


def access_in_words(counts: OutputCounts) -> str:
    """What holds of those that are not open: "of 2 no copy is held; 1 is under embargo; of 3 it is not recorded"."""
    sentences = [
        (
            Access.EMBARGOED,
            ngettext("%s is under embargo", "%s are under embargo", counts.with_access(Access.EMBARGOED)),
        ),
        (
            Access.RESTRICTED,
            ngettext("%s is restricted", "%s are restricted", counts.with_access(Access.RESTRICTED)),
        ),
        (Access.METADATA_ONLY, _("of %s no copy is held")),
        (Access.NOT_RECORDED, _("of %s the access is not recorded")),
    ]
    numbers = [(counts.with_access(access), words) for access, words in sentences]
    return "; ".join(words % figure(number) for number, words in numbers if number)


def figure(number: int) -> str:
    """A number with thousands set apart."""
    return number_format(number, force_grouping=True)
