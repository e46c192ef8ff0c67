"""The columns of a check's list in which records are ticked or filled in."""

from collections.abc import Mapping
from typing import Any

from wagtail.admin.ui.tables import Column

from portal.desk.checks import Item
from portal.desk.first_screen.mending.forms import EachForm, TickedForm

__all__ = ["FieldColumn", "TickColumn"]


class TickColumn(Column):
    """A box for each record, and one for all of the page."""

    header_template_name = "desk/first_screen/tick_all_cell.html"
    cell_template_name = "desk/first_screen/tick_cell.html"

    def __init__(self, form: TickedForm) -> None:
        super().__init__("ticked", label="")
        self.ticked = form.ticked_keys

    def get_cell_context_data(self, instance: Item, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Template context: besides Wagtail's, `is_ticked`."""
        context = super().get_cell_context_data(instance, parent_context)
        return {**context, "is_ticked": str(instance.pk) in self.ticked}


class FieldColumn(Column):
    """The field of each record."""

    cell_template_name = "desk/first_screen/field_cell.html"

    def __init__(self, form: EachForm, label: str) -> None:
        super().__init__("value", label=label)
        self.form = form

    def get_cell_context_data(self, instance: Item, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Template context: besides Wagtail's, `field`: bound, None for a record that the form does not know;
        `picture`, where that is the record."""
        context = super().get_cell_context_data(instance, parent_context)
        return {**context, "field": self.form.of(instance.pk), "picture": self.form.pictures.get(instance.pk)}
