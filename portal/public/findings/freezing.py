"""The words of a finding at the moment of publication, as plain values that no later edit of anything changes."""

from typing import TYPE_CHECKING, Any

from portal.public.findings.material import Material
from portal.records.outputs.citing import cited_in_list

if TYPE_CHECKING:
    from portal.public.findings.models import Evidence, FindingPage

__all__ = ["frozen", "says_the_same"]

OWN_WORDS = ("number", "title", "claim", "plain_summary", "limits", "outcome")


def frozen(finding: "FindingPage") -> dict[str, Any]:
    """Everything a version prints. What the public may not see now is not in it."""
    material = Material(finding)
    return {
        **{name: getattr(finding, name) for name in OWN_WORDS},
        "body": finding.body.get_prep_value(),
        "evidence": [frozen_evidence(item, material) for item in material.evidence],
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
        "chosen_people": sorted(person.pk for person in material.chosen_people),
        "people": [
            {"pk": person.pk, "given": person.given_name, "family": person.family_name, "orcid": person.orcid}
            for person in material.people
        ],
    }


def frozen_evidence(item: "Evidence", material: Material) -> dict[str, Any]:
    """An item of evidence in the words of today: what it names is printed, as far as the public may see it."""
    output = material.outputs.get(item.output_id)
    case = next((case for case in material.case_studies if case.pk == item.case_study_id), None)
    words = {name: getattr(item, name) for name in ("kind", "stance", "description", "locator", "quotation", "url")}
    printed = {"pk": output.pk, "title": output.title, "citation": cited_in_list(output)} if output else None
    printed_case = {"pk": case.pk, "title": case.title} if case else None
    return {**words, "named": item.output_id, "named_case": item.case_study_id, "output": printed, "case": printed_case}


def says_the_same(content: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two frozen contents differ in nothing that an editor of the finding wrote or chose."""
    return own(content) == own(other)


def own(content: dict[str, Any]) -> dict[str, Any]:
    """The editor's own part: without names of outputs, awards, cases and people, which change by themselves, and
    without a team that nobody chose."""
    return {
        **{name: content[name] for name in OWN_WORDS},
        "body": without_ids(content["body"]),
        "evidence": [
            {key: value for key, value in item.items() if key not in ("output", "case") and value is not None}
            for item in content["evidence"]
        ],
        "case_studies": [case["pk"] for case in content["case_studies"]],
        "grants": [grant["pk"] for grant in content["grants"]],
        "people": content.get("chosen_people", []),
    }


def without_ids(value: Any) -> Any:
    """Stream data without the keys of its blocks, which are made anew when a block is pasted."""
    if isinstance(value, dict):
        return {key: without_ids(part) for key, part in value.items() if not (key == "id" and "type" in value)}
    return [without_ids(part) for part in value] if isinstance(value, list) else value
