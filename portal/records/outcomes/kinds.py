"""The kinds of outcome that are no output, each with the category under which funders collect it and its own fields.

Outputs have their own table of kinds (`bibliography.kinds`); what is published is recorded there. A new kind is a row.
"""

from dataclasses import dataclass

from portal.bibliography.vocabularies import Outcome

__all__ = ["KINDS", "OutcomeKind"]


@dataclass(frozen=True, slots=True)
class OutcomeKind:
    """One kind: its stored name (never changed), its label, its category as Gateway to Research prints it, the fields
    of its form beside those that every kind has, and an example of its sub-type ("" where it has none)."""

    name: str
    label: str
    outcome: str
    fields: tuple[str, ...]
    example: str = ""


def kind(name: str, label: str, outcome: str, fields: str, example: str = "") -> OutcomeKind:
    return OutcomeKind(name, label, outcome, tuple(fields.split()), example)


# fmt: off
ALL = (
    kind("further-funding", "Further funding", Outcome.FUNDING,
         "type organisation department reference amount currency start end sector country is_planned",
         "Research grant (including intramural programme)"),
    kind("collaboration", "Collaboration or partnership", Outcome.COLLABORATION,
         "organisation our_contribution partner_contribution start end sector country impact is_planned"),
    kind("engagement", "Engagement activity", Outcome.DISSEMINATION,
         "type audience reach official_scheme start end impact", "A talk or presentation"),
    kind("influence", "Influence on policy or practice", Outcome.POLICY,
         "type audience areas reach start impact", "Participation in a guidance/advisory committee"),
    kind("recognition", "Award or recognition", Outcome.RECOGNITION,
         "type person organisation reach start", "Research prize"),
    kind("next-destination", "Next destination of a member of staff", Outcome.DESTINATION,
         "role next_role organisation start sector country skills"),
    kind("tool", "Research tool or method", Outcome.TOOL,
         "type start provided_to_others impact", "Improvements to research infrastructure"),
    kind("database", "Research database or model", Outcome.DATABASE,
         "type start provided_to_others impact", "Database/Collection of data"),
    kind("intellectual-property", "Intellectual property", Outcome.PROPERTY,
         "type reference start licensed impact", "Copyrighted (e.g. software)"),
    kind("medical-product", "Medical product, intervention or trial", Outcome.MEDICAL,
         "type stage start impact", "Therapeutic Intervention - Psychological/Behavioural"),
    kind("creative-product", "Artistic or creative product", Outcome.CREATIVE,
         "type start impact", "Artistic/Creative Exhibition"),
    kind("software", "Software or technical product", Outcome.SOFTWARE,
         "type start is_open_source impact", "Webtool/Application"),
    kind("spin-out", "Spin-out company", Outcome.SPIN_OUT, "organisation start impact"),
    kind("facility", "Use of a facility or resource", Outcome.FACILITY, "organisation start country"),
    kind("other", "Other outcome", Outcome.OTHER, "type start impact", "Training course"),
)
# fmt: on
KINDS: dict[str, OutcomeKind] = {each.name: each for each in ALL}
