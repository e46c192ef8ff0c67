"""Who a printed name is: certain by ORCID or a known form, asked where it only fits, never guessed."""

import pytest
from django.contrib.auth import get_user_model

from portal.records.people.models import NameForm, Person
from portal.records.people.name_forms import add_name_form
from portal.records.people.recognition import KnownNames
from tests.tools.factories import make_person

pytestmark = pytest.mark.django_db
ORCID, OTHER_ORCID = "https://orcid.org/0000-0002-1825-0097", "https://orcid.org/0000-0001-5109-3700"


@pytest.fixture
def jane() -> Person:
    jane = make_person("Jane Ann", "van der Berg", orcid=ORCID)
    add_name_form(jane.pk, "Berg, J A", None)
    return Person.objects.get(pk=jane.pk)


def names(people: list[Person]) -> list[str]:
    return [person.name for person in people]


@pytest.mark.parametrize("printed", ["van der Berg, Jane Ann", "Jane Ann van der Berg", "VAN DER BERG, Jane-Ann"])
def test_a_name_on_record_is_certain(jane: Person, printed: str):
    assert KnownNames(Person.objects.all()).recognise(printed).person == jane


@pytest.mark.parametrize("printed", ["Berg, JA", "Berg, J. A.", "J A Berg"])
def test_a_known_form_is_certain_however_its_initials_are_dotted(jane: Person, printed: str):
    found = KnownNames(Person.objects.all()).recognise(printed)
    assert found.person == jane
    assert found.is_known_form


def test_an_orcid_is_certain_whatever_the_name(jane: Person):
    found = KnownNames(Person.objects.all()).recognise("Somebody, Else", ORCID)
    assert found.person == jane
    assert not found.is_known_form


@pytest.mark.parametrize("printed", ["van der Berg, J", "van der Berg, J. A.", "van der Berg, Jane", "van der Berg"])
def test_a_name_that_only_fits_is_a_question(jane: Person, printed: str):
    found = KnownNames(Person.objects.all()).recognise(printed)
    assert found.person is None
    assert found.candidates == [jane]


@pytest.mark.parametrize("printed", ["van der Berg, Joan", "van der Berg, K", "van der Berg, J. B.", "Berg, Cora"])
def test_a_name_that_does_not_fit_is_nobody(jane: Person, printed: str):
    found = KnownNames(Person.objects.all()).recognise(printed)
    assert (found.person, found.candidates) == (None, [])


def test_another_orcid_is_another_person(jane: Person):
    assert KnownNames(Person.objects.all()).recognise("van der Berg, Jane Ann", OTHER_ORCID).person is None
    assert KnownNames(Person.objects.all()).recognise("van der Berg, J", OTHER_ORCID).candidates == []


def test_namesakes_are_asked_for(jane: Person):
    namesake = make_person("Jane Ann", "van der Berg")
    found = KnownNames(Person.objects.all()).recognise("van der Berg, Jane Ann")
    assert found.person is None
    assert {person.pk for person in found.candidates} == {jane.pk, namesake.pk}


def test_all_names_are_read_in_two_queries(jane: Person, django_assert_num_queries):
    for number in range(5):
        make_person("Ada", f"Example-{number}")
    with django_assert_num_queries(2):
        known = KnownNames(Person.objects.all())
        assert [known.recognise(f"Example-{number}, A").candidates for number in range(5)]


def test_a_form_is_remembered_live_and_in_a_revision(jane: Person):
    add_name_form(jane.pk, "  Berg,  Jane ", None)
    jane.refresh_from_db()
    assert "Berg, Jane" in [form.name for form in jane.name_forms.all()]
    assert jane.live
    assert not jane.has_unpublished_changes
    add_name_form(jane.pk, "Berg, Jane", None)
    assert NameForm.objects.filter(person=jane, name="Berg, Jane").count() == 1


def test_remembering_a_form_does_not_publish_a_draft_and_publishing_the_draft_keeps_the_form(jane: Person):
    draft = jane.get_latest_revision_as_object()
    draft.given_name = "Jeanne"
    draft.save_revision()
    add_name_form(jane.pk, "Berg, Jeanne", None)
    jane = Person.objects.get(pk=jane.pk)
    assert jane.given_name == "Jane Ann"
    assert jane.has_unpublished_changes
    assert KnownNames(Person.objects.all()).recognise("Berg, Jeanne").person == jane
    jane.get_latest_revision().publish()
    jane = Person.objects.get(pk=jane.pk)
    assert jane.given_name == "Jeanne"
    assert {form.name for form in jane.name_forms.all()} == {"Berg, J A", "Berg, Jeanne"}


def test_a_locked_person_and_a_name_of_no_length_are_refused_in_words(jane: Person):
    with pytest.raises(ValueError, match="between 1 and 250"):
        add_name_form(jane.pk, " ", None)
    locker = get_user_model().objects.create_superuser("locker", "locker@example.org", "x")
    jane.locked, jane.locked_by = True, locker
    jane.save()
    other = get_user_model().objects.create_superuser("other", "other@example.org", "x")
    with pytest.raises(ValueError, match="locked"):
        add_name_form(jane.pk, "Berg, J", other)
