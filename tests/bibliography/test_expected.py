"""One minimal and one full record of each kind in every format, whole."""

import io

import pytest
from openpyxl import load_workbook

from portal.bibliography.formats import FORMATS
from portal.bibliography.formats.spreadsheet import xlsx
from portal.bibliography.formats.spreadsheet.columns import HEADINGS, cells_of
from portal.bibliography.kinds import KINDS
from tests.bibliography.records import all_kinds, full
from tests.bibliography.rendered import EXPECTED, rendered
from tests.tools.tracked import tracked_names

RENDERED = rendered()


@pytest.mark.parametrize("name", RENDERED)
def test_the_output_is_the_one_expected(name: str) -> None:
    assert RENDERED[name] == EXPECTED.joinpath(name).read_bytes().decode()


def test_nothing_else_is_expected() -> None:
    assert tracked_names(EXPECTED) == set(RENDERED)


def test_a_full_record_fills_every_field_of_its_form() -> None:
    for kind in KINDS.values():
        reference = full(kind)
        assert [name for name in kind.fields if not getattr(reference, name)] == []


@pytest.mark.parametrize("size", ["minimal", "full"])
def test_a_workbook_says_what_the_csv_says(size: str) -> None:
    references = all_kinds()[size]
    sheet = load_workbook(io.BytesIO(b"".join(xlsx.write(references)))).active
    rows = [[cell.value or "" for cell in line] for line in sheet.iter_rows(max_col=len(HEADINGS))]
    assert rows == [HEADINGS, *map(cells_of, references)]


def test_the_registry_names_each_format_once() -> None:
    assert list(FORMATS) == ["bib", "ris", "csl.json", "csv", "xlsx", "jsonld", "txt"]
    assert len({known.media_type for known in FORMATS.values()}) == len(FORMATS)
