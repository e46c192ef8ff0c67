"""The pages of work, by whoever asked for it, by others and by an Administrator."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from portal.work.models import Job, Schedule
from tests.tools.accounts import account
from tests.work.sample_jobs import write_rows

pytestmark = pytest.mark.django_db
LIST = "/admin/work/"
State = Job.State


def make_job(user, **values) -> Job:
    now = timezone.now()
    given = {"task": write_rows.module_path, "arguments": {"count": 1}, "title": "Twelve outputs: the licence"}
    if values.get("state") not in (None, State.WAITING, State.RUNNING):
        given |= {"started_at": now - timedelta(seconds=75), "ended_at": now}
    return Job.objects.create(made_by=user, **{**given, **values})


def words(answer) -> str:
    return " ".join(BeautifulSoup(answer.content, "lxml").select_one("main").get_text(" ").split())


def test_a_person_sees_their_own_and_an_administrator_all():
    (client, user), (chief, _chief), (_other, owner) = account("Editor"), account("Administrator"), account("Editor")
    make_job(user, state=State.DONE, message="12 outputs were changed.", url="/admin/")
    foreign = make_job(owner, title="A secret import", state=State.RUNNING, done=3, total=9)
    page = words(client.get(LIST))
    assert "done Twelve outputs: the licence" in page
    assert "12 outputs were changed." in page
    assert "took 1 minute" in page
    assert "secret" not in page
    assert "Again and again" not in page
    page = words(chief.get(LIST))
    assert "3 of 9 done" in page
    assert owner.username in page
    assert "Publishing and taking down on schedule" in page
    for name in ("job", "state"):
        assert client.get(reverse(f"desk_work:{name}", args=[foreign.pk])).status_code == 404
        assert chief.get(reverse(f"desk_work:{name}", args=[foreign.pk])).status_code == 200
    for name in ("cancel", "again"):
        assert client.post(reverse(f"desk_work:{name}", args=[foreign.pk])).status_code == 404


def test_nobody_has_work_at_first_and_the_page_says_what_comes_here():
    client, _user = account("Contributor")
    assert "There is none yet." in words(client.get(LIST))


def test_a_running_job_is_watched_without_javascript_too_and_leads_to_its_result():
    client, user = account("Editor")
    job = make_job(user, state=State.RUNNING, done=3, total=9, url="/admin/reports/")
    address = reverse("desk_work:job", args=[job.pk])
    page = BeautifulSoup(client.get(address).content, "lxml")
    assert page.select_one("progress")["value"] == "3"
    assert page.select_one("noscript meta")["content"] == "2;url=?watch=1"
    assert client.get(f"{address}state/").json() == {
        "done": 3, "total": 9, "progress": "3 of 9 done", "ended": False,
    }  # fmt: skip
    assert client.get(f"{address}?watch=1").status_code == 200
    Job.objects.filter(pk=job.pk).update(state=State.DONE, message="Done it.")
    assert client.get(f"{address}state/").json()["ended"]
    assert client.get(f"{address}?watch=1")["Location"] == "/admin/reports/"
    assert "Done it." in words(client.get(address))


def test_a_running_job_is_told_to_stop_and_says_so():
    client, user = account("Editor")
    job = make_job(user, state=State.RUNNING, done=3, total=9)
    page = client.post(reverse("desk_work:cancel", args=[job.pk]), follow=True)
    assert "Stopping" in words(page)
    assert "Cancel it" not in words(page)
    job.refresh_from_db()
    assert job.is_cancel_asked


def test_what_failed_says_why_and_is_tried_again():
    client, user = account("Editor")
    job = make_job(user, state=State.FAILED, message="Nothing was written: a record is locked.", url="/admin/reports/")
    page = words(client.get(reverse("desk_work:job", args=[job.pk])))
    assert "a record is locked" in page
    assert "Try again" in page
    answer = client.post(reverse("desk_work:again", args=[job.pk]))
    second = Job.objects.exclude(pk=job.pk).get()
    assert answer["Location"] == reverse("desk_work:job", args=[second.pk])
    assert second.state == State.DONE
    assert client.post(reverse("desk_work:again", args=[second.pk])).status_code in (302, 403)
    assert Job.objects.count() == 2


def test_what_waits_says_for_what():
    client, user = account("Editor")
    make_job(None)
    job = make_job(user)
    address = reverse("desk_work:state", args=[job.pk])
    assert client.get(address).json()["progress"] == "It waits for 1 other job."
    Job.objects.update(queued_at=timezone.now() - timedelta(minutes=2))
    assert "the worker seems not to run" in client.get(address).json()["progress"]
    Schedule.objects.create(name="x", started_at=timezone.now())
    assert "other job" in client.get(address).json()["progress"]
    Job.objects.filter(made_by=None).delete()
    assert client.get(address).json()["progress"] == "It begins in a moment."


def test_the_first_screen_shows_ones_own_work_of_late():
    client, user = account("Editor")
    assert "Your work" not in words(client.get("/admin/"))
    make_job(user, state=State.DONE, message="12 outputs were changed.", url="/admin/reports/")
    make_job(None, title="Somebody else's")
    make_job(user, title="Compared", state=State.DONE, subject="intake.run:1")
    make_job(user, title="Brought in", state=State.DONE, subject="intake.run:1")
    old = make_job(user, title="Long ago", state=State.DONE)
    Job.objects.filter(pk=old.pk).update(ended_at=timezone.now() - timedelta(days=3))
    page = client.get("/admin/")
    assert "12 outputs were changed." in words(page)
    assert "Somebody else" not in words(page)
    assert "Long ago" not in words(page)
    assert "Brought in" in words(page)
    assert "Compared" not in words(page)  # What came after it about the same thing says more.
    assert BeautifulSoup(page.content, "lxml").select_one(".work-entry a[href='/admin/reports/']")
