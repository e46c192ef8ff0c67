"""The forms of the intake: the text or file that starts it, and the options for all that it brings in."""

from typing import Any, cast

from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.bibliography.formats.decoding import LARGEST_FILE
from portal.bibliography.formats.reader import MOST_RECORDS
from portal.intake.models import IntakeRun
from portal.records.grants.models import Grant
from portal.records.rights import Rights, choosable

__all__ = ["OptionsForm", "SourceForm", "StartForm"]

LIMITS = _("At most %(megabytes)d MB and %(records)s records at a time; a text that is pasted, at most 2 MB.") % {
    "megabytes": LARGEST_FILE // 1_000_000,
    "records": f"{MOST_RECORDS:,}",
}
FILES = format_lazy("{} {}", _("An Excel file (.xlsx), CSV, BibTeX, RIS or CSL-JSON."), LIMITS)


class SourceForm(forms.Form):
    """A text or a file; not both, so that nobody wonders which was read. What is in it is read beside the request. The
    fields `text` and `file` are the subclass's."""

    longest_paste = 2_000_000  # Characters.
    limits: str | Promise = ""
    nothing: Any = _("Paste the rows of a list, or choose a file.")  # Said to whoever sends neither.

    def clean(self) -> dict[str, Any]:
        """The values, for one of the two and not too much of it."""
        values = super().clean() or {}
        file, text = values.get("file"), values.get("text", "")
        if file and text.strip():
            raise ValidationError(
                _("Paste a text or choose a file, but not both: empty the box, or take the file away.")
            )
        if len(text) > self.longest_paste:
            too_long = _("This text is too long to paste: save it as a file, and choose that.")
            raise ValidationError(f"{too_long} {self.limits}".rstrip())
        if not file and not text.strip() and "file" not in self.errors:
            raise ValidationError(self.nothing)
        if file and file.size > LARGEST_FILE:
            too_large = _("This file is too large. Divide it, and bring in the parts.")
            raise ValidationError({"file": f"{too_large} {self.limits}".rstrip()})
        return values

    @property
    def source_name(self) -> str:
        """The name of the run: the file's, or "Pasted text"."""
        file = self.cleaned_data.get("file")
        return str(file.name) if file else str(_("Pasted text"))

    @property
    def source(self) -> dict[str, Any]:
        """What was brought in, as a run keeps it: `upload` or `text`."""
        file = self.cleaned_data.get("file")
        return {"upload": file.read()} if file else {"text": self.cleaned_data["text"]}

    def refuse(self, reason: str) -> None:
        """Says at its field why what was brought in could not be read."""
        self.add_error("file" if self.cleaned_data.get("file") else "text", reason)


class StartForm(SourceForm):
    """References in any format that is read."""

    limits = LIMITS
    nothing = _("Paste references or DOIs, or choose a file.")

    text = forms.CharField(
        label=_("Paste references or DOIs"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 9, "spellcheck": "false", "autocomplete": "off"}),
        help_text=_("DOIs, DOI addresses, BibTeX and RIS in any mix; or CSL-JSON, or rows copied from a spreadsheet."),
    )
    file = forms.FileField(label=_("Or choose a file"), required=False, help_text=FILES)


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
