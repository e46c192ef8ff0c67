"""A field is one row: one added in memory comes out in every format and comes back, with nothing else written.

In a process of its own, since the formats resolve the table once, when they are imported.
"""

import json
import subprocess
import sys

import pytest

from portal.launch.layout import ROOT

PROGRAM = """
import csv, io, json, sys
from portal.bibliography import fields
row = fields.Field(
    name="colour", type="text", tables=("publication",), heading="Colour", help="For example: red", bibtex="colour",
    biblatex="tint", ris="N1", csl="custom", schema_org="color", spreadsheet="colour",
)
fields.FIELDS[row.name] = row
from portal.bibliography.formats import FORMATS
from portal.bibliography.formats.reader import read
from portal.bibliography.kinds import kind
from portal.bibliography.reference import Reference
from openpyxl import load_workbook

work = Reference.of({"kind": kind("book"), "key": "roe2010", "title": "Lamps", "colour": "dark red"})
written = {name: b"".join(known.write([work])) for name, known in FORMATS.items()}
texts = {name: data.decode("utf-8-sig") for name, data in written.items() if name != "xlsx"}
cells = load_workbook(io.BytesIO(written["xlsx"])).active.iter_rows(values_only=True)
texts["xlsx"] = "\\n".join(",".join(cell or "" for cell in cells_of_row) for cells_of_row in cells)
back = {name: read(texts[name])[0].raw.get("colour") for name in ("bib", "ris", "csl.json", "csv", "xlsx")}
back["biblatex"] = read("@book{a, title={Lamps}, tint={dark red}}")[0].raw.get("colour")
said = {name: "dark red" in text for name, text in texts.items()}
json.dump({"said": said, "back": back, "order": fields.own_fields("publication")}, sys.stdout)
"""


@pytest.fixture(scope="module")
def answers() -> dict:
    """What a process with one row more says."""
    command = [sys.executable, "-c", PROGRAM]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_a_new_field_comes_out_in_every_format(answers: dict) -> None:
    """The formatted citation alone prints no more than its style asks for."""
    assert {name for name, said in answers["said"].items() if not said} == {"txt"}


def test_a_new_field_comes_back_from_every_format(answers: dict) -> None:
    assert set(answers["back"].values()) == {"dark red"}


def test_a_new_field_is_handed_from_its_model_to_the_reference(answers: dict) -> None:
    assert "colour" in answers["order"]
