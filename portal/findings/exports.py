"""All visible findings with their evidence, as a table or as JSON, for whoever wants to check or count them."""

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from django.utils.functional import cached_property

from portal.citations.plain import printable
from portal.citations.spreadsheet import guarded
from portal.findings.material import outputs_with_grants
from portal.findings.models import CaseStudyPage, Evidence, FindingPage, FindingVersion
from portal.grants.models import Grant
from portal.outputs.models import Output

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
        return list(FindingPage.objects.visible().in_order().with_keys())

    @cached_property
    def evidence(self) -> dict[int, list[Evidence]]:
        found: dict[int, list[Evidence]] = {}
        rows: Any = Evidence.objects
        for row in rows.in_order().filter(finding__in=FindingPage.objects.visible().standing()):
            found.setdefault(row.finding_id, []).append(row)
        return found

    @cached_property
    def outputs(self) -> dict[int, Output]:
        keys = {row.output_id for rows in self.evidence.values() for row in rows if row.output_id}
        return outputs_with_grants(Output.objects.visible().newest_first()).with_lines().in_bulk(keys) if keys else {}

    @cached_property
    def grants(self) -> dict[int, Grant]:
        return {grant.pk: grant for grant in Grant.objects.visible().with_page().in_order()}

    @cached_property
    def cases(self) -> dict[int, CaseStudyPage]:
        return {case.pk: case for case in CaseStudyPage.objects.visible().order_by("path")}

    @cached_property
    def versions(self) -> dict[int, FindingVersion]:
        rows = FindingVersion.objects.defer("content").order_by("finding", "number")
        return {row.finding_id: row for row in rows}

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
                "evidence": [self.evidence_values(row) for row in self.evidence.get(finding.pk, [])],
            }

    def version_values(self, finding: FindingPage) -> dict[str, Any]:
        version = self.versions.get(finding.pk)
        if version is None:
            return {"version": None, "date": "", "version_url": ""}
        address = f"{finding.full_url}versions/{version.number}/"
        return {"version": version.number, "date": version.day.isoformat(), "version_url": address}

    def evidence_values(self, row: Evidence) -> dict[str, Any]:
        output = self.outputs.get(row.output_id) if row.output_id else None
        case = self.cases.get(row.case_study_id) if row.case_study_id else None
        return {
            **{name: getattr(row, name) for name in EVIDENCE_FIELDS},
            "output": output.title if output else "",
            "output_url": output.full_url if output else "",
            "address": row.url or (case.full_url if case else ""),
        }

    def json(self) -> str:
        return json.dumps({"findings": list(self.records())}, ensure_ascii=False, indent=1)

    def csv(self) -> str:
        """A row for each item of evidence, and one for a finding without any; safe to open in a spreadsheet."""
        file = io.StringIO()
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for record in self.records():
            rows: list[dict[str, Any]] = record.pop("evidence") or [{}]
            for place, evidence in enumerate(rows, 1):
                values = {**record, **evidence, "evidence": place if evidence else ""}
                writer.writerow([cell(values.get(name, "")) for name in COLUMNS])
        return "\ufeff" + file.getvalue()


def cell(value: Any) -> str:
    text = "; ".join(value) if isinstance(value, list) else "" if value is None else str(value)
    return guarded(printable(text))
