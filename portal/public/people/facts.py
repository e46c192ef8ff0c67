"""What a profile states as facts."""

from django.utils.translation import gettext as _

from portal.cms.facts import Fact, Link, recorded
from portal.records.base.date_display import display
from portal.records.people.models.person import Membership, Person

__all__ = ["person_facts"]


def person_facts(person: Person, grant_urls: dict[int, str]) -> list[Fact]:
    """Rows for the person: each visible role, where they are now, and where else they are found.

    `grant_urls` are the addresses of the grants, "" for one without a page.
    """
    rows = [
        Fact(role.get_role_display(), links=[role_link(role, grant_urls[role.grant_id])])
        for role in person.visible_roles
    ]
    affiliation = person.affiliation.name if person.affiliation else ""
    return [
        *rows,
        Fact(_("Affiliation"), affiliation),
        *recorded([Fact(_("ORCID"), person.orcid, person.orcid), Fact(_("Website"), person.website, person.website)]),
    ]


def span(role: Membership) -> str:
    """When the person had the role, as exactly as is recorded: "1 May 2007 – 30 September 2008", "since 2019"."""
    start, end = display(role.start), display(role.end)
    if start and end:
        return f"{start} – {end}"
    if start:
        return _("since %s") % start
    return _("until %s") % end if end else ""


def role_link(role: Membership, url: str) -> Link:
    """The award, the place and the years of a role, leading to the award."""
    years = span(role)
    place = role.organisation.name if role.organisation else ""
    return Link(", ".join(filter(None, [role.grant.name, place, years])), url)
