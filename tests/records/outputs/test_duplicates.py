"""Finding the outputs that may be a given work."""

import pytest

from portal.bibliography.matching import Likeness
from portal.dates.partial import PartialDate
from portal.records.outputs.duplicates import candidates
from portal.records.outputs.models import Output
from tests.tools.factories import make_output

pytestmark = pytest.mark.django_db

TITLE = "Policing partnerships: the view from two cities"


def found(*args, **values) -> list[tuple[str, str]]:
    return [(output.title, verdict.value) for output, verdict in candidates(*args, **values)]


def test_an_output_is_found_by_its_doi_whatever_its_title():
    make_output(title=TITLE, doi="10.5555/partners")
    assert found("Policing partnerships", doi="10.5555/partners") == [(TITLE, "same")]
    assert found("Quite another matter of geology", doi="10.5555/partners") == [(TITLE, "doubtful")]
    assert found("Quite another matter of geology", doi="10.5555/others") == []


@pytest.mark.parametrize(
    ("typed", "verdict"),
    [
        (TITLE, "same"),
        ("The policing partnerships, the view from TWO citiés", "same"),
        ("Policing partnerships: the veiw from two cities", "doubtful"),
        ("Policing partnerships: the view from two cities, and of a third", "doubtful"),
    ],
)
def test_an_output_is_found_by_a_title_like_its_own(typed, verdict):
    make_output(title=TITLE, date=PartialDate("2011-05"))
    make_output(title="The census of 1911", date=PartialDate("2011"))
    assert found(typed, "2011") == [(TITLE, verdict)]


def test_an_output_is_found_with_and_without_its_subtitle():
    make_output(title="Partnerships in policing: the view from two cities", date=PartialDate("2011"))
    assert found("Partnerships in policing", "2011") == [
        ("Partnerships in policing: the view from two cities", "doubtful")
    ]
    make_output(title="Trust in the street", date=PartialDate("2011"))
    assert found("Trust in the street: diaries of a year", "2011") == [("Trust in the street", "doubtful")]


def test_a_book_is_found_by_its_isbn():
    make_output("book", title=TITLE, isbn="9780415494359")
    make_output("chapter", title="Trust", isbn="9780415494359", first_page="11")
    assert found("Policing partnerships", isbn="9780415494359")[0] == (TITLE, "same")


def test_the_output_in_hand_is_left_out_and_the_certain_come_first():
    make_output("talk", title=TITLE, date=PartialDate("2016"))
    article = make_output(title=TITLE, date=PartialDate("2011"))
    assert found(TITLE, "2011") == [(TITLE, "same"), (TITLE, "doubtful")]
    assert [output.pk for output, _verdict in candidates(TITLE, "2011", exclude=article.pk)] != [article.pk]
    assert candidates(TITLE, "2011")[0][1] is Likeness.SAME


def test_a_title_without_a_letter_is_asked_about_and_none_finds_nothing():
    make_output(title="???")
    assert found("???") == [("???", "doubtful")]
    assert found("") == []


def test_the_database_finds_them_by_its_indexes(django_assert_max_num_queries):
    for number in range(5):
        make_output(title=f"{TITLE} {number}", doi=f"10.5555/{number}")
    with django_assert_max_num_queries(8):
        assert candidates(f"{TITLE} 3", "2011", doi="10.5555/3", isbn="9780415494359")[0][0] == Output.objects.get(
            doi="10.5555/3"
        )


def test_for_a_record_that_was_merged_the_one_that_is_left_is_found():
    kept = make_output(title="Trust in the street", date=PartialDate("2011"))
    other = make_output(title=TITLE, date=PartialDate("2011"))
    Output.objects.filter(pk=other.pk).update(merged_into=kept, live=False)
    assert found(TITLE, "2011") == [("Trust in the street", "same")]
    assert candidates(TITLE, "2011", exclude=kept.pk) == []
