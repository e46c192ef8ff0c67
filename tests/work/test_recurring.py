"""Recurring work: at its turn, once, by one process, and its last run is kept."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from portal.records.outputs.models import Publication
from portal.work.models import Schedule
from portal.work.publishing import publish_due
from portal.work.recurring import Recurring, every, recurring_work, run, run_due
from tests.tools.factories import make_output
from tests.tools.second_session import second_session

pytestmark = pytest.mark.django_db


@pytest.fixture
def turns(settings) -> list[int]:
    """Grows by one with each turn of a piece of recurring work that is the only one."""
    del COUNTED[:]
    settings.RECURRING_WORK = ["tests.work.test_recurring.count"]
    return COUNTED


COUNTED: list[int] = []


@every(minutes=10, title="Counting")
def count() -> str:
    COUNTED.append(len(COUNTED))
    return f"{len(COUNTED)} counted."


def test_a_turn_comes_once_in_its_time_and_is_kept(turns):
    run_due()
    run_due()
    schedule = Schedule.objects.get()
    assert (turns, schedule.message, schedule.has_failed) == ([0], "1 counted.", False)
    assert schedule.started_at <= schedule.ended_at
    Schedule.objects.update(started_at=timezone.now() - timedelta(minutes=11))
    run_due()
    assert turns == [0, 1]


def test_a_turn_that_another_process_is_at_is_left_to_it(turns):
    schedule = Schedule.objects.create(name=count.name)
    with second_session() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s, %s)", [0x5C4D, schedule.pk])
        assert run(count, now=True) is None
        cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [0x5C4D, schedule.pk])
    assert turns == []
    assert run(count, now=True) is not None


def test_a_turn_that_fails_says_so_and_the_next_one_comes(caplog):
    def fail() -> str:
        raise ValueError("no such table")

    failing = Recurring(fail, "Failing", timedelta(minutes=1))
    assert run(failing).has_failed
    assert "no such table" in caplog.text
    assert "no such table" not in Schedule.objects.get().message
    assert run(failing, now=True) is not None


def test_what_the_settings_name_is_there():
    assert publish_due in recurring_work()
    assert all(str(recurring.title) for recurring in recurring_work())


def test_the_command_takes_down_what_has_expired_and_keeps_when_it_ran():
    output = make_output()
    type(output).objects.filter(pk=output.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    call_command("publish_scheduled", dryrun=True, verbosity=0)
    assert not Schedule.objects.exists()
    call_command("publish_scheduled")
    assert not Publication.objects.get(pk=output.pk).live
    assert Schedule.objects.get().name == publish_due.name


def test_the_command_says_that_it_failed(monkeypatch):
    def broken(*_arguments: object, **_options: object) -> None:
        raise ValueError

    monkeypatch.setattr("portal.work.publishing.call_command", broken)
    with pytest.raises(CommandError, match="next turn"):
        call_command("publish_scheduled")
