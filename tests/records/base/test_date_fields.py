"""Partial dates in models and forms, without a database."""

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.test.utils import isolate_apps
from django.utils import translation

from portal.dates.partial import PartialDate
from portal.records.base.date_display import display
from portal.records.base.date_fields import PartialDateField


@pytest.fixture
def model() -> type[models.Model]:
    with isolate_apps("portal.records"):

        class Dated(models.Model):  # noqa: DJ008
            start = PartialDateField("start")

            class Meta:
                app_label = "records"

        return Dated


def test_a_value_is_a_partial_date_from_everywhere(model: type[models.Model]) -> None:
    field = model._meta.get_field("start")
    dated = model(start="16 November 2008")
    dated.full_clean()
    for date in (dated.start, field.from_db_value("2008-11-16", None, None), field.to_python("16/11/2008")):
        assert isinstance(date, PartialDate)
        assert date == "2008-11-16"
    assert isinstance(model().start, PartialDate)
    assert field.from_db_value(None, None, None) == ""


def test_saving_writes_the_normal_form(model: type[models.Model]) -> None:
    dated = model(start="Nov 2008")
    assert model._meta.get_field("start").pre_save(dated, add=True) == "2008-11"
    assert dated.start.month == 11
    dated.start = "sometime"
    with pytest.raises(ValidationError, match="cannot be read as a date"):
        model._meta.get_field("start").pre_save(dated, add=True)


def test_a_form_takes_long_spellings_and_says_what_is_wrong_once(model: type[models.Model]) -> None:
    form_class = forms.modelform_factory(model, fields=["start"])
    assert form_class({"start": "16 November 2008"}).save(commit=False).start == "2008-11-16"
    assert form_class({"start": ""}).is_valid()
    (message,) = form_class({"start": "2008-02-31"}).errors["start"]
    assert message.startswith("“2008-02-31” is not a day in the calendar. Write a date as 2008, ")


def test_a_query_for_a_broken_date_does_not_raise(model: type[models.Model]) -> None:
    assert model._meta.get_field("start").get_prep_value("sometime") == "sometime"


def test_migrations_say_only_what_is_not_the_usual(model: type[models.Model]) -> None:
    assert model._meta.get_field("start").deconstruct()[1:] == (
        "portal.records.base.date_fields.PartialDateField", [], {"verbose_name": "start"}
    )  # fmt: skip
    assert PartialDateField(blank=False).deconstruct()[3] == {"blank": False}
    assert PartialDateField(max_length=7).deconstruct()[3] == {"max_length": 7}


@pytest.mark.parametrize(
    ("iso", "words", "german"),
    [
        ("2008-11-06", "6 November 2008", "6 November 2008"),
        ("2008-03", "March 2008", "März 2008"),
        ("2008", "2008", "2008"),
        ("", "", ""),
    ],
)
def test_dates_are_shown_in_the_reader_s_words(iso: str, words: str, german: str) -> None:
    with translation.override("en-gb"):
        assert display(PartialDate(iso)) == words
    with translation.override("de"):
        assert display(PartialDate(iso)) == german
