"""The forms of the intake: the text or file that starts it, and the options for all that it brings in."""

from typing import Any, cast

from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.bibliography.formats.decoding import LARGEST_FILE
from portal.bibliography.formats.reader import MOST_RECORDS, RefusedError
from portal.bibliography.formats.source import Source, source_of
from portal.intake.models import IntakeRun
from portal.records.grants.models import Grant
from portal.records.rights import Rights, choosable

__all__ = ["OptionsForm", "StartForm"]

LONGEST_PASTE = 2_000_000  # Characters.
LIMITS = _("At most %(megabytes)d MB and %(records)s records at a time; a text that is pasted, at most 2 MB.") % {
    "megabytes": LARGEST_FILE // 1_000_000,
    "records": f"{MOST_RECORDS:,}",
}
FILES = format_lazy("{} {}", _("An Excel file (.xlsx), CSV, BibTeX, RIS or CSL-JSON."), LIMITS)


class StartForm(forms.Form):
    """A text or a file; not both, so that nobody wonders which was read."""

    source = Source("")  # Of the file, where one was chosen.

    text = forms.CharField(
        label=_("Paste references or DOIs"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 9, "spellcheck": "false", "autocomplete": "off"}),
        help_text=_("DOIs, DOI addresses, BibTeX and RIS in any mix; or CSL-JSON, or rows copied from a spreadsheet."),
    )
    file = forms.FileField(label=_("Or choose a file"), required=False, help_text=FILES)

    def clean(self) -> dict[str, Any]:
        """The values, with the text of the file under "text" where a file was chosen."""
        values = super().clean() or {}
        file, text = values.get("file"), values.get("text", "")
        if file and text.strip():
            raise ValidationError(
                _("Paste a text or choose a file, but not both: empty the box, or take the file away.")
            )
        if len(text) > LONGEST_PASTE:
            raise ValidationError(_("This text is too long to paste: save it as a file, and choose that. %s") % LIMITS)
        if not file and not text.strip() and "file" not in self.errors:
            raise ValidationError(_("Paste references or DOIs, or choose a file."))
        if file:
            self.source = self.read(file)
            values["text"] = self.source.text
        return values

    def read(self, file: UploadedFile) -> Source:
        """The content of a file; raises ValidationError for one that is too large or cannot be read."""
        if (file.size or 0) > LARGEST_FILE:
            raise ValidationError({"file": _("This file is too large. %s") % LIMITS})
        try:
            return source_of(file.read(), file.name or "")
        except RefusedError as error:
            raise ValidationError({"file": str(error)}) from error

    @property
    def source_name(self) -> str:
        """The name of the run: the file's, or "Pasted text"."""
        file = self.cleaned_data.get("file")
        return str(file.name) if file else str(_("Pasted text"))


class OptionsForm(forms.ModelForm):
    """Grant, visibility and owner of everything that a run brings in. Only whoever may publish sees the last three."""

    class Meta:
        model = IntakeRun
        fields = ["grants", "owner", "is_private", "publish"]
        widgets = {"grants": forms.CheckboxSelectMultiple}

    def __init__(self, *args: Any, user: User | AnonymousUser, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        grants = cast("forms.ModelChoiceField", self.fields["grants"])
        grants.queryset = choosable(user, Grant).order_by("title", "pk")
        if not grants.queryset.exists():
            del self.fields["grants"]
        owner = cast("forms.ModelChoiceField", self.fields["owner"])
        owner.queryset = get_user_model().objects.filter(is_active=True).order_by("username")
        owner.empty_label = None
        if not Rights(user).may_publish:
            for name in ("owner", "is_private", "publish"):
                del self.fields[name]
