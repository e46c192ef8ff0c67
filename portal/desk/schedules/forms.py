import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.cms.moment_fields import MomentField, moment_in_words

__all__ = ["ScheduleForm"]


class ScheduleForm(forms.Form):
    """When a version that is scheduled appears, and when it is taken down again."""

    go_live_at = MomentField(label=gettext_lazy("Readers see it from"))
    expire_at = MomentField(label=gettext_lazy("Readers no longer see it from"), required=False)

    def clean_go_live_at(self) -> datetime.datetime:
        """The beginning, which lies ahead: what has begun already is published, not scheduled."""
        begins: datetime.datetime = self.cleaned_data["go_live_at"]
        if begins <= timezone.now():
            message = _("%(moment)s has passed. Name a later time, or cancel the schedule and publish.")
            raise ValidationError(message % {"moment": moment_in_words(begins)})
        return begins

    def clean(self) -> dict[str, Any]:
        """Both times, the end after the beginning."""
        cleaned: dict[str, Any] = super().clean() or {}
        begins, ends = cleaned.get("go_live_at"), cleaned.get("expire_at")
        if begins and ends and ends <= begins:
            self.add_error("expire_at", _("This is before it appears. Name a later time, or leave this empty."))
        return cleaned
