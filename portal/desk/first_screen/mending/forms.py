"""The forms in the list of a check: what was ticked with one value for all, or a field for each record."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.media.models import PortalImage
from portal.records.outputs.models import Contribution

__all__ = ["EachForm", "TickedForm", "posted_keys"]

PREFIX = "each-"


def posted_keys(data: QueryDict) -> list[int]:
    """The keys of the records that the posted form has a field for."""
    texts = [name.removeprefix(PREFIX) for name in data if name.startswith(PREFIX)]
    return [int(text) for text in texts if text.isdecimal() and len(text) < 16]


GONE = gettext_lazy("One of them is not listed any more. Look at the list, and choose again.")


class TickedForm(forms.Form):
    """Which of the listed records are meant; a form of the value for all of them is a subclass's other base."""

    ticked: Any = forms.ModelMultipleChoiceField(
        queryset=None,
        error_messages={
            "required": gettext_lazy("Tick at least one."),
            "invalid_choice": GONE,
            "invalid_pk_value": GONE,
        },
    )

    def __init__(self, data: QueryDict | None, records: QuerySet) -> None:
        super().__init__(data)
        self.fields["ticked"].queryset = records  # type: ignore[attr-defined]  # of a field that chooses records

    @property
    def ticked_keys(self) -> set[str]:
        """The keys that were ticked, as text: for drawing the boxes again."""
        value = self["ticked"].value() or []
        return {str(key) for key in value}

    def visible(self) -> Iterator[Any]:
        """The field of the value for all; the boxes stand in the rows."""
        return (field for field in self if field.name != "ticked")


class EachForm(forms.Form):
    """A field for each of some records; what is left empty is left as it is. `may_repeat`: whether two records may be
    given the same value. `contributions` and `pictures`: the records themselves, by key, where they are such."""

    contributions: Mapping[int, Contribution] = {}
    pictures: Mapping[int, PortalImage] = {}

    def __init__(self, data: QueryDict | None, fields: Mapping[int, forms.Field], may_repeat: bool = True) -> None:
        super().__init__(data)
        self.may_repeat = may_repeat
        self.fields.update({f"{PREFIX}{key}": field for key, field in fields.items()})

    def of(self, key: int) -> Any:
        """The bound field of the record of that key; None for a record that the form does not know."""
        name = f"{PREFIX}{key}"
        return self[name] if name in self.fields else None

    @property
    def values(self) -> dict[int, Any]:
        """What was filled in, by the key of the record."""
        return {int(name.removeprefix(PREFIX)): value for name, value in self.cleaned_data.items() if value}

    def clean(self) -> dict[str, Any]:
        """Refuses a form with nothing in it, and where that is asked the second of two equal values."""
        cleaned = super().clean() or self.cleaned_data
        filled = {name: value for name, value in cleaned.items() if value}
        if not filled and not self.errors:
            raise forms.ValidationError(_("Nothing is filled in yet."))
        seen: set[Any] = set()
        for name, value in filled.items():
            if value in seen and not self.may_repeat:
                self.add_error(name, _("Another one here has the same."))
            seen.add(value)
        return cleaned
