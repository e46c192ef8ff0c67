"""Their publications that we lack, as references that the intake reads, compares and has reviewed."""

from collections.abc import Iterable, Iterator

from portal.bibliography.formats import FORMATS
from portal.bibliography.kinds import KINDS
from portal.bibliography.reference import Contributor, Reference
from portal.bibliography.vocabularies import Outcome
from portal.dates.partial import PartialDate
from portal.returns.reconcile.read import TheirOutcome

__all__ = ["as_ris"]

KIND_BY_TYPE = {kind.gtr_type: kind for kind in reversed(KINDS.values()) if kind.gtr_outcome == Outcome.PUBLICATION}


def as_ris(outcomes: Iterable[TheirOutcome]) -> str:
    """The publications among the outcomes in RIS; "" for none."""
    references = list(references_of(outcomes))
    return b"".join(FORMATS["ris"].write(references)).decode() if references else ""


def references_of(outcomes: Iterable[TheirOutcome]) -> Iterator[Reference]:
    """Each publication as a reference; a type that we do not know is a journal article where it names a journal."""
    for number, outcome in enumerate(outcomes, start=1):
        if outcome.outcome != Outcome.PUBLICATION:
            continue
        fields = outcome.fields
        fallback = KINDS["journal-article"] if fields.get("journal") else KINDS["document"]
        yield Reference(
            kind=KIND_BY_TYPE.get(fields.get("type", ""), fallback),
            key=f"theirs-{number}",
            title=outcome.title,
            date=PartialDate(fields.get("date", "")),
            container=fields.get("journal") or fields.get("book", ""),
            volume=fields.get("volume", ""),
            issue=fields.get("issue", ""),
            doi=fields.get("doi", ""),
            address=fields.get("supporting_url", ""),
            contributors=(Contributor.person("author", fields["authors"]),) if fields.get("authors") else (),
        )
