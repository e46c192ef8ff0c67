"""What the page of a finding prints of its evidence and of the works it names, now or in an old version."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from portal.public.findings.kinds import EvidenceKind, Stance
from portal.public.findings.models import CaseStudyPage, Evidence
from portal.records.outputs.citing import cited_in_list_html
from portal.records.outputs.models import Output

__all__ = ["CitedWork", "EvidenceItem", "cited_works", "evidence_items", "frozen_evidence_items", "frozen_works"]


@dataclass(frozen=True)
class EvidenceItem:
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


def evidence_item(place: int, words: Mapping[str, Any], title: str, url: str) -> EvidenceItem:
    """The item at that place, counted from 1; `words`: its own fields, `title` and `url`: of what it names, or ""."""
    return EvidenceItem(
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


def evidence_items(
    evidence: list[Evidence], outputs: dict[int, Output], cases: Mapping[int, CaseStudyPage]
) -> list[EvidenceItem]:
    """The items of `evidence` in words, in order; `outputs` and `cases`: the visible ones by key."""
    items = []
    for place, item in enumerate(evidence, 1):
        output, case = outputs.get(item.output_id), cases.get(item.case_study_id)
        if output:
            items.append(evidence_item(place, vars(item), output.title, output.get_absolute_url()))
        else:
            items.append(evidence_item(place, vars(item), case.title if case else "", case.url if case else ""))
    return items


def frozen_evidence_items(
    evidence: list[dict[str, Any]], outputs: dict[int, Output], cases: Mapping[int, CaseStudyPage]
) -> list[EvidenceItem]:
    """The same for a version: titles as they were printed then, of what may be seen now."""
    items = []
    for place, item in enumerate(evidence, 1):
        printed, case = item["output"] or {}, item.get("case") or {}
        output, page = outputs.get(printed.get("pk", 0)), cases.get(case.get("pk", 0))
        if output:
            items.append(evidence_item(place, item, printed["title"], output.get_absolute_url()))
        else:
            items.append(evidence_item(place, item, case["title"] if page else "", page.url if page else ""))
    return items


def cited_works(outputs: dict[int, Output], style: str) -> list[CitedWork]:
    """The outputs as references in that style, each with the address of its record here."""
    return [
        CitedWork(mark_safe(cited_in_list_html(output, style)), output.get_absolute_url())
        for output in outputs.values()
    ]


def frozen_works(evidence: list[dict[str, Any]], outputs: dict[int, Output]) -> list[CitedWork]:
    """The references of a version to what may be seen now, each once, as they were printed then."""
    printed = {item["output"]["pk"]: item["output"]["citation"] for item in evidence if item["output"]}
    return [
        CitedWork(mark_safe(escape(text)), outputs[key].get_absolute_url())
        for key, text in printed.items()
        if key in outputs
    ]
