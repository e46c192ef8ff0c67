"""A text column whose values have one normal form: the base of the fields for identifiers and for dates."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.db import models

if TYPE_CHECKING:  # django-stubs alone knows the name.
    from django.utils.functional import _StrPromise

__all__ = ["NormalisedField", "NormalisedFormField"]


class NormalisedFormField(forms.CharField):
    """Takes any usual spelling of a value, and gives its normal form."""

    def __init__(self, *, normalised: Callable[[object], str], **options: Any) -> None:
        self.normalised = normalised
        super().__init__(**options)

    def to_python(self, value: object) -> str:
        """The normal form of what was typed, "" of nothing; raises ValidationError with a plain sentence."""
        return self.normalised(super().to_python(value))


class NormalisedField(models.CharField):
    """A text column that holds a normal form, or an empty string where nothing is known.

    A subclass gives `length` (of the longest normal form, in characters), `longest_spelling` (of what a form takes:
    longer than the column, as "16 November 2008" is stored as ten characters) and the method `normalised`.
    """

    length: ClassVar[int]
    longest_spelling: ClassVar[int]

    def __init__(self, verbose_name: "str | _StrPromise | None" = None, **options: Any) -> None:
        super().__init__(verbose_name, **{**self.own_defaults(), **options})

    @classmethod
    def own_defaults(cls) -> dict[str, Any]:
        """The options that a model need not write, and that migrations leave out."""
        return {"max_length": cls.length, "blank": True, "default": ""}

    @classmethod
    def normalised(cls, value: object) -> str:
        """The normal form of `value`, "" of nothing; raises ValidationError with a sentence that shows a right one."""
        raise NotImplementedError

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        """The field for a migration, with only the options that differ from its own defaults."""
        name, path, positional, options = super().deconstruct()
        for option, value in self.own_defaults().items():
            if options.get(option) == value:
                del options[option]
        if not self.blank:  # Django leaves out its own default, which is not this field's.
            options["blank"] = False
        return name, path, positional, options

    def to_python(self, value: object) -> str:
        """The normal form of `value`; raises ValidationError."""
        return self.normalised(value)

    def pre_save(self, model_instance: models.Model, add: bool) -> object:
        """The normal form, which the instance holds from then on; raises ValidationError. Expressions pass."""
        value = super().pre_save(model_instance, add)
        if hasattr(value, "resolve_expression"):
            return value
        normal = self.normalised(value)
        setattr(model_instance, self.attname, normal)
        return normal

    def formfield(self, **options: Any) -> forms.Field | None:
        """The form's field, which takes spellings of up to `longest_spelling` characters."""
        own = {"form_class": NormalisedFormField, "normalised": self.normalised, "max_length": self.longest_spelling}
        return super().formfield(**{**own, **options})
