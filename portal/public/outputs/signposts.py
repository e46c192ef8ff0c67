from portal.bibliography.formats.signposting.links import Signposts
from portal.bibliography.reference import Reference
from portal.public.signposts import of_reference
from portal.records.outputs.models import Output

__all__ = ["signposts_of_output"]


def signposts_of_output(output: Output, reference: Reference) -> Signposts:
    """What the output's page says to machines, from its reference."""
    return of_reference(reference, "outputs", output.slug, "output_in_format")
