"""The words of a finding at the moment of publication, as plain values that no later edit of anything changes."""

from typing import Any

from portal.findings.material import Material
from portal.outputs.citing import cited_in_list

__all__ = ["frozen", "says_the_same"]

OWN_WORDS = ("number", "title", "claim", "plain_summary", "limits", "outcome")


def frozen(finding: Any) -> dict[str, Any]:
    """Everything a version prints. What the public may not see now is not in it."""
    material = Material(finding)
    return {
        **{name: getattr(finding, name) for name in OWN_WORDS},
        "body": finding.body.get_prep_value(),
        "evidence": [frozen_evidence(row, material) for row in material.evidence],
        "case_studies": [{"pk": case.pk, "title": case.title} for case in material.case_studies],
        "grants": [
            {
                "pk": grant.pk,
                "name": grant.name,
                "title": grant.title,
                "reference": grant.reference,
                "funders": [funder.name for funder in grant.funders],
            }
            for grant in material.grants
        ],
        "people": [
            {"pk": person.pk, "given": person.given_name, "family": person.family_name, "orcid": person.orcid}
            for person in material.people
        ],
    }


def frozen_evidence(row: Any, material: Material) -> dict[str, Any]:
    output = material.outputs.get(row.output_id)
    case = next((case for case in material.case_studies if case.pk == row.case_study_id), None)
    words = {name: getattr(row, name) for name in ("kind", "stance", "description", "locator", "quotation", "url")}
    printed = {"pk": output.pk, "title": output.title, "citation": cited_in_list(output)} if output else None
    told = {"pk": case.pk, "title": case.title} if case else None
    return {**words, "named": row.output_id, "named_case": row.case_study_id, "output": printed, "case": told}


def says_the_same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two frozen contents differ in nothing that an editor of the finding wrote or chose."""
    return own(one) == own(other)


def own(content: dict[str, Any]) -> dict[str, Any]:
    """The editor's own part: without names of outputs, awards, cases and people, which change by themselves."""
    return {
        **{name: content[name] for name in OWN_WORDS},
        "body": without_ids(content["body"]),
        "evidence": [
            {key: value for key, value in row.items() if key not in ("output", "case") and value is not None}
            for row in content["evidence"]
        ],
        "case_studies": [case["pk"] for case in content["case_studies"]],
        "grants": [grant["pk"] for grant in content["grants"]],
    }


def without_ids(value: Any) -> Any:
    """Stream data without the keys of its blocks, which are made anew when a block is pasted."""
    if isinstance(value, dict):
        return {key: without_ids(part) for key, part in value.items() if not (key == "id" and "type" in value)}
    return [without_ids(part) for part in value] if isinstance(value, list) else value
