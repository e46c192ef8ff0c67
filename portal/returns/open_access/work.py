"""What of an output bears on open access, as plain values; an answer of None or "" is not known."""

from dataclasses import dataclass, replace
from typing import Self

from portal.bibliography.reference import NO_DATE
from portal.dates.partial import PartialDate
from portal.records.outputs.models import Output
from portal.returns.models import OutputFacts

__all__ = ["Work"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One output.

    `form`: the funder's sub-type of its kind. `published`, `submitted`, `accepted`, `free_from`: as exactly as known.
    `access`: what holds now. `licence`: SPDX. `free_version`: "version of record", "accepted manuscript" or "".
    """

    form: str
    published: PartialDate = NO_DATE
    submitted: PartialDate = NO_DATE
    accepted: PartialDate = NO_DATE
    free_from: PartialDate = NO_DATE
    access: str = ""
    licence: str = ""
    doi: str = ""
    issn: str = ""
    peer_reviewed: bool | None = None
    free_version: str = ""
    data_statement: bool | None = None
    rights_retention: bool | None = None
    names_funder: bool | None = None
    exception: str = ""

    @classmethod
    def of(cls, output: Output, facts: OutputFacts | None) -> Self:
        """The work of an output with its own table fetched, and of what was answered for funders."""
        work = cls(
            form=output.kind_row.gtr_type,
            published=PartialDate(output.date),
            access=output.access_now,
            licence=output.licence,
            doi=output.doi,
            issn=getattr(output.own, "issn", ""),
            peer_reviewed=output.peer_reviewed,
        )
        if facts is None:
            return work
        return replace(
            work,
            submitted=PartialDate(facts.submitted),
            accepted=PartialDate(facts.accepted),
            free_from=PartialDate(facts.free_from),
            free_version=facts.free_version,
            data_statement=facts.data_statement,
            rights_retention=facts.rights_retention,
            names_funder=facts.names_funder,
            exception=facts.exception,
        )
