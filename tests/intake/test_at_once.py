"""Two at once, and a process that is killed in the middle: against a database that really commits."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.db import connection

from portal.intake import background
from portal.intake.commit import NotCommittedError, commit
from portal.intake.commit_lock import is_locked
from portal.intake.models import IntakeRun
from portal.records.outputs.models import Output
from tests.intake.records import CHAPTER, brought_in, many
from tests.tools.accounts import account

pytestmark = pytest.mark.django_db(transaction=True)

ROOT = Path(__file__).resolve().parents[2]
# Commits a run in a process of its own, and says when half of it is written.
COMMITTING = """
import sys, time
import django
from django.conf import settings
django.setup()
settings.DATABASES["default"]["NAME"] = sys.argv[2]
from django.db import connection
connection.settings_dict["NAME"] = sys.argv[2]
from portal.intake import commit as committing
from portal.intake.models import IntakeRun
def report_progress(done, total):
    if done == 3:
        print("half", flush=True)
        time.sleep(60)
committing.report_progress = report_progress
committing.commit(IntakeRun.objects.get(pk=int(sys.argv[1])), None)
"""


@pytest.fixture
def editor():
    return get_user_model().objects.create_superuser("editor", "editor@example.org", "secret")


def test_two_runs_over_one_file_committed_at_once_come_in_once(editor):
    runs = [brought_in(CHAPTER, editor), brought_in(CHAPTER, editor)]
    answers: list[str] = []

    def committed(run: IntakeRun) -> None:
        try:
            answers.append(commit(run, editor).state)
        except NotCommittedError:
            answers.append("compared again")
        finally:
            connection.close()

    threads = [threading.Thread(target=committed, args=(run,)) for run in runs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(answers) == ["committed", "compared again"]
    assert Output.objects.count() == 1


def test_one_run_committed_twice_at_once_comes_in_once(editor):
    run = brought_in(many(5), editor)
    threads = [threading.Thread(target=lambda: (commit(run, editor), connection.close())) for _time in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert Output.objects.count() == 5
    assert run.changes.count() == 5


def test_a_process_that_is_killed_in_the_middle_leaves_nothing_and_the_run_goes_back(editor):
    run = brought_in(many(6), editor)
    IntakeRun.objects.filter(pk=run.pk).update(state=IntakeRun.State.COMMITTING)
    killed = subprocess.Popen(
        [sys.executable, "-c", COMMITTING, str(run.pk), connection.settings_dict["NAME"]],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "portal.settings.test"},
    )
    assert killed.stdout is not None
    assert killed.stdout.readline() == "half\n"
    assert is_locked()
    run.refresh_from_db()
    background.release_broken_off(run)
    assert run.state == IntakeRun.State.COMMITTING
    killed.send_signal(signal.SIGKILL)
    killed.wait(10)
    until = time.monotonic() + 20
    while is_locked() and time.monotonic() < until:
        time.sleep(0.1)
    assert not Output.objects.exists()
    background.release_broken_off(run)
    assert run.state == IntakeRun.State.REVIEW
    assert "nothing of it was written" in run.message
    assert commit(run, editor).state == IntakeRun.State.COMMITTED
    assert Output.objects.count() == 6


def test_many_records_are_written_and_undone_beside_the_request(monkeypatch):
    monkeypatch.setattr(background, "MOST_WHILE_WAITING", 3)
    client, user = account("superuser")
    run = brought_in(many(30), user)
    client.post(run.get_absolute_url(), {"do": "commit", "owner": user.pk})
    assert waited_for(run, client) == "committed"
    assert Output.objects.count() == 30
    client.post(f"{run.get_absolute_url()}undo/")
    assert waited_for(run, client) == "undone"
    assert not Output.objects.exists()


def waited_for(run: IntakeRun, client) -> str:
    """The state of the run when its page has been told that it is ready."""
    until = time.monotonic() + 60
    while not client.post(f"{run.get_absolute_url()}step/").json()["ready"]:
        assert time.monotonic() < until
        time.sleep(0.1)
    run.refresh_from_db()
    return run.state
