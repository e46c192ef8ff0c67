"""A draft may lack its name; what is said of it is still a word."""

from portal.records.grants.models import Grant
from portal.records.outcomes.models import Outcome
from portal.records.outputs.models import Publication
from portal.records.people.models import Person


def test_a_draft_without_a_name_is_called_so():
    assert [str(model()) for model in (Grant, Publication, Outcome)] == ["untitled"] * 3
    assert str(Person()) == "unnamed"


def test_an_award_without_a_scheme_is_called_by_its_title_once():
    assert str(Grant(title="A study of quokkas")) == "A study of quokkas"
    assert str(Grant(title="A study of quokkas", phase="Phase 1")) == "Phase 1: A study of quokkas"
