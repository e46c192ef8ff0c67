from portal.bibliography.formats.signposting.links import Signposts
from portal.public.signposts import of_record
from portal.records.people.models import Person

__all__ = ["signposts_of_person"]


def signposts_of_person(person: Person) -> Signposts:
    """What a profile says to machines: the ORCID, where there is one, names whom it is of."""
    return of_record(person.full_url, "team", person.slug, "Person", [person.orcid] if person.orcid else [])
