"""Identifiers in models and forms, without a database."""

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.test.utils import isolate_apps

from portal.records.base.identifier_fields import DOIField, ISBNField, ISSNField, ORCIDField, RORField


@pytest.fixture
def model() -> type[models.Model]:
    with isolate_apps("portal.records"):

        class Identified(models.Model):  # noqa: DJ008
            doi = DOIField("DOI")
            orcid = ORCIDField()
            ror = RORField()
            isbn = ISBNField()
            issn = ISSNField()

            class Meta:
                app_label = "records"

        return Identified


TYPED = {
    "doi": "https://doi.org/10.5555/ABC",
    "orcid": "0000-0002-1825-0097",
    "ror": "03angcq70",
    "isbn": "ISBN 978-0-415-49435-9",
    "issn": "20493630",
}
NORMAL = {
    "doi": "10.5555/abc",
    "orcid": "https://orcid.org/0000-0002-1825-0097",
    "ror": "https://ror.org/03angcq70",
    "isbn": "9780415494359",
    "issn": "2049-3630",
}


def values(record: models.Model) -> dict[str, str]:
    return {name: getattr(record, name) for name in NORMAL}


def test_a_form_takes_any_spelling(model: type[models.Model]) -> None:
    form = forms.modelform_factory(model, fields="__all__")(TYPED)
    assert form.is_valid()
    assert values(form.save(commit=False)) == NORMAL


def test_cleaning_and_saving_normalise(model: type[models.Model]) -> None:
    record = model(**TYPED)
    record.full_clean()
    assert values(record) == NORMAL
    record = model(**TYPED)
    saved = {name: model._meta.get_field(name).pre_save(record, add=True) for name in NORMAL}
    assert saved == values(record) == NORMAL


def test_nothing_is_allowed(model: type[models.Model]) -> None:
    record = model()
    record.full_clean()
    assert set(values(record).values()) == {""}


@pytest.mark.parametrize("name", NORMAL)
def test_a_wrong_one_is_refused_with_a_right_one(model: type[models.Model], name: str) -> None:
    form = forms.modelform_factory(model, fields=[name])({name: "wrong"})
    (message,) = form.errors[name]
    assert "for example" in message
    with pytest.raises(ValidationError, match="for example"):
        model._meta.get_field(name).pre_save(model(**{name: "wrong"}), add=True)


def test_a_query_takes_any_spelling_and_never_raises(model: type[models.Model]) -> None:
    field = model._meta.get_field("doi")
    assert field.get_prep_value("doi:10.5555/ABC") == "10.5555/abc"
    assert field.get_prep_value("wrong") == "wrong"


def test_migrations_say_only_what_is_not_the_usual(model: type[models.Model]) -> None:
    assert model._meta.get_field("doi").deconstruct()[1:] == (
        "portal.records.base.identifier_fields.DOIField", [], {"verbose_name": "DOI"}
    )  # fmt: skip
    assert ISBNField(blank=False).deconstruct()[3] == {"blank": False}
