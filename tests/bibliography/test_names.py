"""Names as printed, taken apart: BibTeX's own rules, and what title pages add to them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given

from portal.bibliography.names import Name, split
from tests.bibliography.hostile import texts
from tests.tools.corpora import corpus_files

TABLES = corpus_files("*/bibtex.feature")


def rows(path: Path) -> Iterator[tuple[str, Name]]:
    """The names of a namae table and their parts, without its headings and what it has put in comments."""
    for line in path.read_text().splitlines():
        cells = [cell.strip().replace("\\\\", "\\") for cell in line.strip().strip("|").split("|")]
        if line.strip().startswith("|") and len(cells) == 5 and cells[0] not in ("name", "first"):
            name, first, von, last, jr = cells
            whole = last.startswith("{") and last.endswith("}") and last.count("{") == len(last.split("}")) - 1
            yield name, Name(family=last[1:-1] if whole else last, given=first, particle=von, suffix=jr)


NAMAE = [row for path in TABLES for row in rows(path)]


@pytest.mark.parametrize(("printed", "parts"), NAMAE, ids=[printed for printed, _ in NAMAE])
def test_names_of_the_corpora(printed: str, parts: Name) -> None:
    assert split(printed) == parts


@pytest.mark.parametrize(
    ("printed", "parts"),
    [
        ("Spalek, B.", Name("Spalek", "B.")),
        ("Basia Spalek", Name("Spalek", "Basia")),
        ("Salwa El-Awa", Name("El-Awa", "Salwa")),
        ("Goodwin, Matthew J", Name("Goodwin", "Matthew J")),
        ("van der Berg, C", Name("Berg", "C", "van der")),
        ("Ludwig van Beispiel", Name("Beispiel", "Ludwig", "van")),
        ("Van der Berg, C", Name("Berg", "C", "Van der")),
        ("De Souza, Ana", Name("De Souza", "Ana")),
        ("García y Vega, Juan", Name("García y Vega", "Juan")),
        ("al-Example, Omar", Name("al-Example", "Omar")),
        ("Plato", Name("Plato")),
        ("李 明", Name("李", "明")),
        ("{The Consortium}", Name(literal="The Consortium")),
        ("{Barnes and Noble, Inc.}", Name(literal="Barnes and Noble, Inc.")),
        ("Smith, John, Jr.", Name("Smith", "John", suffix="Jr.")),
        ("Smith, Jr., John", Name("Smith", "John", suffix="Jr.")),
        ("John Smith, Jr.", Name("Smith", "John", suffix="Jr.")),
        ("John Smith Jr.", Name("Smith", "John", suffix="Jr.")),
        ("Smith, John Jr.", Name("Smith", "John", suffix="Jr.")),
        ("John Smith III", Name("Smith", "John", suffix="III")),
        ("Dr Jane Roe", Name("Roe", "Jane")),
        ("Prof. Jane Roe", Name("Roe", "Jane")),
        ("  Jane \n Roe ", Name("Roe", "Jane")),
        ("Roe,", Name("Roe")),
        ("", Name()),
        ("Rhoslyn {Roebuck Williams}", Name("Roebuck Williams", "Rhoslyn")),
        ("Marco {Della Valle di Sotto}", Name("Della Valle di Sotto", "Marco")),
        ("{Bell, II}, Griffin P.", Name("Bell", "Griffin P.", suffix="II")),
        ("Griffin P. {Bell, II}", Name("Bell", "Griffin P.", suffix="II")),
        ("{Bell, II}", Name("Bell", suffix="II")),
        ("{Sample, Roe and Partners, Jr.}", Name(literal="Sample, Roe and Partners, Jr.")),
        ("Pliny, the Elder, Gaius", Name("Pliny", "Gaius", suffix="the Elder")),
        ("Sample, Ann, Esq.", Name("Sample", "Ann", suffix="Esq.")),
        ("one, two, three, four, five", Name(literal="one, two, three, four, five")),
    ],
)
def test_names_as_printed(printed: str, parts: Name) -> None:
    assert split(printed) == parts


@given(texts)
def test_any_text_is_a_name_of_some_kind(text: str) -> None:
    name = split(text)
    assert isinstance(name.display, str)
    assert bool(name.display) == any(not character.isspace() and character != "," for character in text) or "{" in text


@pytest.mark.parametrize("suffix", ["Jr.", "III", "Esq.", "the Elder", "OFM", "PhD, FBA", "of Lincoln"])
def test_a_suffix_of_any_wording_is_known_again(suffix: str) -> None:
    name = Name("Berg", "Carla", "van der", suffix.replace(",", ""))
    assert split(name.inverted) == name


def test_a_name_can_be_read_in_either_order() -> None:
    name = Name("Berg", "Carla", "van der", "Jr.")
    assert name.display == "Carla van der Berg Jr."
    assert name.inverted == "van der Berg, Carla, Jr."
    assert name.surname == "van der Berg"
    assert Name(literal="The Consortium").inverted == "The Consortium"


def test_chinese_and_korean_names_put_the_family_first() -> None:
    displays = {"王, 伟": "王伟", "이, 민수": "이민수", "佐藤, はなこ": "佐藤はなこ", "Wang, Wei": "Wei Wang"}
    assert {printed: split(printed).display for printed in displays} == displays
    assert split("王, 伟").inverted == "王, 伟"


def test_a_name_in_han_has_the_family_first_whether_or_not_a_space_parts_it():
    assert split("王 伟") == Name(family="王", given="伟")
    assert split("王 伟").display == "王伟"
    assert split("Wei Wang") == Name(family="Wang", given="Wei")
