"""The forms that bring in people: the list that starts it, and what holds for all of it."""

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.bibliography.formats.decoding import LARGEST_FILE, RefusedError
from portal.bibliography.formats.source import Source, source_of
from portal.bibliography.formats.spreadsheet.table import PEOPLE
from portal.intake.models import PeopleRun
from portal.records.grants.models import Grant
from portal.records.people.models import Person
from portal.records.rights import answers_for_all, choosable

__all__ = ["PeopleOptionsForm", "PeopleStartForm"]

LONGEST_PASTE = 200_000  # Characters.


class PeopleStartForm(forms.Form):
    """A file or rows copied from a spreadsheet."""

    source = Source("")

    text = forms.CharField(
        label=_("Paste rows of a spreadsheet, with their headings"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false", "autocomplete": "off"}),
    )
    file = forms.FileField(label=_("Or choose a file"), required=False, help_text=_("An Excel file (.xlsx) or CSV."))

    def clean(self) -> dict[str, Any]:
        """The values; the list itself is in `source`."""
        values = super().clean() or {}
        file, text = values.get("file"), values.get("text", "")
        if file and text.strip():
            raise ValidationError(_("Paste rows or choose a file, but not both: empty the box, or take the file away."))
        if not file and not text.strip() and "file" not in self.errors:
            raise ValidationError(_("Paste the rows of a list, or choose a file."))
        if len(text) > LONGEST_PASTE:
            raise ValidationError(_("This text is too long to paste: save it as a file, and choose that."))
        self.source = Source(text.replace("\r\n", "\n").replace("\x00", ""), is_table=True)
        if file:
            if (file.size or 0) > LARGEST_FILE:
                raise ValidationError({"file": _("This file is too large. Divide the list, and bring in the parts.")})
            try:
                self.source = source_of(file.read(), file.name or "", PEOPLE)
            except RefusedError as error:
                raise ValidationError({"file": str(error)}) from error
        return values

    @property
    def source_name(self) -> str:
        """The name of the run: the file's, or "Pasted rows"."""
        file = self.cleaned_data.get("file")
        return str(file.name) if file else str(_("Pasted rows"))


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
