"""A partial date as a model's field: read in any usual spelling, stored in ISO 8601."""

from django.core.exceptions import ValidationError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import Expression

from portal.dates.partial import PartialDate
from portal.records.base.normalised_fields import NormalisedField

__all__ = ["PartialDateField"]


class PartialDateField(NormalisedField):
    """Holds a `PartialDate`: read as one from the database and from clean(), empty unless something is known."""

    _pyi_private_set_type: str  # django-stubs reads the types of the attribute from these two.
    _pyi_private_get_type: PartialDate
    length = 10
    longest_spelling = 40

    @classmethod
    def normalised(cls, value: object) -> PartialDate:
        """`value` as a partial date, None as an empty one; raises ValidationError with a plain sentence."""
        if isinstance(value, PartialDate):
            return value
        try:
            return PartialDate.parse("" if value is None else str(value))
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from error

    def get_default(self) -> PartialDate:
        """The default as a partial date."""
        return self.normalised(super().get_default())

    def from_db_value(
        self, value: str | None, expression: Expression | None, connection: BaseDatabaseWrapper | None
    ) -> PartialDate:
        """A column's text, which was checked on its way in."""
        return PartialDate(value or "")

    def get_prep_value(self, value: object) -> object:
        """The text for the database, unchecked: a query for a broken date matches nothing, and must not raise."""
        return value if value is None or hasattr(value, "resolve_expression") else str(value)
