"""Recognising people of the portal in the names that works print: by ORCID and by the forms known of each name."""

from collections import defaultdict
from dataclasses import dataclass, field

from anyascii import anyascii
from django.db.models import Prefetch, QuerySet

from portal.bibliography.names import Name, split
from portal.records.people.models import NameForm, Person

__all__ = ["KnownNames", "Recognised"]


@dataclass(frozen=True, slots=True)
class Recognised:
    """Who a printed name is. `person` is set where that is certain; else `candidates` are those it may be.

    `is_known_form`: the name as printed is on record as one of the person's, so that there is nothing to remember.
    """

    person: Person | None = None
    candidates: list[Person] = field(default_factory=list)
    is_known_form: bool = False


class KnownNames:
    """All names of `people`, read once (two queries), to look many names up in."""

    def __init__(self, people: QuerySet) -> None:
        self.by_orcid: dict[str, Person] = {}
        self.by_form: defaultdict[str, dict[int, Person]] = defaultdict(dict)
        self.by_surname: defaultdict[str, dict[int, Person]] = defaultdict(dict)
        forms = NameForm.objects.order_by("sort_order", "pk")
        for person in people.order_by("sort_key", "pk").prefetch_related(Prefetch("name_forms", queryset=forms)):
            self.add(person)

    def add(self, person: Person) -> None:
        """Adds a person under every form of their name."""
        if person.orcid:
            self.by_orcid[person.orcid] = person
        for name in names_of(person):
            self.by_form[whole(name)][person.pk] = person
            self.by_surname[plain(name.surname)][person.pk] = person

    def recognise(self, printed: str, orcid: str = "") -> Recognised:
        """Who is named so, with the ORCID printed beside the name, if any.

        Certain are an ORCID on record and a known form that one person alone has. A name that only fits (family name
        and initials agree) is a question, never an answer. Somebody on record with another ORCID is somebody else.
        """
        name = split(printed)
        known = self.by_form.get(whole(name), {})
        if orcid in self.by_orcid:
            person = self.by_orcid[orcid]
            return Recognised(person, is_known_form=person.pk in known)
        same = [person for person in known.values() if may_have(person, orcid)]
        if len(same) == 1:
            return Recognised(same[0], is_known_form=True)
        if same:
            return Recognised(candidates=same)
        bearers = self.by_surname.get(plain(name.surname), {}).values()
        fitting = [person for person in bearers if may_have(person, orcid) and fits(name, person)]
        return Recognised(candidates=fitting)


def names_of(person: Person) -> list[Name]:
    """The person's names in parts: the one on record, and each other form."""
    own = split(", ".join(filter(None, [person.family_name, person.given_name])))
    return [own, *(split(form.name) for form in person.name_forms.all())]


def may_have(person: Person, orcid: str) -> bool:
    return not (orcid and person.orcid and person.orcid != orcid)


def plain(text: str) -> str:
    """Letters alone, Latin and small: "El-Awa" and "el awa" are the same family name."""
    return "".join(character for character in anyascii(text).casefold() if character.isalpha())


def whole(name: Name) -> str:
    """Family name, and given names with their boundaries left out: "Jones, A. B." and "Jones AB" are the same form."""
    return f"{plain(name.surname)}, {plain(name.given)}"


def initials(name: Name) -> str:
    """First letters of the given names; "AB" without dots is two of them."""
    words = anyascii(name.given).replace(".", " ").replace("-", " ").split()
    return "".join(word.casefold() if word.isupper() and len(word) < 4 else word[0].casefold() for word in words)


def fits(name: Name, person: Person) -> bool:
    """Whether the given names agree as far as both say them; a bare family name fits everybody of it."""
    return any(agree(name, own) for own in names_of(person) if plain(own.surname) == plain(name.surname))


def agree(printed: Name, known: Name) -> bool:
    """Whether given names may be the same person's, in full or as initials."""
    first, second = initials(printed), initials(known)
    if not first.startswith(second) and not second.startswith(first):
        return False
    # Two names in full that differ are two people: Jane and Joan.
    words = [plain((name.given.replace(".", " ").split() or [""])[0]) for name in (printed, known)]
    return min(map(len, words)) < 3 or words[0] == words[1]
