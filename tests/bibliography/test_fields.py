"""The table of fields: whole, the same as the reference and the kinds, each field named in the formats that hold it."""

import json
from dataclasses import fields, replace

import pytest

from portal.bibliography.fields import FIELDS, Field, fields_of_table, own_fields, raw_names
from portal.bibliography.formats.schema_org.write import graph_node
from portal.bibliography.kinds import KINDS, TABLES, Kind
from portal.bibliography.reference import Reference
from tests.bibliography.records import full

# What a reference carries besides: its identity, and what belongs to the record.
BESIDE = {
    *("kind", "key", "url", "uuid", "version", "contributors", "grants", "pdf_url", "files", "created", "updated"),
}
IN_FORMATS = ("bibtex", "biblatex", "ris", "csl", "schema_org", "spreadsheet")


def test_the_table_and_the_reference_have_the_same_fields() -> None:
    assert set(FIELDS) | BESIDE == {field.name for field in fields(Reference)}
    assert not set(FIELDS) & BESIDE


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_a_kind_s_form_shows_fields_of_its_table(kind) -> None:
    assert set(kind.fields) <= {field.name for field in fields_of_table(kind.table)}


@pytest.mark.parametrize("field", FIELDS.values(), ids=lambda field: field.name)
def test_a_row_is_whole(field: Field) -> None:
    assert field.tables
    assert set(field.tables) <= set(TABLES)
    assert field.heading[0].isupper()
    assert field.help
    assert field.spreadsheet, "A spreadsheet holds every field."
    assert bool(field.bibtex) == bool(field.biblatex)


def test_what_a_table_alone_has_is_no_field_of_all() -> None:
    assert "title" not in own_fields("report")
    assert "commissioned_by" in own_fields("report")
    assert "commissioned_by" not in own_fields("activity")


def test_what_a_format_calls_alike_is_read_under_one_name() -> None:
    assert raw_names("ris")["held_by"] == ("T2",)
    assert raw_names("bibtex")["held_by"] == ("journal", "booktitle", "eventtitle")
    assert raw_names("spreadsheet")["programme"] == ("programme",)
    assert raw_names("bibtex", "biblatex")["place"] == ("address", "location", "venue")


@pytest.mark.parametrize("column", IN_FORMATS)
def test_a_format_s_names_are_read_as_one_field_each(column: str) -> None:
    """What is left out: a note and `custom`, where a value stands under its own name."""
    names = [name for cells in raw_names(column).values() for name in cells if name not in ("N1", "custom")]
    shared = {"csl": {"number", "event-date"}}.get(column, set())
    twice = {name for name in names if names.count(name) > 1}
    assert twice <= shared or column == "schema_org"


def works_of(kind: Kind) -> list[Reference]:
    """A full record of the kind as it is, and under embargo."""
    return [full(kind), replace(full(kind), access="embargoed")]


def test_the_properties_of_json_ld_are_those_that_the_table_names() -> None:
    """Each name of a field's cell is a property somewhere in the full records; their nodes are nested by type."""
    written = "".join(json.dumps([graph_node(work) for work in works_of(kind)]) for kind in KINDS.values())
    names = {name for each in FIELDS.values() for name in each.schema_org.split()}
    assert {name for name in names if f'"{name}":' not in written} == set()
