"""How the draft of a record is shown while an editor works on it.

Records do not know the pages that show them. The room that has the pages names here, for each kind of record, the
function that shows a draft of it.
"""

from collections.abc import Callable
from typing import Any

from django.db.models import Model
from django.http import HttpRequest, HttpResponse

__all__ = ["Preview", "preview_of", "shows_drafts_of"]

# Takes a record in hand (saved or not), the request, and the name of one of the record's `preview_modes`.
Preview = Callable[[Any, HttpRequest, str], HttpResponse]

PREVIEWS: dict[type[Model], Preview] = {}


def shows_drafts_of(model: type[Model]) -> Callable[[Preview], Preview]:
    """A decorator: the function shows drafts of `model`, and of models that inherit from it and have none of their
    own."""

    def register(preview: Preview) -> Preview:
        PREVIEWS[model] = preview
        return preview

    return register


def preview_of(model: type[Model]) -> Preview:
    """The function that shows drafts of `model`. Raises LookupError where no room has named one."""
    for ancestor in model.__mro__:
        if ancestor in PREVIEWS:
            return PREVIEWS[ancestor]
    raise LookupError(f"No function shows drafts of {model.__name__}.")
