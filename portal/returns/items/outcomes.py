"""Outcomes that are no outputs, as what a return reports."""

from collections.abc import Collection, Iterator

from django.db.models.functions import Collate
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.bibliography.clean_text import address, one_line, paragraphs
from portal.dates.partial import PartialDate
from portal.records.grants.models import Grant
from portal.records.outcomes.models import Outcome
from portal.records.outcomes.querysets import OutcomeQuerySet
from portal.returns.items.item import Answer, Item

__all__ = ["outcome_item", "outcome_items", "outcomes_of"]

ONE_LINE = (
    *("title", "type", "organisation", "department", "role", "next_role", "reference", "audience", "areas"),
    *("reach", "sector", "country", "stage"),
)
IN_PARAGRAPHS = ("description", "skills", "our_contribution", "partner_contribution", "impact")
AS_IT_IS = ("amount", "official_scheme", "provided_to_others", "licensed", "is_open_source")
# The fields of the form by the answers that have another name than it.
FIELDS = {"year": "start", "first_year": "start", "supporting_url": "url", "date": "start"}


def outcomes_of(grant: Grant) -> OutcomeQuerySet:
    """Every outcome that names the award, drafts among them, in an order that is the same on every machine."""
    outcomes: OutcomeQuerySet = Outcome.objects.of_grant(grant)
    return outcomes.order_by("start", Collate("title", "C"), "uuid")


def outcome_items(grant: Grant, only: Collection[str] | None = None) -> Iterator[Item]:
    """The outcomes of an award, or those of them with the UUIDs `only`."""
    outcomes = outcomes_of(grant) if only is None else outcomes_of(grant).filter(uuid__in=only)
    yield from map(outcome_item, outcomes.select_related("person").iterator(chunk_size=500))


def outcome_item(outcome: Outcome) -> Item:
    """One outcome, saved or in hand. The public sees none of them."""
    form = reverse(Outcome.snippet_viewset.get_url_name("edit"), args=[outcome.pk]) if outcome.pk else ""  # type: ignore[attr-defined]
    return Item(
        key=str(outcome.uuid),
        record="outcome",
        outcome=outcome.kind_row.outcome,
        title=one_line(outcome.title),
        begins=PartialDate(outcome.start),
        ends=PartialDate(outcome.end or outcome.start),
        answers=answers_of(outcome),
        evidence=(address(outcome.url),) if outcome.url else (),
        hidden=_("for returns only") if outcome.live else _("draft"),
        mends={name: f"{form}#id_{FIELDS.get(name, name)}" for name in (*ONE_LINE, *IN_PARAGRAPHS, *AS_IT_IS, *FIELDS)},
        edit_path=form,
        not_ready=_("It is only planned or applied for.") if outcome.is_planned else "",
    )


def answers_of(outcome: Outcome) -> dict[str, Answer]:
    """What the outcome answers, by the names that columns of schemes have."""
    start = PartialDate(outcome.start)
    return {
        **{name: one_line(getattr(outcome, name)) for name in ONE_LINE},
        **{name: paragraphs(getattr(outcome, name)) for name in IN_PARAGRAPHS},
        **{name: getattr(outcome, name) for name in AS_IT_IS},
        "kind": outcome.kind_label,
        "currency": outcome.currency if outcome.amount is not None else "",
        "start": start,
        "end": PartialDate(outcome.end),
        "date": start,
        "year": start.year,
        "first_year": start.year,
        "person": outcome.person.name if outcome.person else "",
        "supporting_url": address(outcome.url),
    }
