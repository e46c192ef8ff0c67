"""The models are written out, Django's way; the table of fields says the same of each of their fields."""

import pytest
from django.db import models
from wagtail.admin.panels import FieldRowPanel

from portal.bibliography.fields import FIELDS, Field, fields_of_table
from portal.bibliography.kinds import TABLES as KIND_TABLES
from portal.desk.outputs.help_texts import field as panel
from portal.desk.outputs.panels import fields_left
from portal.records.base.date_fields import PartialDateField
from portal.records.base.identifier_fields import DOIField, ISBNField, ISSNField
from portal.records.outputs.models import TABLES, Output
from portal.records.outputs.references import OWN_FIELDS

MODEL_FIELDS: dict[str, tuple[type[models.Field], ...]] = {
    "name": (models.CharField,),
    "text": (models.CharField,),
    "paragraphs": (models.TextField,),
    "partial date": (PartialDateField,),
    "day": (models.DateField,),
    "time": (models.TimeField,),
    "minutes": (models.PositiveIntegerField,),
    "yes or no": (models.BooleanField,),
    "choice": (models.CharField,),
    "words": (models.CharField,),
    "address": (models.URLField,),
    "language": (models.CharField,),
    "licence": (models.CharField,),
    "DOI": (DOIField,),
    "ISBN": (ISBNField,),
    "ISSN": (ISSNField,),
}
# What the shared model has for the record and not for the work: who wrote the row, and where it stands.
OF_THE_RECORD = {"kind", "table", "url_note", "citation_key", "sort_key", "merged_into"}
CASES = [(table, each) for table in KIND_TABLES for each in fields_of_table(table)]


@pytest.mark.parametrize(("table", "each"), CASES, ids=lambda value: getattr(value, "name", value))
def test_the_model_has_the_field_as_the_table_says(table: str, each: Field) -> None:
    field = TABLES[table]._meta.get_field(each.model_field)
    assert type(field) in MODEL_FIELDS[each.type]
    assert str(field.verbose_name).lower() == each.heading.lower()
    assert bool(field.choices) == (each.type in ("choice", "licence"))


@pytest.mark.parametrize("table", KIND_TABLES)
def test_the_table_has_every_field_of_the_model(table: str) -> None:
    own = [field.name for field in TABLES[table]._meta.local_fields if field.name != "output_ptr"]
    assert set(own) == set(OWN_FIELDS[table])


def test_the_table_has_every_field_that_all_outputs_share() -> None:
    of_records = {field.name for base in Output.__mro__[1:] if hasattr(base, "_meta") for field in base._meta.fields}
    shared = {field.name for field in Output._meta.fields} - of_records - OF_THE_RECORD - {"id"}
    assert shared == {each.model_field for each in FIELDS.values() if each.tables == KIND_TABLES}


@pytest.mark.parametrize("each", FIELDS.values(), ids=lambda each: each.name)
def test_the_form_helps_with_the_words_of_the_table(each: Field) -> None:
    assert str(panel(each.model_field).help_text) == each.help


def test_the_form_shows_a_field_that_nobody_placed() -> None:
    placed = [FieldRowPanel([panel("institution"), panel("number")]), panel("place")]
    assert [left.field_name for left in fields_left("report", placed)] == ["commissioned_by", "isbn"]
