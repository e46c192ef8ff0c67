"""Drawings: the trail of one finding through its evidence to who paid, and of all findings at once."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from portal.drawings.trail import Column, Node, TrailDrawing, draw
from portal.public.findings.evidence_items import EvidenceItem
from portal.public.findings.kinds import Stance
from portal.public.findings.models import Evidence, FindingPage
from portal.records.grants.models import Grant
from portal.records.outputs.models import Output

__all__ = ["Trail", "map_of_findings", "numbered_title", "trail_of_finding"]


@dataclass(frozen=True)
class Trail:
    """A drawing, the sentence that says what is drawn, and the table behind it."""

    label: str
    drawing: TrailDrawing
    columns: list[str]
    rows: list[list[str]]


def output_node(output: Output, is_background: bool = False, says_so: bool = False) -> Node:
    """An output's box: dashed where it is background only, which the words say too if nothing beside it does."""
    background = str(Stance.BACKGROUND.label).lower() if is_background and says_so else ""
    when = " · ".join(filter(None, [output.kind_label, output.shown_date, background]))
    return Node(f"output-{output.pk}", output.title, when, output.get_absolute_url(), dashed=is_background)


def grant_node(grant: Grant) -> Node:
    """An award's box: its name and amount."""
    return Node(f"grant-{grant.pk}", grant.name, grant.shown_amount, grant.get_absolute_url())


def trail_of_finding(
    name: str, evidence: list[Evidence], items: list[EvidenceItem], outputs: dict[int, Output], grants: Sequence[Grant]
) -> Trail:
    """The trail of one finding. What rests on no output was paid for by the finding's own awards."""
    first = Node("finding", name, url="#content", first=True)
    boxes, named, links = [], {}, []
    for saved, item in zip(evidence, items, strict=True):
        called = item.named if item.is_case_study and item.named else item.kind
        node = Node(item.anchor, called, item.stance, f"#{item.anchor}", dashed=item.is_background)
        boxes.append(node)
        links.append(("finding", node.key))
        output = outputs.get(saved.output_id)
        if output is None:
            links += [(node.key, f"grant-{grant.pk}") for grant in grants if not item.is_background]
            continue
        named[output.pk] = output_node(output, item.is_background)
        links.append((node.key, named[output.pk].key))
        links += [(named[output.pk].key, f"grant-{key}") for key in output.grant_keys]
    columns = [
        Column(_("Finding"), [first]),
        Column(_("What it rests on"), boxes),
        Column(_("Outputs it names"), list(named.values())),
        Column(_("Who paid"), [grant_node(grant) for grant in grants]),
    ]
    label = _("The way from the finding through its evidence and outputs to the awards that paid for them")
    return Trail(label, draw(columns, dict.fromkeys(links)), [], [])


def map_of_findings(
    findings: Sequence[FindingPage],
    named: dict[int, list[int]],
    outputs: dict[int, Output],
    grants: Sequence[Grant],
    bearing: set[int],
) -> Trail:
    """All findings with the outputs (`named`: keys by finding) and the awards they lead to.

    `bearing`: the keys of outputs that bear on any of the claims; the others are background.
    """
    links: list[tuple[str, str]] = []
    rows = []
    for finding in findings:
        its_outputs = [outputs[key] for key in named.get(finding.pk, []) if key in outputs]
        its_grants = [grant for grant in grants if grant.pk in finding.grant_keys]
        links += [(f"finding-{finding.pk}", f"output-{output.pk}") for output in its_outputs]
        if not its_outputs:
            links += [(f"finding-{finding.pk}", f"grant-{grant.pk}") for grant in its_grants]
        rows.append(
            [
                numbered_title(finding),
                "; ".join(output.title for output in its_outputs),
                "; ".join(grant.name for grant in its_grants),
            ]
        )
    links += [(f"output-{output.pk}", f"grant-{key}") for output in outputs.values() for key in output.grant_keys]
    nodes = [
        Node(f"finding-{finding.pk}", numbered_title(finding), url=finding.url, first=True) for finding in findings
    ]
    columns = [
        Column(_("Findings"), nodes),
        Column(
            _("Outputs they name"),
            [output_node(output, output.pk not in bearing, says_so=True) for output in outputs.values()],
        ),
        Column(_("Who paid"), [grant_node(grant) for grant in grants]),
    ]
    label = _("Findings, the outputs they name and the awards that paid for the work")
    headings = [column.heading for column in columns]
    return Trail(label, draw(columns, dict.fromkeys(links), width=1120), headings, rows)


def numbered_title(finding: FindingPage) -> str:
    """ "2. Support for the unit"."""
    return f"{finding.number}. {finding.title}" if finding.number else finding.title
