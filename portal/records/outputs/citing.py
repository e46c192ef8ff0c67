"""Formatted citations of outputs fetched for a list, without asking for people, grants or files."""

from datetime import datetime

from portal.bibliography.kinds import KINDS
from portal.bibliography.reference import Contributor, Reference
from portal.bibliography.styles import DEFAULT_STYLE, citation, citation_html
from portal.records.outputs.models.output import Output
from portal.records.outputs.references import OWN_FIELDS, SHARED_FIELDS, iso

__all__ = ["cited_in_list", "cited_in_list_html", "reference_in_list"]


def reference_in_list(output: Output, at: datetime | None = None) -> Reference:
    """The reference as a citation needs it at that moment (now, unless said otherwise), from a queryset
    `with_lines()`: names as printed, nobody looked up."""
    own = output.own
    values = {name: getattr(output, name) for name in SHARED_FIELDS}
    values.update({name: getattr(own, name) for name in OWN_FIELDS[output.table]})
    values["access"] = output.access_at(at)
    for name in ("embargo_until", "available_until"):
        if name in values:
            values[name] = iso(values[name])
    contributors = tuple(
        Contributor.organisation(contribution.role, contribution.name)
        if contribution.is_corporate
        else Contributor.person(contribution.role, contribution.name)
        for contribution in output.contributions.all()
    )
    return Reference(
        kind=KINDS[output.kind], key=output.citation_key or output.slug, url=output.full_url, address=output.url,
        contributors=contributors, **values,
    )  # fmt: skip


def cited_in_list(output: Output, style: str = DEFAULT_STYLE) -> str:
    """The citation as plain text."""
    return citation(reference_in_list(output), style)


def cited_in_list_html(output: Output, style: str = DEFAULT_STYLE) -> str:
    """The citation as safe HTML."""
    return citation_html(reference_in_list(output), style)
