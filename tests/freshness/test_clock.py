"""The content clock: every transaction that changes content moves it, at its end, and no other does."""

import threading

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from wagtail.models import Page

from portal.freshness.clock import Clock
from portal.freshness.triggers import content_tables, install_triggers
from portal.records.outputs.models import Contribution, Output
from portal.records.people.models import Person

pytestmark = pytest.mark.django_db(transaction=True)


def changed_by(change) -> set[str]:
    """The tags of what the change changed."""
    before = Clock().read()
    change()
    return set(Clock().changes_since(before.value))


def test_every_table_of_content_notes_its_changes():
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE tgname LIKE 'freshness_%'")
        triggers = {(table.strip('"'), name) for table, name in cursor.fetchall()}
    for table in content_tables():
        names = {name for other, name in triggers if other == table}
        assert names >= {"freshness_written", "freshness_changed", "freshness_emptied"}, table


@pytest.mark.usefixtures("demo")
def test_whatever_way_a_row_is_written_its_change_is_noted():
    output, person = Output.objects.first(), Person.objects.first()
    record = f"records_output/{output.pk}"

    def by_sql():
        with connection.cursor() as cursor:
            cursor.execute("UPDATE records_output SET summary = 'new' WHERE id = %s", [output.pk])

    assert changed_by(by_sql) == {"records_output", record}
    assert changed_by(lambda: Output.objects.filter(pk=output.pk).update(date="1999")) >= {
        record,
        "records_output/standing",
    }
    added = [Contribution(output=output, person=person, role="author", name="A B")]
    assert changed_by(lambda: Contribution.objects.bulk_create(added)) == {
        "records_contribution",
        record,
        "records_output/standing",
    }
    assert "records_person" in changed_by(person.delete)


@pytest.mark.usefixtures("demo")
def test_what_changes_nothing_leaves_the_clock_alone():
    def rolled_back():
        with transaction.atomic():
            Page.objects.update(title="other")
            transaction.set_rollback(True)

    page = Page.objects.last()
    assert changed_by(rolled_back) == set()
    assert changed_by(lambda: Page.objects.filter(pk=page.pk).update(title=page.title)) == set()
    assert changed_by(lambda: call_command("clearsessions")) == set()


@pytest.mark.usefixtures("demo")
def test_a_long_transaction_holds_nobody_up_and_counts_when_it_ends():
    person, other = Person.objects.all()[:2]
    clock = Clock()
    before = clock.read()
    others_reading = []

    def meanwhile():
        Person.objects.filter(pk=other.pk).update(biography="other")
        others_reading.append(clock.read())
        connection.close()

    with transaction.atomic():
        Person.objects.filter(pk=person.pk).update(biography="new")
        thread = threading.Thread(target=meanwhile)
        thread.start()
        thread.join(10)
        assert others_reading[0].value == before.value + 1
    assert clock.read().value == before.value + 2


def test_no_change_is_left_pending():
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM freshness_pending")
        assert cursor.fetchone() == (0,)


def test_a_trigger_that_is_gone_is_made_again_when_the_tables_change():
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER freshness_changed ON records_person; COMMENT ON TABLE freshness_clock IS NULL")
    install_triggers()
    test_every_table_of_content_notes_its_changes()
