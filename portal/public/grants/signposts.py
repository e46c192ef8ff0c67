from portal.bibliography.formats.signposting.links import Signposts
from portal.public.signposts import of_record
from portal.records.grants.models import Grant

__all__ = ["signposts_of_grant"]


def signposts_of_grant(grant: Grant) -> Signposts:
    """What an award's page says to machines."""
    return of_record(grant.full_url, "grants", grant.slug, "MonetaryGrant")
