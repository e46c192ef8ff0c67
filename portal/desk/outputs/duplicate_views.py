"""What the form asks while somebody types: whether the work may be in the portal already."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from wagtail.admin.admin_url_finder import AdminURLFinder

from portal.bibliography.matching import Likeness
from portal.dates.partial import PartialDate
from portal.desk.outputs.author_views import may_edit_outputs
from portal.identifiers import doi, isbn
from portal.records.outputs.duplicates import candidates
from portal.records.outputs.models import Output
from portal.records.rights import choosable

__all__ = ["duplicates_view"]

MOST_SHOWN = 3


@require_GET
def duplicates_view(request: HttpRequest) -> JsonResponse:
    """The outputs that are, or may be, the work of that `title`, `date`, `doi` and `isbn`, other than `exclude`.

    A value that is half typed counts as none. A record that the person may not name is mentioned without its name.
    """
    if not may_edit_outputs(request.user):
        raise PermissionDenied
    query = request.GET
    exclude = number_of(query.get("exclude", ""))
    matches = candidates(
        title=query.get("title", "").replace("\x00", "")[:1000],
        year=read(PartialDate.parse, query.get("date", ""))[:4],
        doi=read(doi.normalise, query.get("doi", "")),
        isbn=read(isbn.normalise, query.get("isbn", "")),
        exclude=exclude,
    )
    may_be_named = set(choosable(request.user, Output).values_list("pk", flat=True).filter(pk__in=keys(matches)))
    named = [(output, likeness) for output, likeness in matches if output.pk in may_be_named]
    shown = [description(request, output, likeness, exclude) for output, likeness in named[:MOST_SHOWN]]
    hidden = any(likeness == Likeness.SAME and output.pk not in may_be_named for output, likeness in matches)
    note = _("Somebody else has this work in draft. Ask an editor before you add it again.") if hidden else ""
    return JsonResponse({"outputs": shown, "note": note})


def keys(matches: list[tuple[Output, Likeness]]) -> list[int]:
    """The primary keys of the outputs."""
    return [output.pk for output, _likeness in matches]


def read(parse: Callable[[str], str], text: str) -> str:
    """What `parse` makes of the text, "" of what it cannot read yet."""
    try:
        return parse(text)
    except ValueError:
        return ""


def number_of(text: str) -> int | None:
    """The primary key that the text is, None if it is none."""
    return int(text) if text.isdecimal() and len(text) < 10 else None


def description(request: HttpRequest, output: Output, likeness: Likeness, exclude: int | None) -> dict[str, Any]:
    """What the form says of an output: certain or not, its name, where it is edited, where the two are merged."""
    merge = reverse("merge_outputs", args=[output.pk, exclude]) if exclude else ""
    return {
        "is_certain": likeness == Likeness.SAME,
        "title": str(output),
        "details": ", ".join(filter(None, [output.kind_label, output.shown_date])),
        "edit_url": AdminURLFinder(request.user).get_edit_url(output.own) or output.get_absolute_url(),
        "merge_url": merge,
    }
