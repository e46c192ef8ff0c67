"""The line under an output's title: who made it, and where it appeared."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.formats import number_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.bibliography.names import split

__all__ = [
    "SHOWN_NAMES",
    "authors_of",
    "joined_names",
    "line_contributors",
    "more_names",
    "reading_order",
    "where",
    "with_editors_mark",
]

SHOWN_NAMES = 10


def reading_order(name: str, is_corporate: bool = False) -> str:
    """A name as printed, given name first: "Matthew J Goodwin" for "Goodwin, Matthew J"."""
    return name if is_corporate else split(name).display


def joined_names(names: Sequence[str], shown: int = SHOWN_NAMES) -> str:
    """ "A, B and C", or "A … J and 2,990 more" where there are more than `shown`."""
    if len(names) > shown:
        return ", ".join(names[:shown]) + " " + more_names(len(names) - shown)
    if len(names) < 2:
        return "".join(names)
    return _("%(names)s and %(last)s") % {"names": ", ".join(names[:-1]), "last": names[-1]}


def more_names(count: int) -> str:
    """ "and 2,990 more"."""
    return ngettext("and %s more", "and %s more", count) % number_format(count, force_grouping=True)


def where(title: str, *details: str, within: bool = False) -> SafeString:
    """The work that carries this one in italics ("in" before it if `within`), then those details that are known."""
    shown = format_html("<i>{}</i>", title) if title else ""
    if shown and within:
        shown = format_html("{} {}", _("in"), shown)
    return format_html_join(", ", "{}", ((part,) for part in (shown, *details) if part))


def line_contributors(contributions: Iterable[Any]) -> list[Any]:
    """Those whom a line names: whose work it is, of an edited book its editors, or else whoever contributed."""
    everybody = list(contributions)
    of_role = {name: [each for each in everybody if each.role == name] for name in ("editor", "contributor")}
    return authors_of(everybody) or of_role["editor"] or of_role["contributor"]


def with_editors_mark(names: str, shown: Sequence[Any]) -> str:
    """The names with "(ed.)" or "(eds)" after them, where those shown are the editors."""
    are_editors = bool(shown) and shown[0].role == "editor"
    return f"{names} {ngettext('(ed.)', '(eds)', len(shown))}" if are_editors else names


def authors_of(contributions: list[Any]) -> list[Any]:
    """Those of the contributions that are authorship of one sort or another."""
    return [contribution for contribution in contributions if contribution.role_row.is_author]
