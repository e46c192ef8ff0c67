"""What a return reports: outputs and other outcomes, each answering a funder's questions by name."""

from portal.returns.items.item import Answer, Item
from portal.returns.items.outputs import output_items, outputs_of

__all__ = ["Answer", "Item", "output_items", "outputs_of"]
