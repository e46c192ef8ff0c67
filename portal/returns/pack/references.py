"""The outputs that a return reports as references, in the formats of the portal."""

from collections.abc import Iterator

from portal.bibliography.formats import FORMATS
from portal.bibliography.reference import Reference
from portal.records.outputs.references import staff_references
from portal.returns.gathered import Gathered
from portal.returns.items.outputs import outputs_of

__all__ = ["reported_references", "written_references"]


def reported_references(gathered: Gathered) -> Iterator[Reference]:
    """The references of the reported outputs, in order."""
    left_out = {each.key for each in gathered.left_out}
    outputs = outputs_of(gathered.reporting.grant)
    return (reference for reference in staff_references(outputs) if reference.uuid not in left_out)


def written_references(extension: str, gathered: Gathered) -> Iterator[bytes]:
    """The same as a file of the format that ends so: "bib", "ris"."""
    return FORMATS[extension].write(reported_references(gathered))
