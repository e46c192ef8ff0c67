from typing import TYPE_CHECKING, Any

from django.core.exceptions import NON_FIELD_ERRORS
from django.db.models import Max
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from portal.cms.forms import PageForm
from portal.public.findings.checks import shortcomings

if TYPE_CHECKING:
    from portal.public.findings.models import Evidence, FindingVersion

__all__ = ["FindingForm"]


class FindingForm(PageForm):
    """The editor's form: a draft may lack anything; a publication is told in plain words what it lacks."""

    asks_for_alt_text = False  # Its own list of what is missing asks for it.

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance._state.adding and not self.instance.number:
            # In the page in hand as well: what it lacks is said of it, and a proposed number is not lacking.
            self.initial["number"] = self.instance.number = self.next_number()
        note = self.instance.change_note
        if note and self.last_version and note == self.last_version.change_note:
            self.initial["change_note"] = ""  # It was said of the version before: this one wants a note of its own.

    def next_number(self) -> int:
        """The number after the highest that any finding has, draft or not."""
        findings = type(self.instance)._default_manager
        return (findings.aggregate(highest=Max("number"))["highest"] or 0) + 1

    @cached_property
    def last_version(self) -> "FindingVersion | None":
        """The newest version that was published; None before the first."""
        return self.instance.versions.order_by("-number").first() if self.instance.pk else None

    def clean(self) -> dict[str, Any]:
        """Asks what a publication must say; a draft may lack anything."""
        cleaned: dict[str, Any] = super().clean()
        if not self.is_deferred_validation and not self.errors:
            self.ask_before_publishing(cleaned)
        return cleaned

    def ask_before_publishing(self, cleaned: dict[str, Any]) -> None:
        """Adds what is missing as errors of the fields where it can be mended."""
        for name in ("plain_summary", "body", "limits", "outcome"):
            setattr(self.instance, name, cleaned.get(name, getattr(self.instance, name)))
        for shortcoming in shortcomings(self.instance, self.evidence_in_hand()):
            if not shortcoming.is_advice:
                self.add_error(
                    shortcoming.field if shortcoming.field in self.fields else NON_FIELD_ERRORS, shortcoming.message
                )
        if self.last_version and not cleaned.get("change_note", "").strip():
            message = _("Say in one line what changed since version %d.")
            self.add_error("change_note", message % self.last_version.number)

    def evidence_in_hand(self) -> list["Evidence"]:
        """The items of evidence as typed, without those marked to be deleted."""
        formset = self.formsets["evidence"]
        filled = [form for form in formset.forms if (form.is_valid() and form.has_changed()) or form.instance.pk]
        kept = [form for form in filled if not form.cleaned_data.get("DELETE")]
        return [form.instance for form in sorted(kept, key=lambda form: form.cleaned_data.get("ORDER") or 0)]
