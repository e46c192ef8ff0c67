"""A partial date as a model's and a form's field."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

from .partial import PartialDate

__all__ = ["PartialDateField", "PartialDateFormField"]

OWN_DEFAULTS = {"max_length": 10, "blank": True, "default": ""}


def parsed(value: object) -> PartialDate:
    """`value` as a partial date, None as an empty one; raises ValidationError with a plain sentence."""
    if isinstance(value, PartialDate):
        return value
    try:
        return PartialDate.parse("" if value is None else str(value))
    except ValueError as error:
        raise ValidationError(str(error), code="invalid") from error


class PartialDateFormField(forms.CharField):
    """Takes any usual spelling of a date, and gives a `PartialDate`."""

    def to_python(self, value: object) -> PartialDate:
        return parsed(super().to_python(value))


class PartialDateField(models.CharField):
    """Holds a `PartialDate`: read as one from the database and from clean(), empty unless something is known."""

    _pyi_private_set_type: str  # How django-stubs is told what an attribute holds.
    _pyi_private_get_type: PartialDate

    def __init__(self, verbose_name: Any = None, **options: Any) -> None:
        super().__init__(verbose_name, **{**OWN_DEFAULTS, **options})

    def deconstruct(self) -> Any:
        name, path, positional, options = super().deconstruct()
        for option, value in OWN_DEFAULTS.items():
            if options.get(option) == value:
                del options[option]
        if not self.blank:  # Django leaves out what is its own default, which is not ours.
            options["blank"] = False
        return name, path, positional, options

    def get_default(self) -> PartialDate:
        return parsed(super().get_default())

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> PartialDate:
        return PartialDate(value or "")

    def to_python(self, value: object) -> PartialDate:
        return parsed(value)

    def get_prep_value(self, value: Any) -> Any:
        # Not parsed: a query for a broken date finds nothing, and a query is no place to raise.
        return value if value is None or hasattr(value, "resolve_expression") else str(value)

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value = super().pre_save(model_instance, add)
        if hasattr(value, "resolve_expression"):
            return value
        date = parsed(value)
        setattr(model_instance, self.attname, date)
        return date

    def formfield(self, **options: Any) -> Any:
        # Longer than the column: "16 November 2008" is stored as ten characters.
        return super().formfield(**{"form_class": PartialDateFormField, "max_length": 40, **options})
