"""Link sets of outputs, findings, people and awards, and the JSON-LD of those two that have no other format."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_safe

from portal.bibliography.formats import FORMATS
from portal.bibliography.formats.schema_org.nodes import Node
from portal.bibliography.formats.schema_org.write import document
from portal.bibliography.formats.signposting.links import LINKSET_JSON, LINKSET_TEXT, Signposts
from portal.public.findings.models import FindingVersion
from portal.public.findings.references import reference as finding_reference
from portal.public.findings.signposts import signposts_of_finding
from portal.public.grants.json_ld import grant_graph
from portal.public.grants.signposts import signposts_of_grant
from portal.public.outputs.moved import redirect_to_kept
from portal.public.outputs.signposts import signposts_of_output
from portal.public.people.json_ld import person_graph
from portal.public.people.signposts import signposts_of_person
from portal.records.grants.models import Grant
from portal.records.outputs.models import Output
from portal.records.outputs.references import reference
from portal.records.people.models import Person

__all__ = ["linkset", "record_json_ld"]


def output_signposts(slug: str) -> Signposts | None:
    """Those of the visible output at that address."""
    output = Output.objects.visible().with_own_table().filter(slug=slug).first()
    return signposts_of_output(output, reference(output)) if output else None


def finding_signposts(slug: str) -> Signposts | None:
    """Those of the visible finding at that address."""
    version = FindingVersion.objects.of_visible(slug).newest_first().first()
    return signposts_of_finding(slug, finding_reference(version)) if version else None


def person_signposts(slug: str) -> Signposts | None:
    """Those of the visible person at that address."""
    person = Person.objects.visible().filter(slug=slug).first()
    return signposts_of_person(person) if person else None


def grant_signposts(slug: str) -> Signposts | None:
    """Those of the visible award at that address."""
    grant = Grant.objects.visible().filter(slug=slug).first()
    return signposts_of_grant(grant) if grant else None


PLACES: dict[str, Callable[[str], Signposts | None]] = {
    "outputs": output_signposts,
    "findings": finding_signposts,
    "team": person_signposts,
    "grants": grant_signposts,
}


@require_safe
def linkset(request: HttpRequest, place: str, slug: str, ending: str) -> HttpResponseBase:
    """The link set of what stands at that address: as JSON, or without an ending as text."""
    signposts = PLACES[place](slug)
    if signposts is None:
        if place == "outputs":
            return redirect_to_kept(request, slug)
        raise Http404
    content = signposts.json() if ending else signposts.text()
    response = HttpResponse(content, content_type=LINKSET_JSON if ending else LINKSET_TEXT)
    response["X-Robots-Tag"] = "noindex"
    return response


@require_safe
def record_json_ld(request: HttpRequest, place: str, slug: str) -> HttpResponse:
    """A person or an award as schema.org says it."""
    records: Any = Person.objects.visible().with_roles() if place == "team" else Grant.objects.visible().with_funders()
    record: Any = records.filter(slug=slug).first()
    if record is None:
        raise Http404
    node: Node = person_graph(record) if place == "team" else grant_graph(record)
    response = HttpResponse(document(node), content_type=FORMATS["jsonld"].content_type)
    response["Link"] = f'<{record.full_url}>; rel="describes"; type="text/html"'
    response["X-Robots-Tag"] = "noindex"
    return response
