"""What the page of a finding prints of its evidence and of the works it names, now or in an old version."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from portal.findings.kinds import EvidenceKind, Stance
from portal.findings.models import CaseStudyPage
from portal.outputs.citing import cited_in_list_html
from portal.outputs.models import Output

__all__ = ["CitedWork", "EvidenceLine", "cited_works", "evidence_lines", "frozen_lines", "frozen_works"]


@dataclass(frozen=True)
class EvidenceLine:
    """One item of evidence in words. `anchor` is its place on the page.

    `named`: the output or the case study that it is, with the address of its page here; not one that nobody may see.
    """

    anchor: str
    kind: str
    stance: str
    text: str
    locator: str
    quotation: str
    url: str
    named: str
    named_url: str
    is_background: bool
    is_case_study: bool


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
        named=title,
        named_url=url,
        is_background=words["stance"] == Stance.BACKGROUND,
        is_case_study=words["kind"] == EvidenceKind.CASE_STUDY,
    )


def evidence_lines(
    rows: list[Any], outputs: dict[int, Output], cases: Mapping[int, CaseStudyPage]
) -> list[EvidenceLine]:
    """Lines for rows of evidence, in order; `outputs` and `cases`: the visible ones by key."""
    lines = []
    for place, row in enumerate(rows, 1):
        output, case = outputs.get(row.output_id), cases.get(row.case_study_id)
        if output:
            lines.append(evidence_line(place, vars(row), output.title, output.get_absolute_url()))
        else:
            lines.append(evidence_line(place, vars(row), case.title if case else "", case.url if case else ""))
    return lines


def frozen_lines(
    rows: list[dict[str, Any]], outputs: dict[int, Output], cases: Mapping[int, CaseStudyPage]
) -> list[EvidenceLine]:
    """The same for a version: titles as they were printed then, and links to what may be seen now."""
    lines = []
    for place, row in enumerate(rows, 1):
        printed, case = row["output"] or {}, row.get("case") or {}
        output, page = outputs.get(printed.get("pk", 0)), cases.get(case.get("pk", 0))
        url = output.get_absolute_url() if output else page.url if page else ""
        lines.append(evidence_line(place, row, printed.get("title") or case.get("title", ""), url))
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
