from portal.bibliography.formats.signposting.links import Signposts
from portal.bibliography.reference import Reference
from portal.public.signposts import of_reference

__all__ = ["signposts_of_finding"]


def signposts_of_finding(slug: str, reference: Reference) -> Signposts:
    """What a finding's page says to machines, from the reference of its newest version."""
    return of_reference(reference, "findings", slug, "finding_in_format")
