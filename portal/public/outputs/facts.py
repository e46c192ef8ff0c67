"""What the page of an output states as facts, in the order a reader asks."""

from collections.abc import Callable
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.bibliography.fields import FIELDS
from portal.cms.facts import Fact, Link, recorded
from portal.dates.partial import PartialDate
from portal.identifiers import doi, issn
from portal.records.base.date_display import display
from portal.records.outputs.bylines import SHOWN_NAMES, more_names
from portal.records.outputs.details import VisibleDetails
from portal.records.outputs.models.contribution import Contribution
from portal.records.outputs.models.output import Output
from portal.records.outputs.references import OWN_FIELDS

__all__ = ["output_facts"]


def output_facts(details: VisibleDetails) -> list[Fact]:
    """Facts of the output. Its date is named even where it is not recorded, as are access and licence of a kind that
    comes in copies."""
    output, own = details.output, details.output.own
    licence = output.licence_row
    terms = [
        Fact(_("Access"), output.access_label),
        Fact(_("Licence"), licence.label if licence else "", licence.url if licence else ""),
    ]
    carriers = [Link(str(carrier), carrier.url) for carrier in details.carriers]
    return [
        *contributor_facts(details),
        *recorded(own_facts(own)),
        *recorded([Fact(_("Also carried by"), links=carriers)]),
        Fact(_("Date"), output.shown_date),
        *recorded([Fact(_("DOI"), output.doi, doi.url(output.doi) if output.doi else "")]),
        *(terms if output.kind_row.has_copies else recorded(terms)),
        *recorded(
            [
                Fact(_("Peer-reviewed"), reviewed(output.peer_reviewed)),
                Fact(_("Keywords"), ", ".join(output.keyword_list)),
            ]
        ),
    ]


def reviewed(answer: bool | None) -> str:
    if answer is None:
        return ""
    return _("yes") if answer else _("no")


def contributor_facts(details: VisibleDetails) -> list[Fact]:
    """One fact a role, in the order in which the work names them."""
    by_role: dict[str, list[Contribution]] = {}
    for contribution in details.contributions:
        by_role.setdefault(contribution.role_label, []).append(contribution)
    return [Fact(plural(label, len(group)), links=names_of(group, details)) for label, group in by_role.items()]


def names_of(group: list[Contribution], details: VisibleDetails) -> list[Link]:
    """The first names, and how many more there are: a page need not print 3,000, an export does."""
    links = [contributor_link(contribution, details) for contribution in group[:SHOWN_NAMES]]
    if len(group) > SHOWN_NAMES:
        links.append(Link(more_names(len(group) - SHOWN_NAMES)))
    return links


def plural(label: str, count: int) -> str:
    """The role's label for so many people."""
    return ngettext("%(role)s", "%(role)ss", count) % {"role": label}


def contributor_link(contribution: Contribution, details: VisibleDetails) -> Link:
    person = details.person_of(contribution)
    return Link(contribution.reading_name, person.get_absolute_url() if person else "")


def heading(name: str) -> str:
    """What the table of fields calls the field."""
    return _(FIELDS[name].heading)


def own_facts(own: Output) -> list[Fact]:
    """One fact for each field of the own table, in its order; some fields are told together with another."""
    facts = []
    for name in OWN_FIELDS[own.own_table]:
        if name in TOLD:
            facts.append(TOLD[name](own))
        elif name not in TOLD_WITH_ANOTHER.get(own.own_table, ()):
            facts.append(Fact(heading(name), str(getattr(own, name))))
    return facts


def issuer_fact(name: str) -> Callable[[Any], Fact]:
    """Who brought the work out, with the place."""
    return lambda own: Fact(heading(name), ", ".join(filter(None, [getattr(own, name), own.place])))


def institution_fact(own: Any) -> Fact:
    """Who brought a report out, with the place; of a publication the place goes with the publisher."""
    together = [own.institution] if hasattr(own, "publisher") else [own.institution, own.place]
    return Fact(heading("institution"), ", ".join(filter(None, together)))


def duration_fact(own: Any) -> Fact:
    minutes = ngettext("%d minute", "%d minutes", own.duration) % own.duration if own.duration else ""
    return Fact(_("Length"), minutes)


def available_until_fact(own: Any) -> Fact:
    until = display(PartialDate(own.available_until.isoformat())) if own.available_until else ""
    return Fact(heading("available_until"), until)


def choice_fact(name: str) -> Callable[[Any], Fact]:
    """A choice in words, without what explains it to editors."""
    return lambda own: Fact(heading(name), in_words(own, name))


def in_words(own: Any, name: str) -> str:
    if not getattr(own, name):
        return ""
    words = getattr(own, f"get_{name}_display")().partition(":")[0]
    return capfirst(words) if name == "part" else words


# Facts that are more than a heading and a text.
TOLD: dict[str, Callable[[Any], Fact]] = {
    "container": lambda own: Fact(own.kind_row.container or _("In"), own.container),
    "publisher": issuer_fact("publisher"),
    "institution": institution_fact,
    "first_page": lambda own: Fact(_("Pages"), "–".join(filter(None, [own.first_page, own.last_page]))),
    "issn": lambda own: Fact(heading("issn"), own.issn, issn.url(own.issn) if own.issn else ""),
    "aired_at": lambda own: Fact(_("On air at"), own.aired_at.strftime("%H:%M") if own.aired_at else ""),
    "duration": duration_fact,
    "part": choice_fact("part"),
    "available_until": available_until_fact,
    "reach": choice_fact("reach"),
    "start": lambda own: Fact(_("Lasted"), "–".join(filter(None, [display(own.start), display(own.end)]))),
}
TOLD_WITH_ANOTHER = {"publication": ("last_page", "place"), "report": ("place",), "activity": ("end",)}
