"""The schedule in an editor's form: stored when it is confirmed, and at no other time."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.cms.moment_fields import moment_in_words, with_typed_times

__all__ = ["KEEP", "SCHEDULE", "ScheduledForm"]

FIELDS = ("go_live_at", "expire_at")
LABELS = {"go_live_at": gettext_lazy("Readers see it from"), "expire_at": gettext_lazy("Readers no longer see it from")}
SCHEDULE = "schedule"  # The value of "action-publish" that the button of the schedule sends.
KEEP = "keep-schedule"  # What that button sends for somebody who may not publish: an editor decides on the day.
CONFIRMING = ("action-publish", "action-submit", "action-restart-workflow", "action-workflow-action", KEEP)


class ScheduledForm:
    """Mixed into the form of what is published on schedule. Days are typed, see `moment_fields`.

    A day that was typed and not confirmed is not stored: the form that saves a draft, autosave above all, keeps the
    schedule that there was.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        form: Any = self
        with_typed_times(form.fields)
        for name, label in LABELS.items():
            if name in form.fields:
                form.fields[name].label = label
        self.is_confirmed = form.is_bound and any(name in form.data for name in CONFIRMING)
        if form.is_bound and not self.is_confirmed:
            for name in FIELDS:
                if name in form.fields:
                    form.fields[name].disabled = True

    def clean(self) -> dict[str, Any]:
        """Refuses a schedule without a time, and one that would begin in the past, which would mean now."""
        form: Any = self
        cleaned: dict[str, Any] = super().clean()  # type: ignore[misc]  # of the form it is mixed into
        begins = cleaned.get("go_live_at")
        if self.is_confirmed and "go_live_at" in form.changed_data and begins and begins <= timezone.now():
            message = _("%(moment)s has passed. Name a later time, or leave this empty and choose Publish.")
            form.add_error("go_live_at", ValidationError(message % {"moment": moment_in_words(begins)}))
        is_asked_for = form.data.get("action-publish") == SCHEDULE or KEEP in form.data
        takes_one_back = any(form.initial.get(name) for name in FIELDS)
        if is_asked_for and not (any(cleaned.get(name) for name in FIELDS) or takes_one_back or self.has_wrong_time()):
            form.add_error("go_live_at", ValidationError(_("Say when, or close this and choose Publish.")))
        return cleaned

    def has_wrong_time(self) -> bool:
        """Whether one of the times was not understood."""
        form: Any = self
        return any(name in form.errors for name in FIELDS)

    def _post_clean(self) -> None:
        """Lets the fields be typed into again, if the form is shown once more."""
        super()._post_clean()  # type: ignore[misc]  # of the form it is mixed into
        form: Any = self
        for name in FIELDS:
            if name in form.fields:
                form.fields[name].disabled = False
