"""Jobs done at once, as tests do them: how they end, once for each subject, and as somebody asked."""

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.work.jobs import again, cancel, perform, start
from portal.work.models import Job, Schedule
from portal.work.progress import STOPPING
from portal.work.tidying import forget_old_work
from tests.tools.accounts import account
from tests.work import sample_jobs
from tests.work.sample_jobs import write_and_fail, write_and_refuse, write_rows

pytestmark = pytest.mark.django_db
State = Job.State


def written() -> int:
    return Schedule.objects.count()


def test_a_job_that_is_done_says_what_it_did():
    _client, user = account("Editor")
    job = start(write_rows, title="Three rows", user=user, url="/admin/", subject="rows:1", count=3)
    assert (job.state, job.message, job.done, job.total) == (State.DONE, "3 rows were written.", 3, 3)
    assert (str(job), job.made_by, job.url) == ("Three rows", user, "/admin/")
    assert job.started_at <= job.ended_at
    assert written() == 3


def test_one_that_is_refused_says_why_and_has_written_nothing():
    job = start(write_and_refuse, title="Refused", user=None)
    assert (job.state, job.message) == (State.FAILED, "Nothing was written: the moon is not full.")
    assert written() == 0


def test_a_fault_is_told_in_plain_words_and_logged(caplog):
    job = start(write_and_fail, title="Faulty", user=None)
    assert job.state == State.FAILED
    assert "Try again" in job.message
    assert "out of range" not in job.message
    assert "out of range" in caplog.text
    assert written() == 0


def waiting(**values) -> Job:
    values = {"task": write_rows.module_path, "arguments": {"count": 2}, "title": "Waiting", **values}
    return Job.objects.create(**values)


def test_a_subject_has_one_active_job():
    first = waiting(subject="rows:1")
    assert start(write_rows, title="Again", user=None, subject="rows:1", count=9) == first
    assert start(write_rows, title="Another", user=None, subject="rows:2", count=1).state == State.DONE
    cancel(first)
    assert start(write_rows, title="Again", user=None, subject="rows:1", count=1).state == State.DONE


def test_a_waiting_job_is_cancelled_at_once_and_its_task_does_nothing():
    job = waiting()
    cancel(job)
    perform(write_rows.func, job.pk, job.attempt)
    job.refresh_from_db()
    assert (job.state, written()) == (State.CANCELLED, 0)


def test_a_running_job_is_cancelled_at_its_next_report(monkeypatch):
    job = waiting()
    monkeypatch.setattr(sample_jobs.time, "sleep", lambda _seconds: cancel(Job.objects.get(pk=job.pk)))
    perform(write_rows.func.__wrapped__, job.pk, job.attempt)
    job.refresh_from_db()
    assert (job.state, written()) == (State.CANCELLED, 0)
    assert "cancelled" in job.message


def test_what_ended_badly_is_tried_again_as_a_job_of_its_own():
    _client, user = account("Editor")
    job = waiting(subject="rows:1")
    cancel(job)
    job.refresh_from_db()
    second = again(job, user)
    assert (second.state, second.made_by, second.title) == (State.DONE, user, job.title)
    assert second.pk != job.pk


def test_an_attempt_that_was_given_to_another_worker_writes_nothing(monkeypatch, caplog):
    job = waiting()
    monkeypatch.setattr(sample_jobs.time, "sleep", lambda _seconds: Job.objects.filter(pk=job.pk).update(attempt=2))
    perform(write_rows.func.__wrapped__, job.pk, 1)
    job.refresh_from_db()
    assert (job.state, written()) == (State.RUNNING, 0)  # The state is the other worker's to end.
    assert "taken up by another worker" in caplog.text


def test_a_worker_that_is_told_to_end_gives_its_job_back(monkeypatch):
    job = waiting()

    def told_to_end(_seconds: float) -> None:
        STOPPING.set()
        monkeypatch.setattr(sample_jobs.time, "sleep", lambda _seconds: None)

    monkeypatch.setattr(sample_jobs.time, "sleep", told_to_end)
    monkeypatch.setattr("portal.work.jobs.enqueue", lambda _job: STOPPING.clear())
    perform(write_rows.func.__wrapped__, job.pk, 1)
    job.refresh_from_db()
    assert (job.state, job.attempt, written()) == (State.WAITING, 2, 0)


def test_what_breaks_off_every_time_fails_in_the_end(monkeypatch):
    job = waiting(attempt=5)
    monkeypatch.setattr(sample_jobs.time, "sleep", lambda _seconds: STOPPING.set())
    perform(write_rows.func.__wrapped__, job.pk, 5)
    STOPPING.clear()
    job.refresh_from_db()
    assert (job.state, written()) == (State.FAILED, 0)
    assert "5 times" in job.message


def test_a_person_has_the_jobs_they_asked_for():
    _client, user = account("Editor")
    own = start(write_rows, title="Own", user=user, count=1)
    start(write_rows, title="Somebody else's", user=None, count=1)
    assert list(Job.objects.of(user)) == [own]


def test_what_ended_long_ago_is_forgotten():
    old, new = waiting(state=State.DONE), waiting(state=State.DONE)
    Job.objects.filter(pk=old.pk).update(ended_at=timezone.now() - timedelta(days=91))
    Job.objects.filter(pk=new.pk).update(ended_at=timezone.now() - timedelta(days=89))
    from_now_on = waiting()
    assert forget_old_work.function() == "1 job was forgotten."
    assert set(Job.objects.all()) == {new, from_now_on}
