"""What the form asks while somebody types: whether the work may be in the portal already."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from wagtail.admin.admin_url_finder import AdminURLFinder

from portal.citations.likeness import Likeness
from portal.dates.partial import PartialDate
from portal.identifiers import doi, isbn
from portal.outputs.duplicates import candidates
from portal.outputs.editing.author_views import may_edit_outputs
from portal.outputs.models import Output
from portal.records.ownership import choosable

__all__ = ["duplicates_view"]

MOST_SHOWN = 3


@require_GET
def duplicates_view(request: HttpRequest) -> JsonResponse:
    """The outputs that are, or may be, the work of that `title`, `date`, `doi` and `isbn`, other than `exclude`.

    What is half typed counts as nothing. Of a record that the person may not name, it is said only that it is there.
    """
    if not may_edit_outputs(request.user):
        raise PermissionDenied
    asked = request.GET
    exclude = number_of(asked.get("exclude", ""))
    found = candidates(
        title=asked.get("title", "").replace("\x00", "")[:1000],
        year=read(PartialDate.parse, asked.get("date", ""))[:4],
        doi=read(doi.normalise, asked.get("doi", "")),
        isbn=read(isbn.normalise, asked.get("isbn", "")),
        exclude=exclude,
    )
    may_be_named = set(choosable(request.user, Output).values_list("pk", flat=True).filter(pk__in=keys(found)))
    shown = [line(request, one, how, exclude) for one, how in found if one.pk in may_be_named][:MOST_SHOWN]
    hidden = any(how == Likeness.SAME and one.pk not in may_be_named for one, how in found)
    note = _("Somebody else has this work in draft. Ask an editor before you add it again.") if hidden else ""
    return JsonResponse({"outputs": shown, "note": note})


def keys(found: list[tuple[Output, Likeness]]) -> list[int]:
    return [output.pk for output, _how in found]


def read(parse: Callable[[str], str], text: str) -> str:
    """What `parse` makes of the text, "" of what it cannot read yet."""
    try:
        return parse(text)
    except ValueError:
        return ""


def number_of(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 10 else None


def line(request: HttpRequest, output: Output, how: Likeness, exclude: int | None) -> dict[str, Any]:
    """What the form says of one of them: certain or not, its name, where it is edited, where the two are merged."""
    merge = reverse("merge_outputs", args=[output.pk, exclude]) if exclude else ""
    return {
        "is_certain": how == Likeness.SAME,
        "title": str(output),
        "details": ", ".join(filter(None, [output.kind_label, output.shown_date])),
        "edit_url": AdminURLFinder(request.user).get_edit_url(output.own) or output.get_absolute_url(),
        "merge_url": merge,
    }
