"""How a new output is made of a record, and its contributors of the record's people."""

from collections.abc import Iterable

from portal.bibliography.kinds import KINDS
from portal.intake.models import IntakeRecord, IntakeRun
from portal.records.outputs.field_values import from_json
from portal.records.outputs.models import TABLES, Contribution, Output
from portal.records.people.recognition import KnownNames

__all__ = ["contributions", "new_output"]


def new_output(run: IntakeRun, record: IntakeRecord) -> Output:
    """An unsaved output of the record's values, a draft, without its contributors and grants."""
    values = {name: from_json(name, value) for name, value in record.values.items()}
    model = TABLES[KINDS[record.values["kind"]].table]
    # No language is a language not recorded: the form's "en" would be a guess.
    return model(**{"language": "", **values}, live=False, owner=run.owner or run.made_by, is_private=run.is_private)


def contributions(people: Iterable[tuple[str, str, bool, str]], known: KnownNames) -> list[Contribution]:
    """Contributors in order, of (role, name, is_corporate, orcid).

    They are linked to a person of the portal where that is certain, by ORCID or by a known form of the name.
    """
    linked = []
    for place, (role, name, is_corporate, orcid) in enumerate(people):
        person = None if is_corporate else known.recognise(name, orcid).person
        linked.append(Contribution(role=role, name=name, is_corporate=is_corporate, person=person, sort_order=place))
    return linked
