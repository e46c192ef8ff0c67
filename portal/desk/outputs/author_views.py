"""What the author box of the form asks the server: to read a list, and to remember a form of a name."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.permission_policies import ModelPermissionPolicy

from portal.bibliography.authors.author_list import Author, AuthorList, Doubt, read_authors
from portal.desk.request_user import RequestUser
from portal.records.outputs.models import TABLES
from portal.records.people.models import Person
from portal.records.people.name_forms import add_name_form
from portal.records.people.recognition import KnownNames, Recognised
from portal.records.rights import RecordPermissionPolicy, choosable

__all__ = ["may_edit_outputs", "name_form_view", "read_authors_view"]

QUESTIONS = {
    Doubt.ONE_WORD: gettext_lazy("One word only: is it a family name, or an organisation?"),
    Doubt.ONE_ORGANISATION_OR_TWO: gettext_lazy("One organisation, or two? Correct the row if it is two."),
    Doubt.INITIALS: gettext_lazy("Are the capitals initials, a short name or a degree?"),
    Doubt.ORDER: gettext_lazy("Which is the family name? It is taken to be what stands before the comma."),
    Doubt.ORGANISATION: gettext_lazy("Is this an organisation? Correct the row if it is a person."),
    Doubt.NOT_A_NAME: gettext_lazy("This may be no name. Correct or delete the row."),
    Doubt.SEVERAL: gettext_lazy("This stood in one name with others. Is it one person?"),
}


def may_edit_outputs(user: RequestUser) -> bool:
    """Whether the user may add or change outputs of any table."""
    policies = [ModelPermissionPolicy(table) for table in TABLES.values()]
    return any(policy.user_has_any_permission(user, ["add", "change"]) for policy in policies)


@require_POST
def read_authors_view(request: HttpRequest) -> JsonResponse:
    """The names of the posted `text`, each with who it is or may be, of those whom the person may choose.

    400 with a sentence where it cannot be read.
    """
    if not may_edit_outputs(request.user):
        raise PermissionDenied
    try:
        read = read_authors(request.POST.get("text", ""))
    except ValueError as error:
        return JsonResponse({"error": str(error)}, status=400)
    if not read.authors:
        return JsonResponse(
            {"error": _("No name was found. Paste the names as printed, for example: Smith J, Jones AB.")}, status=400
        )
    known, finder = KnownNames(choosable(request.user, Person)), AdminURLFinder(request.user)
    authors = [described(author, known, finder) for author in read.authors]
    return JsonResponse({"authors": authors, "notes": notes(read, authors)})


def described(author: Author, known: KnownNames, finder: AdminURLFinder) -> dict[str, Any]:
    """An author as the box shows it: the name, a question where it is doubtful, and who it is or may be."""
    recognised = Recognised() if author.is_corporate else known.recognise(author.name, author.orcid)
    return {
        "name": author.name,
        "is_corporate": author.is_corporate,
        "is_editor": author.is_editor,
        "orcid": author.orcid,
        "question": str(QUESTIONS[author.doubt]) if author.doubt else "",
        "person": choice(recognised.person, finder) if recognised.person else None,
        "candidates": [choice(person, finder) for person in recognised.candidates],
        "is_known_form": recognised.is_known_form,
    }


def choice(person: Person, finder: AdminURLFinder) -> dict[str, Any]:
    """The person as Wagtail's chooser keeps them, and their affiliation to tell namesakes apart."""
    return {"id": person.pk, "title": str(person), "edit_url": finder.get_edit_url(person)}


def notes(read: AuthorList, authors: list[dict[str, Any]]) -> list[str]:
    """The sentences above the names: how many there are, whom to look at, and what was left out."""
    count = len(authors)
    doubtful = sum(bool(author["question"] or author["candidates"]) for author in authors)
    sentences = [ngettext("%d name was read.", "%d names were read.", count) % count]
    if doubtful:
        sentences.append(ngettext("%d needs a look.", "%d need a look.", doubtful) % doubtful)
    if read.and_others:
        sentences.append(_("The list ends in “et al.”: add the others if you know them."))
    if read.left_out:
        sentences.append(_("Left out: %s") % "; ".join(read.left_out))
    return sentences


@require_POST
def name_form_view(request: HttpRequest) -> JsonResponse:
    """Remembers the posted `name` as a form of the posted `person`'s; says so, or in a sentence why not."""
    policy = RecordPermissionPolicy(Person)
    if not all(policy.user_has_permission(request.user, action) for action in ("change", "publish")):
        return JsonResponse({"error": _("You may not change people. Ask an editor to add the form.")}, status=403)
    key = request.POST.get("person", "")
    person = get_object_or_404(Person, pk=int(key) if key.isdecimal() and len(key) < 10 else 0)
    try:
        add_name_form(person.pk, request.POST.get("name", ""), request.user)
    except ValueError as error:
        return JsonResponse({"error": str(error)}, status=400)
    return JsonResponse({"message": _("Remembered as a name of %s.") % person})
