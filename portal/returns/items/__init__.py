"""What a return reports: outputs and other outcomes, each answering a funder's questions by name."""

from portal.returns.items.item import Answer, Item
from portal.returns.items.outcomes import outcome_item, outcome_items, outcomes_of
from portal.returns.items.outputs import output_items, outputs_of

__all__ = ["Answer", "Item", "outcome_item", "outcome_items", "outcomes_of", "output_items", "outputs_of"]
