"""Two at once, and a worker that is killed in the middle: against a database that really commits."""

import random
import signal
import threading
import time

import pytest
from django.contrib.auth import get_user_model
from django.db import connection

from portal.desk.outputs.bulk_changes import plan_changes, signature
from portal.desk.outputs.bulk_kinds import set_licence
from portal.desk.outputs.tasks import start_change
from portal.intake.commit import NotCommittedError, commit
from portal.intake.create_run import create_run
from portal.intake.models import IntakeRun
from portal.intake.tasks import start_commit, start_compare
from portal.records.changes.models import ChangeSet
from portal.records.changes.tasks import start_undo
from portal.records.outputs.models import Output
from portal.work.models import Job
from tests.intake.agency import agency
from tests.intake.records import CHAPTER, brought_in, many, verdicts
from tests.tools.accounts import account
from tests.tools.worker import beside_the_request, ended, running, wait_for

pytestmark = pytest.mark.django_db(transaction=True)
State = Job.State


@pytest.fixture
def editor():
    return get_user_model().objects.create_superuser("editor", "editor@example.org", "secret")


def at_once(*works) -> None:
    """Does the works in threads of their own, each with its connection."""

    def done(work) -> None:
        try:
            work()
        finally:
            connection.close()

    threads = [threading.Thread(target=done, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)


def test_two_runs_over_one_file_committed_at_once_come_in_once(editor):
    runs = [brought_in(CHAPTER, editor), brought_in(CHAPTER, editor)]
    answers: list[str] = []

    def committed(run: IntakeRun) -> None:
        try:
            answers.append(commit(run, editor).state)
        except NotCommittedError:
            answers.append("compared again")

    at_once(*(lambda run=run: committed(run) for run in runs))
    assert sorted(answers) == ["committed", "compared again"]
    assert Output.objects.count() == 1


def test_one_run_committed_twice_at_once_comes_in_once(editor):
    run = brought_in(many(5), editor)
    at_once(lambda: commit(run, editor), lambda: commit(run, editor))
    run.refresh_from_db()
    assert (Output.objects.count(), run.changes.count()) == (5, 5)


def test_a_run_is_compared_committed_and_undone_by_a_worker(settings):
    beside_the_request(settings)
    client, user = account("superuser")
    with agency(settings), running(settings):
        client.post("/admin/intake/", {"text": many(30)})
        run = IntakeRun.objects.get()
        assert ended(Job.objects.latest("pk")).message == "30 records were compared."
        answer = client.post(run.get_absolute_url(), {"do": "commit", "owner": user.pk})
        job = ended(Job.objects.latest("pk"))
        assert (job.message, job.done, job.total) == ("30 brought in, 0 changed.", 30, 30)
        assert answer.status_code == 302
        assert Output.objects.count() == 30
        client.post(f"/admin/changes/{ChangeSet.objects.get().pk}/undo/")
        assert ended(Job.objects.latest("pk")).message == "It was undone; nothing was left."
    assert not Output.objects.exists()


def test_dois_are_looked_up_by_a_worker(settings, editor):
    beside_the_request(settings)
    with agency(settings) as asked, running(settings):
        run = create_run("10.5555/one", "a doi", editor)
        ended(start_compare(run, editor))
        assert verdicts(run) == ["new"]
        assert len(asked) == 1


def written(work: str) -> int:
    """How many outputs there are, or have the licence."""
    return Output.objects.filter(**({"licence": "CC0-1.0"} if work == "change" else {})).count()


def asked_for(work: str, editor) -> tuple[Job, int, int]:
    """The job, and how many records are `written` before and after it."""
    run = brought_in(many(40), editor)
    if work == "commit":
        return start_commit(run, editor), 0, 40
    run = commit(run, editor)
    if work == "undo":
        return start_undo(run.change_set, editor), 40, 0
    keys, change = list(Output.objects.values_list("pk", flat=True)), set_licence("CC0-1.0")
    seen = signature(plan_changes(keys, change, editor), change)
    return start_change(change, keys, seen, editor, "/admin/"), 0, 40


@pytest.mark.parametrize("work", ["commit", "change", "undo"])
def test_a_worker_killed_at_any_moment_leaves_all_or_nothing_and_the_next_one_does_it(settings, editor, work: str):
    """Twenty times each, and the web server and PostgreSQL as well: `tests.work.kills`."""
    beside_the_request(settings)
    chance = random.Random(5)
    for _time in range(2):
        job, before, after = asked_for(work, editor)
        with running(settings) as first:
            wait_for(lambda job=job: not Job.objects.filter(pk=job.pk, state=State.WAITING).exists())
            time.sleep(chance.uniform(0, 1))
            first.send_signal(signal.SIGKILL)
            first.wait(10)
        assert written(work) in (before, after)
        with running(settings):
            assert ended(job).state == State.DONE
        assert written(work) == after
        assert ChangeSet.objects.latest("pk").changes.count() == 40
        Output.objects.all().delete()
