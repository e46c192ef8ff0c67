"""What the page of an output states as facts, in the order a reader asks."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.cms.facts import Fact, Link, recorded
from portal.dates.partial import PartialDate
from portal.identifiers import doi, issn
from portal.records.base.date_display import display
from portal.records.outputs.bylines import SHOWN_NAMES, more_names
from portal.records.outputs.details import VisibleDetails
from portal.records.outputs.models.contribution import Contribution
from portal.records.outputs.models.tables import Activity, MediaAppearance, Publication, Report

__all__ = ["output_facts"]


def output_facts(details: VisibleDetails) -> list[Fact]:
    """Facts of the output. Date, access and licence are named even where they are not recorded."""
    output, own = details.output, details.output.own
    licence = output.licence_row
    carriers = [Link(str(carrier), carrier.url) for carrier in details.carriers]
    return [
        *contributor_facts(details),
        *recorded(OWN_FACTS[own.own_table](own)),
        *recorded([Fact(_("Also carried by"), links=carriers)]),
        Fact(_("Date"), output.shown_date),
        *recorded([Fact(_("DOI"), output.doi, doi.url(output.doi) if output.doi else "")]),
        Fact(_("Access"), output.access_label),
        Fact(_("Licence"), licence.label if licence else "", licence.url if licence else ""),
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


def publication_facts(own: Publication) -> list[Fact]:
    container = own.kind_row.container or _("In")
    return [
        Fact(container, own.container),
        Fact(_("Publisher"), ", ".join(filter(None, [own.publisher, own.place]))),
        Fact(_("Institution"), own.institution),
        Fact(_("Series"), own.series),
        Fact(_("Volume"), own.volume),
        Fact(_("Issue"), own.issue),
        Fact(_("Pages"), "–".join(filter(None, [own.first_page, own.last_page]))),
        Fact(_("Article number"), own.article_number),
        Fact(_("Edition"), own.edition),
        Fact(_("ISBN"), own.isbn),
        Fact(_("ISSN"), own.issn, issn.url(own.issn) if own.issn else ""),
    ]


def media_facts(own: MediaAppearance) -> list[Fact]:
    minutes = ngettext("%d minute", "%d minutes", own.duration) % own.duration if own.duration else ""
    until = display(PartialDate(own.available_until.isoformat())) if own.available_until else ""
    return [
        Fact(_("Programme"), own.programme),
        Fact(_("Outlet"), own.outlet),
        Fact(_("On air at"), own.aired_at.strftime("%H:%M") if own.aired_at else ""),
        Fact(_("Length"), minutes),
        Fact(_("Part"), capfirst(own.get_part_display().partition(":")[0])),
        Fact(_("Available until"), until),
    ]


def report_facts(own: Report) -> list[Fact]:
    return [
        Fact(_("Institution"), ", ".join(filter(None, [own.institution, own.place]))),
        Fact(_("Number"), own.number),
        Fact(_("Commissioned by"), own.commissioned_by),
        Fact(_("ISBN"), own.isbn),
    ]


def activity_facts(own: Activity) -> list[Fact]:
    lasted = "–".join(filter(None, [display(own.start), display(own.end)]))
    return [
        Fact(_("Event"), own.event),
        Fact(_("Place"), own.place),
        Fact(_("Lasted"), lasted),
        Fact(_("Audience"), own.audience),
        Fact(_("Reach"), own.get_reach_display() if own.reach else ""),
    ]


OWN_FACTS = {
    "publication": publication_facts,
    "media_appearance": media_facts,
    "report": report_facts,
    "activity": activity_facts,
}
