"""What the records of outputs hold to, whoever edits them."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from portal.bibliography.kinds import KINDS
from portal.dates.partial import PartialDate
from portal.records.outputs.models import TABLES, Contribution, Output, Publication, Report
from portal.records.people.models import Person

pytestmark = pytest.mark.django_db

OUTPUT_KINDS = [row for row in KINDS.values() if row.table in TABLES]


def published(model: type[Output], **values) -> Output:
    contributions = values.pop("contributions", [])
    output = model(**values)
    output.contributions.set([Contribution(name=name, sort_order=n) for n, name in enumerate(contributions)])
    output.save()
    output.save_revision().publish()
    return type(output).objects.get(pk=output.pk)


@pytest.mark.parametrize("row", OUTPUT_KINDS, ids=lambda row: row.name)
def test_every_kind_is_kept_in_its_table_and_no_other(row):
    model = TABLES[row.table]
    output = published(model, kind=row.name, title=f"A work: {row.label}")
    assert Output.objects.get(pk=output.pk).own == output
    other = next(table for table in TABLES.values() if table is not model)
    with pytest.raises(IntegrityError, match="output_kind_belongs_to_its_table"), transaction.atomic():
        other(kind=row.name, title="In the wrong table").save()
    with pytest.raises(ValidationError, match="another table"):
        other(kind=row.name, title="In the wrong table").full_clean()


def test_a_doi_is_taken_in_any_spelling_and_only_once_in_all_tables():
    first = Publication(kind="journal-article", title="First", doi="https://doi.org/10.5555/ABC.1")
    first.full_clean()
    first.save()
    assert first.doi == "10.5555/abc.1"
    second = Report(kind="report", title="Second", doi="doi:10.5555/abc.1")
    with pytest.raises(ValidationError, match="“First” has this DOI already"):
        second.full_clean()
    with pytest.raises(IntegrityError, match="output_doi_unique"), transaction.atomic():
        second.save()


@pytest.mark.parametrize(
    ("field", "wrong", "shown"),
    [("doi", "11.1/x", "10."), ("isbn", "9780415494350", "978"), ("issn", "1234-5678", "-")],
)
def test_a_wrong_identifier_is_refused_with_a_right_one(field, wrong, shown):
    with pytest.raises(ValidationError) as refused:
        Publication(kind="book", title="A book", **{field: wrong}).full_clean()
    assert shown in str(refused.value.message_dict[field])


def test_an_embargo_needs_an_end():
    report = Report(kind="report", title="Held back", access="embargoed")
    with pytest.raises(ValidationError, match="when the embargo ends"):
        report.full_clean()
    with pytest.raises(IntegrityError, match="embargo_has_an_end"), transaction.atomic():
        report.save()


def test_a_partial_date_stays_as_it_was_typed():
    output = published(Report, kind="report", title="Dated", date=PartialDate.parse("Nov 2008"))
    assert output.date == "2008-11"
    assert output.shown_date == "November 2008"


def test_the_citation_key_is_given_at_first_publication_and_never_changes():
    output = published(Publication, kind="book", title="The Order of Things", date="1999", contributions=["Quill, Ada"])
    assert output.citation_key == "quill1999order"
    older = output.latest_revision
    output.title = "Another Title"
    output.save_revision().publish()
    older.publish()
    output.refresh_from_db()
    assert output.citation_key == "quill1999order"
    twin = published(Publication, kind="book", title="The Order of Things", date="1999", contributions=["Quill, Ada"])
    assert twin.citation_key == "quill1999ordera"


def test_a_draft_has_no_citation_key_yet():
    draft = Report(kind="report", title="Not out", live=False)
    draft.save()
    assert draft.citation_key is None


def test_a_persons_new_name_changes_no_printed_name():
    person = Person.objects.create(given_name="Ada", family_name="Quill")
    output = Report(kind="report", title="Old name")
    output.contributions.set([Contribution(person=person)])
    output.save()
    assert output.contributions.get().name == "Quill, Ada"
    person.family_name = "Feather"
    person.save()
    output.save()
    assert output.contributions.get().name == "Quill, Ada"


def test_addresses_are_made_once_and_kept_unique():
    first, second = (published(Report, kind="report", title="Ünïque & plain: a title") for _ in range(2))
    assert first.slug == "unique-plain-a-title"
    assert second.slug == "unique-plain-a-title-2"
    first.title = "Something else"
    first.save()
    assert first.slug == "unique-plain-a-title"


def test_a_record_may_not_take_the_address_of_the_export():
    assert published(Report, kind="report", title="Export").slug == "export-2"
    with pytest.raises(ValidationError, match="used by the portal itself"):
        Report(kind="report", title="Export", slug="export").full_clean()


def test_an_embargo_is_said_until_it_is_over():
    held = Report(kind="report", access="embargoed", embargo_until=datetime.date(2999, 5, 1))
    assert held.access_label == "Under embargo, opens on 1 May 2999"
    assert not held.is_open
    over = Report(kind="report", access="embargoed", embargo_until=datetime.date(2020, 5, 1))
    assert over.access_label == "Open access"
    assert over.is_open


def test_two_records_of_one_title_saved_at_one_moment_get_two_addresses(db: None, monkeypatch: pytest.MonkeyPatch):
    first = Publication(kind="chapter", title="At one moment")
    first.save()
    second = Publication(kind="chapter", title="At one moment")
    answers = iter(["at-one-moment", "at-one-moment-2"])  # The first was not there yet when the second looked.
    monkeypatch.setattr(Publication, "new_slug", lambda self: next(answers))
    second.save()
    assert [one.slug for one in Publication.objects.order_by("pk")] == ["at-one-moment", "at-one-moment-2"]
