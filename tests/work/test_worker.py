"""The real worker, in a process of its own: does what waits, and what another left when it was killed."""

import random
import signal
import time
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from portal.work.jobs import cancel, start
from portal.work.models import Job, Schedule
from portal.work.worker import work
from tests.tools.worker import begin_worker, beside_the_request, ended, running, wait_for
from tests.work.sample_jobs import write_rows

pytestmark = pytest.mark.django_db(transaction=True)
State = Job.State


@pytest.fixture(autouse=True)
def _beside(settings):
    beside_the_request(settings)


def written() -> int:
    return Schedule.objects.filter(name__startswith="row").count()


def is_running(job: Job) -> bool:
    return Job.objects.filter(pk=job.pk, state=State.RUNNING, done__gt=0).exists()


def test_a_job_waits_for_a_worker_and_shows_how_far_it_is(settings):
    job = start(write_rows, title="Rows", user=None, count=30, seconds=0.1)
    assert (job.state, written()) == (State.WAITING, 0)
    with running(settings):
        wait_for(lambda: is_running(job))
        assert written() == 0  # The progress is seen before the work is.
        assert ended(job).message == "30 rows were written."
    assert written() == 30


def test_two_workers_do_one_job_once(settings):
    jobs = [start(write_rows, title="Rows", user=None, count=5, seconds=0.02) for _number in range(6)]
    with running(settings), running(settings):
        assert {ended(job).state for job in jobs} == {State.DONE}
    assert written() == 30


def test_a_running_job_is_cancelled_and_has_written_nothing(settings):
    job = start(write_rows, title="Rows", user=None, count=600, seconds=0.1)
    with running(settings):
        wait_for(lambda: is_running(job))
        cancel(job)
        assert ended(job, seconds=10).state == State.CANCELLED
    assert written() == 0


def test_a_job_whose_worker_is_killed_at_any_moment_is_done_once_by_the_next(settings):
    chance = random.Random(11)
    for moment in (0.0, *(chance.uniform(0, 1.2) for _time in range(4))):
        job = start(write_rows, title="Rows", user=None, count=20, seconds=0.05, prefix=f"row{moment}")
        with running(settings) as first:
            wait_for(lambda job=job: not Job.objects.filter(pk=job.pk, state=State.WAITING).exists())
            time.sleep(moment)
            first.send_signal(signal.SIGKILL)
            first.wait(10)
            assert Schedule.objects.filter(name__startswith=f"row{moment}").count() in (0, 20)
            with running(settings):
                assert ended(job).state == State.DONE
        assert Schedule.objects.filter(name__startswith=f"row{moment}").count() == 20


def test_a_task_taken_by_a_worker_that_died_at_once_is_given_out_again(settings):
    from_before = start(write_rows, title="Rows", user=None, count=2)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE django_tasks_database_dbtaskresult SET status = 'RUNNING'")
    Job.objects.update(queued_at=timezone.now() - timedelta(minutes=1))
    with running(settings):
        assert ended(from_before).state == State.DONE
    assert written() == 2


def test_a_worker_that_is_told_to_end_does_so_soon_and_the_next_does_its_job(settings):
    job = start(write_rows, title="Rows", user=None, count=40, seconds=0.1)
    first = begin_worker(settings)
    wait_for(lambda: is_running(job))
    began = time.monotonic()
    first.send_signal(signal.SIGTERM)
    assert first.wait(10) == 0
    assert time.monotonic() - began < 3
    job.refresh_from_db()
    assert (job.state, job.attempt, written()) == (State.WAITING, 2, 0)
    with running(settings):
        assert ended(job).state == State.DONE


def test_a_worker_outlives_a_database_that_drops_every_connection(settings):
    job = start(write_rows, title="Rows", user=None, count=40, seconds=0.1)
    with running(settings) as process:
        wait_for(lambda: is_running(job))
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        assert ended(job).state == State.DONE
        assert process.poll() is None
    assert written() == 40


def test_what_waits_is_done_and_no_more_where_that_is_asked(settings):
    job = start(write_rows, title="Rows", user=None, count=3)
    work(batch=True)
    assert ended(job).state == State.DONE
    assert Schedule.objects.filter(name="portal.work.publishing.publish_due").exists()
