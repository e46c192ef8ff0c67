"""The page that makes one record of two."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.viewsets import viewsets

from portal.intake.merging import merge, what_differs
from portal.intake.rights import Rights
from portal.outputs.models import Output

__all__ = ["merge_view"]


class TwoOutputsForm(forms.Form):
    """Which record is kept, and which one goes into it."""

    kept = forms.ModelChoiceField(Output.objects.all(), label=gettext_lazy("The record that is kept"))
    other = forms.ModelChoiceField(
        Output.objects.all(),
        label=gettext_lazy("The record that goes into it"),
        help_text=gettext_lazy("Its files, grants and findings move; its address leads to the record that is kept."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chooser: Any = next(one for one in viewsets.viewsets if one.name == "output_chooser")
        for field in self.fields.values():
            field.widget = chooser.widget_class()

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("kept") and values.get("kept") == values.get("other"):
            raise ValidationError(_("Choose two records: these are the same one."))
        return values


def merge_view(request: HttpRequest) -> HttpResponse:
    """Asks for two records, shows them field by field, and makes one of them."""
    rights = Rights(request.user)
    if not rights.may_publish:
        raise PermissionDenied
    form = TwoOutputsForm(request.POST if request.method == "POST" else None)
    context: dict[str, Any] = {"form": form, "header_title": _("Merge two records"), "header_icon": "copy"}
    if form.is_bound and form.is_valid():
        kept, other = form.cleaned_data["kept"], form.cleaned_data["other"]
        if not may_merge(rights, kept, other):
            raise PermissionDenied
        if request.POST.get("do") == "merge":
            kept = merge(kept, other, request.POST.getlist("take"), request.user)
            messages.success(request, _("The two records are one now. The old address leads here."))
            return redirect(AdminURLFinder(request.user).get_edit_url(kept) or "intake:start")
        context |= {"kept": kept, "other": other, "differences": what_differs(kept, other)}
    return render(request, "intake/merge.html", context)


def may_merge(rights: Rights, kept: Output, other: Output) -> bool:
    """Whether the person may change the one and delete the other."""
    return rights.may_work_on(kept) and rights.may_work_on(other) and rights.has("delete", type(other.own))
