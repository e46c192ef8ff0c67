"""What the form of an output asks the server for a DOI: the values of its fields, and the contributors."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin.admin_url_finder import AdminURLFinder

from portal.bibliography.authors.author import Author
from portal.bibliography.formats.parsed import ParsedName
from portal.bibliography.formats.reader import FailedRecord
from portal.bibliography.kinds import KINDS, TABLES
from portal.bibliography.roles import ROLES
from portal.desk.outputs.author_views import described, may_edit_outputs
from portal.identifiers import doi
from portal.intake.doi_lookup import NoAnswerError, look_up_doi
from portal.intake.mapping import map_record
from portal.records.people.models import Person
from portal.records.people.recognition import KnownNames
from portal.records.rights import choosable

__all__ = ["look_up_doi_view"]

NOT_A_DOI = "“%s” is no DOI. One begins with 10. and has a slash, for example: 10.1000/182"


@require_POST
def look_up_doi_view(request: HttpRequest) -> JsonResponse:
    """What a registration agency says of the posted `doi`, for the form of the posted `table`.

    `values` by the names of the form's fields, `authors` as the author box takes them, `notes`: sentences. 400 with a
    sentence where there is no answer. The agency is asked outside any transaction.
    """
    if not may_edit_outputs(request.user):
        raise PermissionDenied
    typed = request.POST.get("doi", "").strip()
    if not doi.is_valid(typed):
        return JsonResponse({"error": _(NOT_A_DOI) % typed[:60]}, status=400)
    try:
        parsed = look_up_doi(doi.normalise(typed), 1, typed)
    except NoAnswerError as error:
        return JsonResponse({"error": str(error)}, status=400)
    if isinstance(parsed, FailedRecord):
        return JsonResponse({"error": parsed.reason}, status=400)
    record = map_record(parsed)
    if record.reason:
        return JsonResponse({"error": record.reason}, status=400)
    values = {name: value for name, value in record.values.items() if isinstance(value, str | int)}
    notes = [*map(str, record.notes), *other_table(values, request.POST.get("table", ""))]
    known, finder = KnownNames(choosable(request.user, Person)), AdminURLFinder(request.user)
    authors = [entry(person, known, finder) for person in record.people]
    return JsonResponse({"values": values, "authors": authors, "notes": notes})


def other_table(values: dict[str, Any], table: str) -> list[str]:
    """Takes out a kind that the form of `table` does not have, and says so in a sentence."""
    kind = KINDS[str(values["kind"])]
    if kind.table == table or table not in TABLES:
        return []
    del values["kind"]
    return [_("It is registered as “%s”, which has a form of its own under “Add an output”.") % kind.label]


def entry(person: ParsedName, known: KnownNames, finder: AdminURLFinder) -> dict[str, Any]:
    """A contributor as the author box shows them, with their role."""
    author = Author(person.name, is_corporate=person.is_corporate, orcid=person.orcid)
    role = person.role if person.role in ROLES else "author"
    return {**described(author, known, finder), "role": role, "role_label": str(ROLES[role].label)}
