"""The changes that can be made to many outputs at once: each a `BulkChange`, made anew from its name and its values."""

from collections.abc import Callable, Sequence
from typing import Any

from django.utils.translation import gettext as _

from portal.desk.outputs.bulk_changes import BulkChange
from portal.records.grants.models import Grant
from portal.records.outputs.licences import licence

__all__ = ["BULK_CHANGES", "add_grants", "set_licence", "set_published", "set_visibility"]


def add_grants(keys: Sequence[int]) -> BulkChange:
    """Adds grants to those that each output has."""
    added = list(Grant.objects.filter(pk__in=keys))

    def describe(output: Any) -> str:
        """The present value, in words."""
        return "; ".join(sorted(grant.name for grant in output.grants.all()))

    def make(output: Any) -> None:
        """Sets the value of an unsaved output."""
        present = list(output.grants.all())
        output.grants = [*present, *(grant for grant in added if grant not in present)]

    return BulkChange("add_grants", _("Add a grant"), {"keys": list(keys)}, ("grants",), describe, make)


def set_licence(chosen: str) -> BulkChange:
    """Gives each output a licence, in place of another."""

    def describe(output: Any) -> str:
        """The present value, in words."""
        present = licence(output.licence)
        return present.label if present else ""

    def make(output: Any) -> None:
        """Sets the value of an unsaved output."""
        output.licence = chosen

    return BulkChange("set_licence", _("Set the licence"), {"chosen": chosen}, ("licence",), describe, make)


def set_visibility(chosen: bool) -> BulkChange:
    """Sets whether published outputs are for everybody or for staff only."""

    def describe(output: Any) -> str:
        """The present value, in words."""
        return _("staff only") if output.is_private else _("everybody")

    def make(output: Any) -> None:
        """Sets the value of an unsaved output."""
        output.is_private = chosen

    return BulkChange("set_visibility", _("Set the visibility"), {"chosen": chosen}, ("is_private",), describe, make)


def set_published(chosen: bool) -> BulkChange:
    """Publishes each output, or takes it from the public."""

    def describe(output: Any) -> str:
        """The present value, in words."""
        return _("published") if output.live else _("not published")

    def make(output: Any) -> None:
        """Sets the value of an unsaved output."""
        output.live = chosen

    title = _("Publish") if chosen else _("Unpublish")
    return BulkChange("set_published", title, {"chosen": chosen}, (), describe, make, publishes=chosen)


BULK_CHANGES: dict[str, Callable[..., BulkChange]] = {
    "add_grants": add_grants,
    "set_licence": set_licence,
    "set_visibility": set_visibility,
    "set_published": set_published,
}
