"""The form in which a person corrects what was read of a record."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from portal.bibliography.authors.author_list import read_authors
from portal.bibliography.formats.parsed import ParsedName
from portal.bibliography.kinds import KINDS
from portal.bibliography.roles import ROLES
from portal.dates.partial import PartialDate

__all__ = ["MOST_SHOWN", "NameFormSet", "RecordForm"]

MOST_SHOWN = 100  # Names that the form shows; any behind them stay as they are.


class RecordForm(forms.Form):
    """Title, kind and date of a record, and a box for its names as the work prints them."""

    title = forms.CharField(label=_("Title"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))
    kind = forms.ChoiceField(label=_("Kind"), choices=[(kind.name, kind.label) for kind in KINDS.values()])
    date = forms.CharField(
        label=_("Date"), required=False, max_length=60, help_text=_("2010, 2008-11 or 16 November 2008; or nothing.")
    )
    paste = forms.CharField(
        label=_("Or paste the authors as the work prints them"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("They take the place of the authors above: Smith J, Jones AB and van der Berg C."),
    )

    def clean_title(self) -> str:
        """The title on one line."""
        return " ".join(self.cleaned_data["title"].split())

    def clean_date(self) -> str:
        """The date in ISO 8601; raises ValidationError with examples for what is none."""
        try:
            return str(PartialDate.parse(self.cleaned_data["date"]))
        except ValueError as error:
            raise ValidationError(str(error)) from error

    def clean_paste(self) -> list[ParsedName]:
        """The names of the box; raises ValidationError where it has text and none."""
        text = self.cleaned_data["paste"]
        try:
            authors = read_authors(text).authors if text.strip() else ()
        except ValueError as error:
            raise ValidationError(str(error)) from error
        if text.strip() and not authors:
            raise ValidationError(_("No name was found. Paste the names as printed, for example: Smith J, Jones AB."))
        return [
            ParsedName("editor" if author.is_editor else "author", author.name, author.is_corporate, author.orcid)
            for author in authors
        ]


class ContributorForm(forms.Form):
    """One contributor; a name that is emptied is left out."""

    name = forms.CharField(label=_("Name"), required=False, max_length=400)
    role = forms.ChoiceField(label=_("Role"), choices=[(role.name, role.label) for role in ROLES.values()])
    is_corporate = forms.BooleanField(label=_("An organisation"), required=False)
    orcid = forms.CharField(required=False, max_length=60, widget=forms.HiddenInput)


class ContributorFormSet(forms.BaseFormSet):
    """The contributors of a record in order, and two empty rows for more."""

    def people(self) -> list[ParsedName]:
        """The contributors as they were sent, without those whose name is empty."""
        sent: list[dict[str, Any]] = [form.cleaned_data for form in self.forms]
        return [
            ParsedName(values["role"], name, values["is_corporate"], values.get("orcid", ""))
            for values in sent
            if (name := " ".join(values.get("name", "").split()))
        ]


NameFormSet = forms.formset_factory(
    ContributorForm, formset=ContributorFormSet, extra=2, max_num=MOST_SHOWN + 2, absolute_max=MOST_SHOWN + 2
)
