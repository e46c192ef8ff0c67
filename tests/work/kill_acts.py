"""The acts of `tests.work.kills`, asked for over HTTP as the admin's buttons do, and what is counted meanwhile."""

import os
import secrets
import signal
import time
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import DatabaseError, InterfaceError, connection
from django.urls import reverse

from portal.desk.outputs.bulk_changes import plan_changes, signature
from portal.desk.outputs.bulk_kinds import set_licence
from portal.intake.compare import compare
from portal.intake.create_run import create_run
from portal.records.changes.models import ChangeSet
from portal.records.changes.tasks import subject_of
from portal.records.outputs.models import Output
from portal.work import locks
from portal.work.models import Job
from tests.intake.records import many

PATIENCE = 60.0  # Seconds from the kill until the job must be taken up again.
SECONDS_TO_END = 300.0
LICENCE = "CC-BY-4.0"


@dataclass
class Act:
    """One thing that the staff ask for: `path` and `values` of its form, and the `subject` of its job. `written` counts
    records, of which there are `before` or `after` and never another number."""

    name: str
    path: str
    values: dict[str, str]
    subject: str
    written: Callable[[], int]
    before: int
    after: int


@dataclass
class Outcome:
    """What followed from a kill: `seconds` until the job was taken up again or had ended, `until_done` until then."""

    act: str
    moment: float
    seconds: float
    until_done: float
    attempts: int
    was_asked_again: bool

    def __str__(self) -> str:
        again = ", asked for again" if self.was_asked_again else ""
        return (
            f"{self.act}, killed {self.moment:.2f} s after it was asked for{again}: taken up after "
            f"{self.seconds:.1f} s, done after {self.until_done:.1f} s, attempt {self.attempts}"
        )


class Trials:
    """Acts on a site, each asked for and watched to its end, some with a kill in them."""

    def __init__(self, site: Any, records: int) -> None:
        self.site, self.records = site, records
        self.user = get_user_model().objects.create_superuser("killer", "killer@example.org", secrets.token_hex())
        self.text, self.key = many(records), self.session_key()

    def patiently(self, ask: Callable[[], Any]) -> Any:
        """What the database says, as soon as it says anything; `up` is started again where it has ended."""
        until = time.monotonic() + SECONDS_TO_END
        while True:
            try:
                return ask()
            except (DatabaseError, InterfaceError):
                connection.close()
                if time.monotonic() > until:
                    raise
                self.site.keep_up()
                time.sleep(0.1)

    def acts(self) -> Iterator[Act]:
        """Commit, change, undo of the change, undo of the commit, again and again."""
        while True:
            run = self.patiently(self.compared)
            form = {"do": "commit", "publish": "on", "owner": str(self.user.pk)}
            yield Act("commit", run.get_absolute_url(), form, run.subject, Output.objects.count, 0, self.records)
            self.patiently(run.refresh_from_db)
            yield self.patiently(self.change)
            change = self.patiently(lambda: ChangeSet.objects.filter(kind=ChangeSet.Kind.BULK).latest("pk"))
            yield self.undo("undo of the change", change, self.licensed, self.records, 0)
            yield self.undo("undo of the commit", run.change_set, Output.objects.count, self.records, 0)

    def compared(self) -> Any:
        """A run that waits for its commit."""
        run = create_run(self.text, "kills.bib", self.user)
        compare(run)
        return run

    def licensed(self) -> int:
        """How many outputs have the licence."""
        return Output.objects.filter(licence=LICENCE).count()

    def change(self) -> Act:
        """The licence on all outputs, whose plan was looked at."""
        keys = list(Output.objects.order_by("pk").values_list("pk", flat=True))
        seen = signature(plan_changes(keys, set_licence(LICENCE), self.user), set_licence(LICENCE))
        chosen = urllib.parse.urlencode([("id", key) for key in keys])
        path = f"/admin/bulk/records/publication/set_licence/?{chosen}&next=/admin/"
        values = {"licence": LICENCE, "seen": seen}
        return Act("change", path, values, f"outputs.bulk:{seen}", self.licensed, 0, self.records)

    def undo(self, name: str, change_set: Any, written: Callable[[], int], before: int, after: int) -> Act:
        """The undo of a change set."""
        path = reverse("undo_change_set", args=[change_set.pk])
        return Act(name, path, {}, subject_of(change_set), written, before, after)

    def press(self, act: Act) -> str:
        """Sends the form as the browser would. What the server answers, if anything, is given to be told of only."""
        token = secrets.token_hex(16)
        cookies = f"{settings.SESSION_COOKIE_NAME}={self.key}; {settings.CSRF_COOKIE_NAME}={token}"
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.site.port}{act.path}",
            urllib.parse.urlencode({**act.values, "csrfmiddlewaretoken": token}).encode(),
            {"Cookie": cookies},
        )
        try:
            with urllib.request.build_opener(StayHere).open(request, timeout=30) as answer:
                return str(answer.status)
        except OSError as error:
            return str(error)

    def session_key(self) -> str:
        """The key of a session of the user."""
        session = import_module(settings.SESSION_ENGINE).SessionStore()
        session["_auth_user_id"] = str(self.user.pk)
        session["_auth_user_backend"] = settings.AUTHENTICATION_BACKENDS[-1]
        session["_auth_user_hash"] = self.user.get_session_auth_hash()
        session.save()
        return str(session.session_key)

    def undisturbed(self, act: Act) -> float:
        """How long the act takes by itself, in seconds."""
        began = time.monotonic()
        self.press(act)
        self.watch(act, self.newest(act))
        return time.monotonic() - began

    def newest(self, act: Act) -> Any:
        """The newest job about what the act writes, if any."""
        return self.patiently(lambda: Job.objects.about(act.subject).first())

    def killed(self, act: Act, program: str, moment: float) -> Outcome:
        """The act, with the program killed so many seconds after it was asked for."""
        pid = self.site.pid_of(program)
        child = os.fork()
        if not child:  # Asks in a process of its own: the kill may come while the server answers.
            self.press(act)
            os._exit(0)
        time.sleep(moment)
        os.kill(pid, signal.SIGKILL)
        at = time.monotonic()
        os.waitpid(child, 0)
        connection.close()
        self.site.keep_up()
        job = self.newest(act)
        was_asked_again = job is None
        if job is None:
            job = self.asked_again(act)
        taken_up = self.watch(act, job) - at
        job.refresh_from_db()
        assert taken_up < PATIENCE, f"{act.name} was taken up only after {taken_up:.0f} s"
        return Outcome(act.name, moment, taken_up, time.monotonic() - at, job.attempt, was_asked_again)

    def asked_again(self, act: Act) -> Any:
        """The job of an act whose request was lost: it is asked for again until the server takes it."""
        assert self.patiently(act.written) == act.before
        until = time.monotonic() + PATIENCE
        while True:
            self.site.wait_until_it_answers()
            answer = self.press(act)
            if job := self.newest(act):
                return job
            assert time.monotonic() < until, f"{act.name} is not taken: {answer}"

    def watch(self, act: Act, job: Any) -> float:
        """Counts until the job has ended, and well; gives when it was first seen to run or to have ended."""
        assert job is not None, f"Nobody was asked for {act.name}"
        began, taken_up = time.monotonic(), 0.0
        while True:
            self.site.keep_up()
            written = self.patiently(act.written)
            assert written in (act.before, act.after), f"{act.name}: {written} of {self.records} are written"
            self.patiently(job.refresh_from_db)
            if not taken_up and (self.patiently(lambda: is_at_work(job)) or not job.is_active):
                taken_up = time.monotonic()
            if not job.is_active:
                break
            assert time.monotonic() - began < SECONDS_TO_END, f"{act.name} is stuck"
            time.sleep(0.05)
        assert job.state == Job.State.DONE, f"{act.name}: {job.message}"
        written = self.patiently(act.written)
        assert written == act.after, f"{act.name}: {job.message} {written} are written"
        return taken_up


def is_at_work(job: Any) -> bool:
    """Whether a worker holds the job's lock now; the row alone would say so of a dead one too."""
    with connection.cursor() as cursor:
        locks_of_job = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND classid = %s AND objid = %s"
        cursor.execute(locks_of_job, [locks.JOB, job.pk])
        return bool(cursor.fetchone()[0]) and job.state == Job.State.RUNNING


class StayHere(urllib.request.HTTPRedirectHandler):
    """Follows nowhere."""

    def redirect_request(self, *_arguments: Any) -> None:
        """None: the redirect is the answer."""
