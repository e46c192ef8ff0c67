"""The forms of returns."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.cms.moment_fields import DayField
from portal.returns.models import OutputFacts
from portal.returns.period import Period
from portal.returns.schemes import SCHEMES, Scheme

__all__ = ["FactsForm", "NewReturnForm"]


FIELDS = [
    *("audience", "reach", "official_scheme", "impact", "provided_to_others", "is_open_source"),
    *("submitted", "accepted", "free_version", "free_from"),
    *("data_statement", "rights_retention", "names_funder", "exception"),
]


class NewReturnForm(forms.Form):
    """What a new return is about."""

    scheme = forms.ChoiceField(
        label=_("Scheme"),
        choices=[(scheme.name, scheme.title) for scheme in SCHEMES.values()],
        help_text=_("Whose questions the return answers"),
    )
    since = DayField(
        label=_("From"), required=False, help_text=_("For example: 1 April 2009. Leave both empty to report all years.")
    )
    until = DayField(label=_("Until"), required=False)

    @property
    def scheme_row(self) -> Scheme:
        """The chosen scheme; asked of a valid form."""
        return SCHEMES[self.cleaned_data["scheme"]]

    @property
    def period(self) -> Period:
        """The chosen period; asked of a valid form."""
        return Period(self.cleaned_data["since"], self.cleaned_data["until"])

    def clean(self) -> dict[str, Any]:
        """Refuses a period that ends before it begins."""
        values = super().clean() or {}
        since, until = values.get("since"), values.get("until")
        if since and until and until < since:
            self.add_error("until", _("The period ends before it begins. Change one of the two days."))
        return values


class FactsForm(forms.ModelForm):
    """What funders ask of an output beside its own form."""

    class Meta:
        model = OutputFacts
        fields = FIELDS
        widgets = {"impact": forms.Textarea(attrs={"rows": 3})}


class RecordForm(forms.Form):
    """A saved copy of the funder's public record."""

    record = forms.FileField(
        label=_("Saved record"),
        help_text=_("The JSON of one project, as the address of the funder’s record answers it"),
        widget=forms.FileInput(attrs={"accept": ".json,application/json"}),
        max_length=500,
    )
