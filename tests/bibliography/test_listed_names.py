"""One name of a list that is parted already: a person only where the text says so, and never a false author."""

import pytest
from hypothesis import given

from portal.bibliography.authors.author import Doubt
from portal.bibliography.authors.listed_names import read_listed, remarks_on
from portal.bibliography.names import split
from tests.bibliography.hostile import texts


def read(*printed: str) -> list[tuple[str, bool, Doubt | None]]:
    return [(author.name, author.is_corporate, author.doubt) for author in read_listed(printed).authors]


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Sample, Ben", "Sample, Ben"),
        ("SAMPLE, B. J.", "SAMPLE, B. J."),
        ("van der Berg, Cora", "van der Berg, Cora"),
        ("Ortega y Sample, María del Mar", "Ortega y Sample, María del Mar"),
        ("Sample, Ben, Jr.", "Sample, Ben, Jr."),
        ("Sample, Jr., Ben", "Sample, Ben, Jr."),
        ("Sample, Ben, Bart", "Sample, Bart, Ben"),
        ("Sample B", "Sample, B"),
        ("Sample B.J.", "Sample, B.J."),
        ("Sample,Ben", "Sample, Ben"),
        ("Plato,", "Plato"),
    ],
)
def test_a_name_turned_round_is_a_person(printed: str, name: str) -> None:
    assert read(printed) == [(name, False, None)]


@pytest.mark.parametrize(
    "body",
    [
        "West Midlands Police",
        "Greater Manchester Combined Authority",
        "Home Office",
        "Department of Health, Social Services and Public Safety",
        "Sample, Roe and Poe Ltd",
        "Barnes and Noble, Inc.",
        "Royal Society for the Encouragement of Arts, Manufactures and Commerce",
        "Centre for Research on Trust, Policing and Place",
        "BBC News",
        "United Nations",
        "Ministère de l’Intérieur",
        "Universität Leipzig",
    ],
)
def test_what_only_a_body_is_called_is_one(body: str) -> None:
    assert read(body) == [(body, True, None)]


@pytest.mark.parametrize(
    ("printed", "doubt"),
    [
        ("Jane Roe", Doubt.ORGANISATION),
        ("Oxfam GB", Doubt.ORGANISATION),
        ("Marks and Spencer", Doubt.ORGANISATION),
        ("Police, West Midlands", Doubt.ORGANISATION),
        ("Plato", Doubt.ONE_WORD),
        ("UNESCO", Doubt.ORGANISATION),
        ("王 伟", Doubt.ORGANISATION),
        ("one, two, three, four, five", Doubt.NOT_A_NAME),
        ("with thanks to all who took part, in both years", Doubt.NOT_A_NAME),
    ],
)
def test_what_may_be_a_body_is_kept_whole_with_a_doubt(printed: str, doubt: Doubt) -> None:
    assert read(printed) == [(printed, True, doubt)]


def test_initials_behind_are_those_of_people_where_the_list_is_such() -> None:
    assert read("Sample BJ", "van der Berg C", "Roe K") == [
        ("Sample, BJ", False, None),
        ("van der Berg, C", False, None),
        ("Roe, K", False, None),
    ]


@pytest.mark.parametrize(
    "printed", ["Sample, Ben and Roe, Jane", "Sample, Ben; Roe, Jane", "Ben Sample & Jane Roe", "Sample, B., Roe, J."]
)
def test_several_people_in_one_name_are_parted_with_a_doubt(printed: str) -> None:
    authors = read_listed([printed]).authors
    assert [split(author.name).family for author in authors] == ["Sample", "Roe"]
    assert {author.doubt for author in authors} == {Doubt.SEVERAL}


@pytest.mark.parametrize("others", ["et al.", "others", "and others", "et al", "[et al.]"])
def test_others_are_no_author_and_are_told(others: str) -> None:
    names = read_listed(["Sample, Ben", others])
    assert [author.name for author in names.authors] == ["Sample, Ben"]
    assert names.and_others
    assert any("et al." in remark for remark in remarks_on(names))


def test_others_behind_a_name_are_taken_off_it() -> None:
    names = read_listed(["Sample, Ben et al."])
    assert [(author.name, author.doubt) for author in names.authors] == [("Sample, Ben", None)]
    assert names.and_others


def test_a_degree_behind_a_name_is_left_out_and_told() -> None:
    names = read_listed(["Sample, Ben, PhD"])
    assert [author.name for author in names.authors] == ["Sample, Ben"]
    assert any("PhD" in remark for remark in remarks_on(names))


def test_each_doubt_is_told_with_its_name() -> None:
    remarks = remarks_on(read_listed(["Jane Roe", "Plato", "Sample, Ben", "Ann Poe"]))
    assert ["“Jane Roe”, “Ann Poe”" in remarks[0], "Plato" in remarks[1], len(remarks)] == [True, True, 2]


def test_thousands_of_doubtful_names_are_one_sentence() -> None:
    (remark,) = remarks_on(read_listed(f"Jane Roe{number}" for number in range(3_000)))
    assert "2,995 more" in remark
    assert len(remark) < 300


@pytest.mark.parametrize("text", [",", " , ", ";,", ""])
def test_a_comma_alone_names_nobody(text: str) -> None:
    assert read_listed([text]).authors == ()


@given(texts)
def test_any_text_is_a_name_that_is_read_the_same_again(text: str) -> None:
    for author in read_listed([text]).authors:
        assert author.name.strip() == author.name != ""
        if not author.is_corporate and author.doubt is None:
            assert split(author.name).inverted == author.name
