"""Identifiers as fields of a model: normalised on the way in, refused with the plain sentence of their module."""

from collections.abc import Callable
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

from . import doi, isbn, issn, orcid, ror

__all__ = ["DOIField", "ISBNField", "ISSNField", "ORCIDField", "RORField"]


class IdentifierFormField(forms.CharField):
    """Takes any usual spelling of an identifier, and gives its normal form."""

    def __init__(self, *, normalised: Callable[[object], str], **options: Any) -> None:
        self.normalised = normalised
        super().__init__(**options)

    def to_python(self, value: object) -> str:
        return self.normalised(super().to_python(value))


class IdentifierField(models.CharField):
    """A text column that holds an identifier's normal form, or an empty string where none is known."""

    length: ClassVar[int]

    @staticmethod
    def normalise(text: str) -> str:
        """The normal form of `text`, which is not empty; raises ValueError."""
        raise NotImplementedError

    def __init__(self, verbose_name: Any = None, **options: Any) -> None:
        super().__init__(verbose_name, **{**self.own_defaults(), **options})

    @classmethod
    def own_defaults(cls) -> dict[str, Any]:
        return {"max_length": cls.length, "blank": True, "default": ""}

    @classmethod
    def normalised(cls, value: object) -> str:
        """The normal form of `value`, "" of nothing; raises ValidationError with a sentence that shows a right one."""
        text = "" if value is None else str(value).strip()
        try:
            return cls.normalise(text) if text else ""
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from error

    def deconstruct(self) -> Any:
        name, path, positional, options = super().deconstruct()
        for option, value in self.own_defaults().items():
            if options.get(option) == value:
                del options[option]
        if not self.blank:  # Django leaves out what is its own default, which is not ours.
            options["blank"] = False
        return name, path, positional, options

    def to_python(self, value: object) -> str:
        return self.normalised(value)

    def get_prep_value(self, value: Any) -> Any:
        # As typed where it cannot be read: a query for a broken identifier finds nothing, and must not raise.
        if value is None or hasattr(value, "resolve_expression"):
            return value
        try:
            return self.normalised(value)
        except ValidationError:
            return str(value)

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value = super().pre_save(model_instance, add)
        if hasattr(value, "resolve_expression"):
            return value
        identifier = self.normalised(value)
        setattr(model_instance, self.attname, identifier)
        return identifier

    def formfield(self, **options: Any) -> Any:
        # Longer than the column: what is typed may be a whole address or have a label before it.
        ours = {"form_class": IdentifierFormField, "normalised": self.normalised, "max_length": 500}
        return super().formfield(**{**ours, **options})


class DOIField(IdentifierField):
    """A DOI, bare and in lower case."""

    normalise = staticmethod(doi.normalise)
    length = 255


class ORCIDField(IdentifierField):
    """A person's ORCID iD as an https address."""

    normalise = staticmethod(orcid.normalise)
    length = 37


class RORField(IdentifierField):
    """An organisation's ROR identifier as an https address."""

    normalise = staticmethod(ror.normalise)
    length = 25


class ISBNField(IdentifierField):
    """An ISBN as thirteen digits."""

    normalise = staticmethod(isbn.normalise)
    length = 13


class ISSNField(IdentifierField):
    """An ISSN as NNNN-NNNC."""

    normalise = staticmethod(issn.normalise)
    length = 9
