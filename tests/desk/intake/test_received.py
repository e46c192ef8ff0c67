"""What is brought in is kept by the request and read by a worker: read, refused or cancelled, nothing is lost."""

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from portal.desk.work import waiting
from portal.intake.models import IntakeRun
from portal.work.jobs import cancel
from portal.work.models import Job
from portal.work.worker import work
from tests.desk.intake.test_pages import START, shown
from tests.intake.records import ARTICLE, CHAPTER
from tests.intake.sheets import OF_A_LIBRARY
from tests.tools.accounts import account
from tests.tools.forms import filled_in
from tests.tools.worker import beside_the_request

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _beside(settings, monkeypatch):
    beside_the_request(settings)
    monkeypatch.setattr(waiting, "SECONDS_TO_WAIT", 0)


def received(client, text: str = "", **values) -> tuple[IntakeRun, Job]:
    """What is brought in, and the job that waits to read it."""
    answer = client.post(START, {"text": text, **values})
    run, job = IntakeRun.objects.latest("pk"), Job.objects.latest("pk")
    assert answer["Location"] == reverse("desk_work:job", args=[job.pk])
    return run, job


def test_a_file_is_kept_as_it_came_until_a_worker_reads_it():
    client, _user = account("Editor")
    run, job = received(client, file=SimpleUploadedFile("library.csv", OF_A_LIBRARY))
    assert (run.state, bytes(run.upload), run.text) == ("received", OF_A_LIBRARY, "")
    assert job.title == "Read and compare: library.csv"
    assert client.get(run.get_absolute_url())["Location"] == reverse("desk_work:job", args=[job.pk])
    work(batch=True)
    run.refresh_from_db()
    assert (run.state, run.upload, "Ça va" in run.text) == ("mapping", None, True)
    columns = client.get(run.get_absolute_url(), follow=True)
    assert "3 rows below their headings" in shown(columns)
    form = filled_in(BeautifulSoup(columns.content, "lxml").select_one("form.intake-mapping"))
    client.post(reverse("intake:columns", args=[run.pk]), form)
    assert not run.records.exists()
    work(batch=True)
    assert "3 records were found." in shown(client.get(run.get_absolute_url()))


def test_a_text_that_cannot_be_read_is_in_the_form_again_with_the_reason():
    client, _user = account("Editor")
    run, job = received(client, "<html>10.5555/a")
    work(batch=True)
    job.refresh_from_db()
    assert (job.state, job.message.partition(".")[0]) == ("failed", "This is a web page")
    page = client.get(job.url)
    assert BeautifulSoup(page.content, "lxml").select_one("textarea[name=text]").get_text().strip() == "<html>10.5555/a"
    assert "This could not be read; nothing was written. This is a web page." in shown(page)
    assert "could not be read" in shown(client.get(START))
    client.post(reverse("desk_work:again", args=[job.pk]))
    work(batch=True)
    assert "This is a web page." in shown(client.get(run.get_absolute_url()))
    assert client.post(run.get_absolute_url(), {"do": "compare"})["Location"] == run.get_absolute_url()


def test_a_file_that_cannot_be_read_is_not_kept():
    client, _user = account("Editor")
    run, _job = received(client, file=SimpleUploadedFile(f"{'paper ' * 50}.xlsx", b"<table>"))
    work(batch=True)
    run.refresh_from_db()
    assert (run.upload, run.source_name[-5:]) == (None, ".xlsx")
    assert "This is a web page under the name of a workbook." in shown(client.get(run.get_absolute_url()))


def test_what_was_cancelled_before_it_was_read_can_be_read_after_all():
    client, _user = account("Editor")
    run, job = received(client, CHAPTER + ARTICLE)
    cancel(job)
    work(batch=True)
    assert "It is not read yet. Nothing was written; what you brought in is kept." in shown(
        client.get(run.get_absolute_url())
    )
    client.post(run.get_absolute_url(), {"do": "compare"})
    work(batch=True)
    assert "2 records were found." in shown(client.get(run.get_absolute_url()))
