"""What an editor leaves at an address when unpublishing: a note for those who come to it, or nothing."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail import hooks

from portal.cms.models import PublicAddress

__all__ = ["NoteForm"]


class NoteForm(forms.ModelForm):
    """The note: what it was, why it is gone, and where it went. All may be left empty: readers then see none of it."""

    note_url = forms.URLField(required=False, max_length=1000, assume_scheme="https")

    class Meta:
        model = PublicAddress
        fields = ["note_title", "note", "note_url"]


@hooks.register("after_unpublish_page")
def leave_note_of_page(request: HttpRequest, page: Any) -> None:
    """Keeps the note at the addresses of a page, once it is unpublished."""
    leave_note(request, page)


@hooks.register("after_unpublish")
def leave_note(request: HttpRequest, target: Any) -> None:
    """Keeps the note at all addresses where the page or record stood, once it is unpublished."""
    form = NoteForm(request.POST)
    if not form.is_valid():
        words = _("It is unpublished, but no note was left at its address: “%s” is no web address.")
        messages.warning(request, words % request.POST.get("note_url", ""))
        return
    if any(form.cleaned_data.values()):
        PublicAddress.objects.of(target).update(**form.cleaned_data)
