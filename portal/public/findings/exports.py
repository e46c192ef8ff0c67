"""All visible findings with their evidence, as a table or as JSON, for whoever wants to check or count them."""

import json
from collections.abc import Iterator
from itertools import chain
from typing import Any

from django.utils.functional import cached_property

from portal.bibliography.formats.spreadsheet.table_writing import csv_lines
from portal.public.findings.material import outputs_with_grants
from portal.public.findings.models import CaseStudyPage, Evidence, FindingPage, FindingVersion
from portal.records.grants.models import Grant
from portal.records.outputs.models import Output

__all__ = ["FindingsExport"]

COLUMNS = (
    *("number", "title", "claim", "plain_summary", "status", "status_reason", "superseded_by", "version", "date"),
    *("url", "version_url", "case_studies", "grants"),
    *("evidence", "kind", "stance", "description", "locator", "quotation", "output", "output_url", "address"),
)
EVIDENCE_FIELDS = ("kind", "stance", "description", "locator", "quotation")


class FindingsExport:
    """Asks for everything once, however many findings there are. Of a withdrawn one it says that and why."""

    @cached_property
    def findings(self) -> list[FindingPage]:
        """All visible findings in order."""
        return list(FindingPage.objects.visible().in_order().with_keys())

    @cached_property
    def evidence(self) -> dict[int, list[Evidence]]:
        """The evidence of each finding that stands, by its key, in the editor's order."""
        by_finding: dict[int, list[Evidence]] = {}
        for item in Evidence.objects.in_order().filter(finding__in=FindingPage.objects.visible().standing()):
            by_finding.setdefault(item.finding_id, []).append(item)
        return by_finding

    @cached_property
    def outputs(self) -> dict[int, Output]:
        """The visible outputs that the evidence names, by key."""
        keys = {item.output_id for items in self.evidence.values() for item in items if item.output_id}
        return outputs_with_grants(Output.objects.visible().newest_first()).with_lines().in_bulk(keys) if keys else {}

    @cached_property
    def grants(self) -> dict[int, Grant]:
        """The visible awards, by key."""
        return {grant.pk: grant for grant in Grant.objects.visible().in_order()}

    @cached_property
    def cases(self) -> dict[int, CaseStudyPage]:
        """The visible case studies, by key."""
        return {case.pk: case for case in CaseStudyPage.objects.visible().order_by("path")}

    @cached_property
    def versions(self) -> dict[int, FindingVersion]:
        """The newest version of each finding, by the finding's key."""
        versions = FindingVersion.objects.newest_of_each().defer("content")
        return {version.finding_id: version for version in versions}

    def records(self) -> Iterator[dict[str, Any]]:
        """Each finding as plain values, with its evidence as a list."""
        by_key = {finding.pk: finding for finding in self.findings}
        for finding in self.findings:
            newer = by_key.get(finding.superseded_by_id)
            yield {
                "number": finding.number,
                "title": finding.title,
                "claim": finding.claim,
                "plain_summary": "" if finding.is_withdrawn else finding.plain_summary,
                "status": finding.status,
                "status_reason": finding.status_reason,
                "superseded_by": newer.full_url if newer else "",
                **self.version_values(finding),
                "url": finding.full_url,
                "case_studies": [self.cases[key].title for key in finding.case_keys if key in self.cases],
                "grants": [self.grants[key].full_url for key in finding.grant_keys if key in self.grants],
                "evidence": [self.evidence_values(item) for item in self.evidence.get(finding.pk, [])],
            }

    def version_values(self, finding: FindingPage) -> dict[str, Any]:
        """Number, day (ISO 8601) and address of the newest version; empty before the first."""
        version = self.versions.get(finding.pk)
        if version is None:
            return {"version": None, "date": "", "version_url": ""}
        version.finding = finding  # Its address is below the finding's: no query for what is in hand.
        return {"version": version.number, "date": version.day.isoformat(), "version_url": version.get_full_url()}

    def evidence_values(self, item: Evidence) -> dict[str, Any]:
        """One item of evidence as plain values; what the public may not see is left empty."""
        output = self.outputs.get(item.output_id) if item.output_id else None
        case = self.cases.get(item.case_study_id) if item.case_study_id else None
        return {
            **{name: getattr(item, name) for name in EVIDENCE_FIELDS},
            "output": output.title if output else "",
            "output_url": output.full_url if output else "",
            "address": item.url or (case.full_url if case else ""),
        }

    def json(self) -> str:
        """All findings as one JSON document, evidence nested."""
        return json.dumps({"findings": list(self.records())}, ensure_ascii=False, indent=1)

    def csv(self) -> str:
        """A row for each item of evidence, and one for a finding without any; safe to open in a spreadsheet."""
        return "".join(csv_lines(chain([COLUMNS], self.rows())))

    def rows(self) -> Iterator[list[Any]]:
        """The rows under COLUMNS."""
        for record in self.records():
            items: list[dict[str, Any]] = record.pop("evidence") or [{}]
            for place, evidence in enumerate(items, 1):
                values = {**record, **evidence, "evidence": place if evidence else ""}
                yield [values.get(name, "") for name in COLUMNS]
