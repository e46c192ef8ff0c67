"""The forms that bring in people: the list that starts it, and what holds for all of it."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.desk.intake.forms import SourceForm
from portal.intake.models import PeopleRun
from portal.records.grants.models import Grant
from portal.records.people.models import Person
from portal.records.rights import answers_for_all, choosable

__all__ = ["PeopleOptionsForm", "PeopleStartForm"]


class PeopleStartForm(SourceForm):
    """A file or rows copied from a spreadsheet."""

    longest_paste = 200_000

    text = forms.CharField(
        label=_("Paste rows of a spreadsheet, with their headings"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false", "autocomplete": "off"}),
    )
    file = forms.FileField(label=_("Or choose a file"), required=False, help_text=_("An Excel file (.xlsx) or CSV."))


class PeopleOptionsForm(forms.ModelForm):
    """The grant on which the people have their roles, and whether they are published at once."""

    class Meta:
        model = PeopleRun
        fields = ["grant", "publish"]

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        grant = cast("forms.ModelChoiceField", self.fields["grant"])
        grant.queryset = choosable(user, Grant).order_by("title", "pk")
        grant.empty_label = _("None: roles cannot be brought in without one")
        if not answers_for_all(user, Person):
            del self.fields["publish"]
