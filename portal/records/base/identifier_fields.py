"""Identifiers as fields of a model: normalised on the way in, refused with the plain sentence of their module."""

from django.core.exceptions import ValidationError

from portal.identifiers import doi, isbn, issn, orcid, ror
from portal.records.base.normalised_fields import NormalisedField

__all__ = ["DOIField", "ISBNField", "ISSNField", "IdentifierField", "ORCIDField", "RORField"]


class IdentifierField(NormalisedField):
    """A text column that holds an identifier's normal form, or an empty string where none is known."""

    longest_spelling = 500  # A whole address may be typed, or a label before the identifier.

    @staticmethod
    def normalise(text: str) -> str:
        """The normal form of `text`, which is not empty; raises ValueError."""
        raise NotImplementedError

    @classmethod
    def normalised(cls, value: object) -> str:
        """The normal form of `value`, "" of nothing; raises ValidationError with a sentence that shows a right one."""
        text = "" if value is None else str(value).strip()
        try:
            return cls.normalise(text) if text else ""
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from error

    def get_prep_value(self, value: object) -> object:
        """The normal form; of what cannot be read the text as typed: a query for it matches nothing, and must not
        raise."""
        if value is None or hasattr(value, "resolve_expression"):
            return value
        try:
            return self.normalised(value)
        except ValidationError:
            return str(value)


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
