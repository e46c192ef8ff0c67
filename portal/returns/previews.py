"""How the draft of an outcome is shown to whoever works on it: as a return will report it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.records.base.previews import shows_drafts_of
from portal.records.outcomes.models import Outcome
from portal.returns.gather import row_of
from portal.returns.items import outcome_item
from portal.returns.pack.report import entry
from portal.returns.schemes import SCHEMES

__all__ = ["preview_of_outcome"]


@shows_drafts_of(Outcome)
def preview_of_outcome(outcome: Outcome, request: HttpRequest, _mode: str) -> HttpResponse:
    """The outcome under the headings of the first scheme that has a category for it."""
    item = outcome_item(outcome)
    category = next(filter(None, (scheme.category_of(item.outcome) for scheme in SCHEMES.values())), None)
    shown = entry(category, row_of(item, category)) if category else None
    context = {"category": category, "entries": [shown] if shown else []}
    return render(request, "returns/outcome_preview.html", context)
