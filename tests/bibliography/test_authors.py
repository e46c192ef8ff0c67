"""Author lists as papers print them. The corpus of namae gives the lists of BibTeX and of mixed orders."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.bibliography.authors.author_list import LONGEST_LIST, Doubt, read_authors
from portal.bibliography.names import split
from tests.tools.corpora import corpus_files

THREE = ["Smith, J", "Jones, AB", "van der Berg, C"]
IN_FULL = ["Smith, Jane", "Jones, Ann B.", "van der Berg, Cora"]
LISTS = [
    ("Smith J, Jones AB and van der Berg C", THREE),
    ("Smith J, Jones AB, van der Berg C.", ["Smith, J", "Jones, AB", "van der Berg, C."]),
    ("Smith, J.; Jones, A.B.", ["Smith, J.", "Jones, A.B."]),
    ("Smith, J., Jones, A. B., & van der Berg, C.", ["Smith, J.", "Jones, A. B.", "van der Berg, C."]),
    ("Jane Smith, Ann B. Jones & Cora van der Berg", IN_FULL),
    ("Smith, Jane, Ann B. Jones, and Cora van der Berg", IN_FULL),
    ("Smith, Jane and Jones, Ann B. and van der Berg, Cora", IN_FULL),
    ("Jane Smith\nAnn B. Jones\nCora van der Berg", IN_FULL),
    ("1. Jane Smith,\n2. Ann B. Jones,\n3. Cora van der Berg", IN_FULL),
    ("Jane Smith1,2*, Ann B. Jones3 and Cora van der Berg¹,†", IN_FULL),
    ("Jane Smith1 Ann B. Jones2 Cora van der Berg3", IN_FULL),
    ("Jane Smith $^{1,*}$, Ann B. Jones\\textsuperscript{2} and Cora van der Berg", IN_FULL),
    ("Jane Smith a,b, Ann B. Jones a, Cora van der Berg b", IN_FULL),
    ("By Dr Jane Smith, PhD, Ann B. Jones OBE and Cora van der Berg", IN_FULL),
    ("Jane Smith (jane.smith@example.org); Ann B. Jones; Cora van der Berg", IN_FULL),
    ("Jane Smith, Ann\nB. Jones, Cora\nvan der Berg", IN_FULL),
    ("García Márquez, Gabriel José and Smith, Jane", ["García Márquez, Gabriel José", "Smith, Jane"]),
    ("Brinch Hansen, Per, Knuth, Donald", ["Brinch Hansen, Per", "Knuth, Donald"]),
    ("Li XY, Wu A-B, O'Brien K, El-Awa S", ["Li, XY", "Wu, A-B", "O'Brien, K", "El-Awa, S"]),
    ("SMITH JA, JONES B", ["SMITH, JA", "JONES, B"]),
    ("Smith SR, Jones AB", ["Smith, S.R.", "Jones, AB"]),
    ("Smith J Jr, Jones AB", ["Smith, J, Jr", "Jones, AB"]),
    ("Griffey, Jr., Ken and Ken Griffey, Jr.", ["Griffey, Ken, Jr.", "Griffey, Ken, Jr."]),
]


def names_in(text: str) -> list[str]:
    return [author.name for author in read_authors(text).authors]


@pytest.mark.parametrize(("text", "names"), LISTS)
def test_a_list_is_read_in_its_order(text: str, names: list[str]):
    assert names_in(text) == names
    assert {author.doubt for author in read_authors(text).authors} == {None}


@pytest.mark.parametrize(
    ("text", "name", "doubt"),
    [
        ("Plato, Jane Smith and Bob Hill; Madonna", "Madonna", Doubt.ONE_WORD),
        ("LI WU, JONES AB", "LI, WU", Doubt.INITIALS),
        ("Jane Smith, MD; Bob Hill", "Smith, Jane", Doubt.INITIALS),
        ("Carreño Quiñones, María-Jose", "Carreño Quiñones, María-Jose", Doubt.ORDER),
        ("Department of Health and Social Care", "Department of Health and Social Care", Doubt.ONE_ORGANISATION_OR_TWO),
        ("Jane Smith; BBC", "BBC", Doubt.ORGANISATION),
        (
            "Jane Smith; we thank all who took part in this our study",
            "we thank all who took part in this our study",
            Doubt.NOT_A_NAME,
        ),
    ],
)
def test_what_the_text_cannot_decide_carries_its_doubt(text: str, name: str, doubt: Doubt):
    assert (name, doubt) in [(author.name, author.doubt) for author in read_authors(text).authors]


def test_organisations_are_kept_whole():
    text = "Jane Smith, University of Birmingham; {Barnes and Noble, Inc.} and the Muslim Contact Unit"
    assert [(one.name, one.is_corporate) for one in read_authors(text).authors] == [
        ("Smith, Jane", False),
        ("University of Birmingham", True),
        ("Barnes and Noble, Inc.", True),
        ("Muslim Contact Unit", True),
    ]


def test_behind_a_person_of_a_line_an_organisation_is_where_they_work():
    read = read_authors("Jane Smith, University of Birmingham\nBob Hill (Home Office)")
    assert [author.name for author in read.authors] == ["Smith, Jane", "Hill, Bob"]
    assert set(read.left_out) == {"University of Birmingham", "Home Office"}


@pytest.mark.parametrize(
    "text",
    [
        "Jane Smith (https://orcid.org/0000-0002-1825-0097), Bob Hill",
        "Jane Smith, https://orcid.org/0000-0002-1825-0097, Bob Hill",
        "Smith J 0000-0002-1825-0097; Hill B",
        "Jane Smith\nORCID iD: 0000-0002-1825-0097\nBob Hill",
    ],
)
def test_an_orcid_goes_to_the_name_before_it(text: str):
    jane, bob = read_authors(text).authors
    assert (jane.orcid, bob.orcid) == ("https://orcid.org/0000-0002-1825-0097", "")
    assert split(jane.name).family == "Smith"


def test_a_mistyped_orcid_is_left_out_and_said():
    read = read_authors("Ann Jones 0000-0002-1825-0098")
    assert [(author.name, author.orcid) for author in read.authors] == [("Jones, Ann", "")]
    assert "mistyped" in read.left_out[0]


def test_others_and_editors_are_noticed():
    read = read_authors("Smith J, Jones AB, et al.")
    assert read.and_others
    assert len(read.authors) == 2
    assert [one.is_editor for one in read_authors("Smith, Jane (ed.) and Jones, Ann").authors] == [True, False]
    assert [one.is_editor for one in read_authors("Jane Smith and Ann Jones (Eds.)").authors] == [True, True]


@pytest.mark.parametrize("text", ["", " ", "\n\n", " , ; and & 12 \n *", "()", "…"])
def test_a_text_without_a_name_has_no_authors(text: str):
    assert read_authors(text).authors == ()


def namae_lists() -> list[tuple[str, list[tuple[str, str]]]]:
    """Each list of the corpora with the given and family names it should give."""
    found = []
    for file in corpus_files("*/lists.feature") + corpus_files("*/suffix.feature"):
        text, rows = "", []
        for line in [*file.read_text(encoding="utf-8").splitlines(), 'When I parse the names ""']:
            if parsed := re.search(r'When I parse the names "(.*)"', line):
                if text and rows:
                    found.append((text, rows))
                text, rows = parsed[1], []
            elif cells := re.findall(r"\|([^|]*)(?=\|)", line):
                given, family = (cell.strip() for cell in cells[:2])
                if given != "given":
                    rows.append((given, family))
    return found


def test_the_lists_of_the_corpus_are_read():
    for text, rows in namae_lists():
        read = [split(name) for name in names_in(text)]
        # The corpus takes a single word for a given name and leaves a particle out; we keep both in the family name.
        parts = [(name.given, name.family) if name.given else (name.family, "") for name in read]
        assert [(given, family.removeprefix("Di ")) for given, family in rows] == [
            (given, family.removeprefix("Di ")) for given, family in parts
        ], text


PIECES = st.sampled_from(
    [
        "Smith",
        "J.",
        "AB",
        "Jane",
        "van",
        "der",
        ",",
        ";",
        " and ",
        "&",
        "\n",
        "1",
        "*",
        "(ed.)",
        "{",
        "}",
        "et al.",
        "Jr.",
    ]
)


@given(st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=40).map(" ".join)))
def test_any_text_is_read_and_each_name_keeps_its_parts_when_it_is_read_again(text: str):
    for author in read_authors(text).authors:
        assert author.name.strip() == author.name != ""
        if not author.is_corporate and author.doubt is None:
            assert split(author.name).inverted == author.name


def test_three_thousand_names_take_no_time_and_a_longer_list_is_refused_in_words():
    text = ", ".join(f"Smith{chr(97 + i % 26)}{chr(97 + i // 26 % 26)} JA" for i in range(3000))
    begin = time.perf_counter()
    assert len(read_authors(text).authors) == 3000
    assert time.perf_counter() - begin < 5
    with pytest.raises(ValueError, match="Paste it in parts"):
        read_authors("x" * (LONGEST_LIST + 1))


@pytest.mark.parametrize("text", ["a, ", "J. ", "((((", "1,", "{", "and ", "A@", "0000-", "^", "$^{", ", and & "])
def test_a_hostile_list_ends_soon(text: str):
    begin = time.perf_counter()
    read_authors((text * LONGEST_LIST)[:LONGEST_LIST])
    assert time.perf_counter() - begin < 10
