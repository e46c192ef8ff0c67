"""Form fields for a day, a moment and a time of day that take what people type, and no calendar that covers the form.

A script asks the desk what was understood and shows it in words beside the field.
"""

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import from_current_timezone
from django.utils import timezone

from portal.dates.moments import in_words, parse_day, parse_moment, parse_time

__all__ = ["DayField", "MomentField", "TimeOfDayField", "moment_in_words", "with_typed_times"]


def moment_in_words(moment: datetime.datetime) -> str:
    """An aware moment in the zone of whoever reads it: "Saturday 28 November 2026, 09:40, London"."""
    place = timezone.get_current_timezone_name().split("/")[-1].replace("_", " ")
    return in_words(timezone.localtime(moment), place)


def typed(kind: str) -> dict[str, Any]:
    """The attributes of an input of what is typed; `kind`, "day" or "moment", tells the script what to ask about."""
    return {"autocomplete": "off", "data-typed-time": kind}


class MomentField(forms.DateTimeField):
    """A day and a time of day in the person's own zone. What is not understood is an error that shows how."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"widget": forms.DateTimeInput(typed("moment"), "%d/%m/%Y %H:%M"), **kwargs})

    def to_python(self, value: Any) -> datetime.datetime | None:
        """An aware moment, or None for an empty field. Raises ValidationError with a sentence."""
        if value in self.empty_values or isinstance(value, datetime.datetime):
            return value or None
        try:
            moment = parse_moment(str(value), timezone.localdate())
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from error
        return from_current_timezone(moment)


class DayField(forms.DateField):
    """A day. What is not understood is an error that shows how."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"widget": forms.DateInput(typed("day"), "%d/%m/%Y"), **kwargs})

    def to_python(self, value: Any) -> datetime.date | None:
        """A day, or None for an empty field. Raises ValidationError with a sentence."""
        if value in self.empty_values or isinstance(value, datetime.date):
            return value or None
        try:
            return parse_day(str(value), timezone.localdate())
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from error


class TimeOfDayField(forms.TimeField):
    """A time of day, such as 7.10am or 07:10."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"widget": forms.TimeInput({"autocomplete": "off"}, "%H:%M"), **kwargs})

    def to_python(self, value: Any) -> datetime.time | None:
        """A time, or None for an empty field. Raises ValidationError with a sentence."""
        if value in self.empty_values or isinstance(value, datetime.time):
            return None if value in self.empty_values else value
        try:
            return parse_time(str(value))
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from error


# Exact classes: Django's own fields, as Wagtail's forms make them of a model's.
TYPED: dict[type[forms.Field], type[forms.Field]] = {
    forms.DateTimeField: MomentField,
    forms.DateField: DayField,
    forms.TimeField: TimeOfDayField,
}


def with_typed_times(fields: dict[str, forms.Field]) -> None:
    """Replaces the fields of a day, a moment or a time in a form by those of this module."""
    for name, field in list(fields.items()):
        if type(field) in TYPED:
            fields[name] = TYPED[type(field)](
                required=field.required, label=field.label, help_text=field.help_text, initial=field.initial
            )
            # The dialog of the schedule takes back what was typed when it is closed: Wagtail says so by attributes.
            kept = {key: value for key, value in field.widget.attrs.items() if key.startswith("data-")}
            fields[name].widget.attrs.update(kept)
