"""What the page of a finding prints of its evidence and of the works it names, now or in an old version."""

from dataclasses import dataclass
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from portal.findings.kinds import EvidenceKind, Stance
from portal.outputs.citing import cited_in_list_html
from portal.outputs.models import Output

__all__ = ["CitedWork", "EvidenceLine", "cited_works", "evidence_lines", "frozen_lines", "frozen_works"]


@dataclass(frozen=True)
class EvidenceLine:
    """One item of evidence in words. `anchor` is its place on the page; an output that nobody may see is not named."""

    anchor: str
    kind: str
    stance: str
    text: str
    locator: str
    quotation: str
    url: str
    output_title: str
    output_url: str
    is_background: bool


@dataclass(frozen=True)
class CitedWork:
    """A work that the evidence names, as a full reference."""

    citation: SafeString
    url: str


def evidence_line(place: int, words: dict[str, Any], title: str, url: str) -> EvidenceLine:
    return EvidenceLine(
        anchor=f"evidence-{place}",
        kind=str(EvidenceKind(words["kind"]).label),
        stance=str(Stance(words["stance"]).label),
        text=words["description"],
        locator=words["locator"],
        quotation=words["quotation"],
        url=words["url"],
        output_title=title,
        output_url=url,
        is_background=words["stance"] == Stance.BACKGROUND,
    )


def evidence_lines(rows: list[Any], outputs: dict[int, Output]) -> list[EvidenceLine]:
    """Lines for rows of evidence, in order; `outputs`: the visible ones by key."""
    lines = []
    for place, row in enumerate(rows, 1):
        output = outputs.get(row.output_id)
        title, url = (output.title, output.get_absolute_url()) if output else ("", "")
        lines.append(evidence_line(place, vars(row), title, url))
    return lines


def frozen_lines(rows: list[dict[str, Any]], outputs: dict[int, Output]) -> list[EvidenceLine]:
    """The same for a version: titles as they were printed then, and links to what may be seen now."""
    lines = []
    for place, row in enumerate(rows, 1):
        printed = row["output"] or {"title": "", "pk": None}
        output = outputs.get(printed["pk"])
        lines.append(evidence_line(place, row, printed["title"], output.get_absolute_url() if output else ""))
    return lines


def cited_works(outputs: dict[int, Output], style: str) -> list[CitedWork]:
    return [
        CitedWork(mark_safe(cited_in_list_html(output, style)), output.get_absolute_url())
        for output in outputs.values()
    ]


def frozen_works(rows: list[dict[str, Any]], outputs: dict[int, Output]) -> list[CitedWork]:
    """The references of a version, each once, as they were printed then."""
    printed = {row["output"]["pk"]: row["output"]["citation"] for row in rows if row["output"]}
    urls = {key: outputs[key].get_absolute_url() for key in printed if key in outputs}
    return [CitedWork(mark_safe(escape(text)), urls.get(key, "")) for key, text in printed.items()]
