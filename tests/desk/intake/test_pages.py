"""The pages of the intake, as their forms are sent, by each role."""

import re

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from portal.intake.create_run import create_run
from portal.intake.models import IntakeRecord, IntakeRun
from portal.records.outputs.models import Output
from portal.work.models import Job
from tests.intake.records import ARTICLE, CHAPTER, many
from tests.tools.accounts import account
from tests.tools.factories import make_grant, make_output
from tests.tools.forms import filled_in

pytestmark = pytest.mark.django_db

START = "/admin/intake/"


def begun(client, text: str = CHAPTER + ARTICLE, **values) -> IntakeRun:
    answer = client.post(START, {"text": text, **values})
    assert answer.status_code == 302, BeautifulSoup(answer.content, "lxml").get_text(" ", strip=True)[-600:]
    return IntakeRun.objects.latest("pk")


def pressed(client, run: IntakeRun, button: str, **values):
    """The review page's form with a button pressed, sent as a browser would; follows where it leads."""
    form = BeautifulSoup(client.get(run.get_absolute_url()).content, "lxml").select_one("form.intake-review")
    sent = filled_in(form)
    sent["shown"] = [field["value"] for field in form.select("input[name=shown]")]
    return client.post(run.get_absolute_url(), {**sent, **values, "do": button}, follow=True)


def shown(answer) -> str:
    return re.sub(r"\s+", " ", BeautifulSoup(answer.content, "lxml").select_one("main").get_text(" "))


def test_from_a_paste_to_drafts_and_back():
    client, user = account("Editor")
    grant = make_grant("An award")
    run = begun(client)
    page = shown(client.get(run.get_absolute_url()))
    assert "2 records were found. Chosen: 2 to bring in, 0 to change." in page
    assert not Output.objects.exists()
    answer = pressed(client, run, "commit", grants=[str(grant.pk)])
    assert "Committed: 2 brought in, 0 changed." in shown(answer)
    assert [output.live for output in Output.objects.all()] == [False, False]
    assert all(grant in output.grants.all() and output.owner == user for output in Output.objects.all())
    run.refresh_from_db()
    undo = reverse("undo_change_set", args=[run.change_set_id])
    assert undo in client.get(run.get_absolute_url()).content.decode()
    page = shown(client.get(undo))
    assert "2 records that were brought in will be deleted." in page
    assert "published" not in page
    assert Output.objects.count() == 2
    assert "is gone" in shown(client.post(undo, follow=True))
    assert not Output.objects.exists()


def test_what_cannot_be_read_stays_in_the_box_with_the_reason():
    client, _user = account("Editor")
    answer = client.post(START, {"text": "<html>10.5555/a"})
    assert answer.status_code == 422
    soup = BeautifulSoup(answer.content, "lxml")
    assert soup.select_one("textarea[name=text]").get_text().strip() == "<html>10.5555/a"
    assert "This is a web page" in soup.get_text()
    assert not IntakeRun.objects.exists()


def test_where_nothing_can_be_brought_in_the_page_says_so_first_and_offers_no_options():
    client, _user = account("Editor")
    run = begun(client, "@article{broken, title = {No end")
    page = BeautifulSoup(client.get(run.get_absolute_url()).content, "lxml")
    first = " ".join(page.select_one("form.intake-review").get_text(" ").split())
    assert first.startswith("Nothing can be brought in: each record failed. This entry is broken")
    assert page.select(".intake-options, button[value=commit], button[value=save]") == []
    make_grant("An award")
    pressed(client, begun(client), "commit")
    page = BeautifulSoup(client.get(begun(client).get_absolute_url()).content, "lxml")
    assert "There is nothing to do: all are here already." in page.select_one(".intake-sum").get_text()
    assert page.select(".intake-options, button[value=commit]") == []


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({}, "Paste references or DOIs, or choose a file."),
        ({"file": SimpleUploadedFile("paper.pdf", b"%PDF-1.4 ...")}, "This is a PDF"),
        ({"file": SimpleUploadedFile("a.bib", CHAPTER.encode()), "text": ARTICLE}, "but not both"),
        ({"file": SimpleUploadedFile("empty.bib", b"")}, "empty"),
        pytest.param({"text": "x" * 3_000_000}, "too long to paste", id="a long paste"),
    ],
)
def test_a_wrong_beginning_is_answered_in_plain_words(values, sentence):
    client, _user = account("Editor")
    answer = client.post(START, {"text": "", **values})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_choices_are_made_by_row_for_all_and_by_field():
    client, _user = account("Editor")
    ours = make_output(
        "journal-article", "What the diaries say of a year on patrol", volume="12", date="2011", issue="3"
    )
    run = begun(client)
    pressed(client, run, "save", **{"choice-1": "skip", "take-2": ["issue"]})
    first, second = run.records.all()
    assert (first.choice, second.choice, second.taken) == ("skip", "update", ["issue"])
    pressed(client, run, "all:new:create")
    assert run.records.first().choice == "create"
    pressed(client, run, "all:changed:skip")
    assert run.records.last().choice == "skip"
    pressed(client, run, "save", **{"choice-2": "update"})
    pressed(client, run, "commit", **{"choice-1": "create"})
    ours.refresh_from_db()
    assert (ours.issue, ours.first_page) == ("2", "")
    assert Output.objects.count() == 2


def test_choices_that_a_row_does_not_allow_are_ignored():
    client, _user = account("Editor")
    run = begun(client, CHAPTER + "@misc{x, year = 2010}\n")
    sent = {"shown": ["1", "2", "-1", "x", "9" * 30], "choice-1": "update", "choice-2": "create", "take-2": ["title"]}
    assert client.post(run.get_absolute_url(), {**sent, "do": "all:failed:create"}).status_code == 302
    client.post(run.get_absolute_url(), {**sent, "do": "go:x:y"})
    assert [row.choice for row in run.records.all()] == ["create", "skip"]


def test_a_contributor_brings_in_drafts_of_their_own_and_nothing_else():
    client, user = account("Contributor")
    make_output("journal-article", "What the diaries say of a year on patrol", volume="12", date="2011")
    other = IntakeRun.objects.create(source_name="somebody else's", text="")
    run = begun(client)
    page = client.get(run.get_absolute_url()).content.decode()
    assert "Publish at once" not in page
    assert [row.verdict for row in run.records.all()] == ["new", "duplicate"]
    assert "somebody else" in run.records.last().reason
    assert run.records.last().output is None
    pressed(client, run, "commit", publish="on", owner="1", is_private="on")
    output = Output.objects.get(kind="chapter")
    assert (output.live, output.owner, output.is_private) == (False, user, False)
    assert client.post(other.get_absolute_url()).status_code == 404
    assert "somebody else" not in client.get(START).content.decode()


def test_whoever_may_add_no_output_is_turned_away():
    client, _user = account()
    assert client.get(START).status_code in (302, 403)
    assert client.post(START, {"text": CHAPTER}).status_code in (302, 403)
    assert not IntakeRun.objects.exists()


def test_a_long_list_is_shown_in_pages():
    client, _user = account("Editor")
    run = begun(client, many(120))
    page = client.get(run.get_absolute_url() + "?page=3")
    assert len(BeautifulSoup(page.content, "lxml").select(".intake-row")) == 20
    assert IntakeRecord.objects.filter(run=run, verdict="new").count() == 120


def test_a_run_that_is_worked_on_shows_how_far_that_is():
    client, user = account("Editor")
    run = begun(client)
    job = Job.objects.create(subject=run.subject, made_by=user, title="Bring in", task="none")
    assert client.get(run.get_absolute_url())["Location"] == reverse("desk_work:job", args=[job.pk])


def test_a_comparison_that_was_stopped_is_gone_on_with():
    client, user = account("Editor")
    run = create_run(CHAPTER + ARTICLE, "a.bib", user)
    page = client.get(run.get_absolute_url())
    assert "0 of 2 records are compared" in shown(page)
    answer = client.post(run.get_absolute_url(), {"do": "compare"}, follow=True)
    assert "2 records were found." in shown(answer)


def test_the_template_comes_in_as_it_is():
    client, _user = account("Editor")
    file = SimpleUploadedFile("outputs-template.csv", client.get(reverse("intake:template")).content)
    run = begun(client, "", file=file)
    assert run.source_name == "outputs-template.csv"
    assert [row.title for row in run.records.all()] == ["The title of the chapter"]
    assert run.records.get().notes == []


def test_the_review_asks_few_questions_of_the_database(django_assert_max_num_queries):
    client, _user = account("Editor")
    for number in range(10):
        make_output("journal-article", f"What the diaries say of year {number} on patrol", volume="12", date="2011")
    run = begun(client, "".join(ARTICLE.replace("a year", f"year {number}") for number in range(10)))
    client.get(run.get_absolute_url())
    with django_assert_max_num_queries(40):
        client.get(run.get_absolute_url())
