"""From a text to outputs and back: nothing before review, all or nothing, once, and undone without loss."""

import pytest
from django.contrib.auth import get_user_model
from wagtail.models import ModelLogEntry

from portal.intake.commit import NotCommittedError, commit
from portal.intake.models import IntakeRecord, IntakeRun
from portal.intake.undo import undo
from portal.records.outputs.models import Output, Publication
from tests.intake.records import ARTICLE, CHAPTER, brought_in, verdicts
from tests.tools.factories import make_grant, make_output, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return get_user_model().objects.create_superuser("editor", "editor@example.org", "secret")


def test_nothing_is_written_before_it_is_committed(editor):
    run = brought_in(CHAPTER + ARTICLE, editor)
    assert verdicts(run) == ["new", "new"]
    assert not Output.objects.exists()


def test_a_record_comes_in_whole_as_a_draft_with_its_history(editor):
    grant, person = make_grant("An award"), make_person("Ada", "Example")
    run = brought_in(CHAPTER, editor, grants=[grant])
    assert commit(run, editor).state == IntakeRun.State.COMMITTED
    output = Publication.objects.get()
    expected = {
        "kind": "chapter",
        "title": "Trust in the street: Muslim Londoners and the police",
        "container": "Policing partnerships today",
        "publisher": "Invented Press",
        "place": "Leeds",
        "date": "2010-11",
        "first_page": "168",
        "last_page": "201",
        "isbn": "9780415494359",
        "doi": "10.5555/trust.2010",
        "live": False,
        "owner": editor,
    }
    assert {name: getattr(output, name) for name in expected} == expected
    rows = [(row.role, row.name, row.person) for row in output.contributions.all()]
    assert rows == [
        ("author", "Example, Ada", person),
        ("author", "Sample, Ben", None),
        ("editor", "Other, Una", None),
    ]
    assert list(output.grants.all()) == [grant]
    assert output.latest_revision.user == editor
    actions = ModelLogEntry.objects.for_instance(output).values_list("action", "user")
    assert list(actions) == [("wagtail.create", editor.pk)]


def test_it_is_published_only_if_that_is_chosen(editor):
    commit(brought_in(CHAPTER, editor, publish=True), editor)
    output = Output.objects.get()
    assert output.live
    assert output.citation_key


def test_the_same_file_again_has_nothing_to_do(editor):
    commit(brought_in(CHAPTER + ARTICLE, editor), editor)
    again = brought_in(CHAPTER + ARTICLE, editor)
    assert verdicts(again) == ["duplicate", "duplicate"]
    commit(again, editor)
    assert Output.objects.count() == 2


def test_committing_twice_changes_nothing(editor):
    run = brought_in(CHAPTER, editor)
    commit(run, editor)
    commit(run, editor)
    assert Output.objects.count() == 1


def test_two_runs_over_one_file_do_not_double(editor):
    first, second = brought_in(CHAPTER, editor), brought_in(CHAPTER, editor)
    commit(first, editor)
    with pytest.raises(NotCommittedError, match="compared again"):
        commit(second, editor)
    assert Output.objects.count() == 1
    second.refresh_from_db()
    assert second.state == IntakeRun.State.READING


def test_what_breaks_off_in_the_middle_leaves_nothing(editor, monkeypatch):
    run = brought_in(CHAPTER + ARTICLE, editor)

    def broken(done: int, total: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr("portal.intake.commit.report_progress", broken)
    with pytest.raises(KeyboardInterrupt):
        commit(run, editor)
    run.refresh_from_db()
    assert run.state == IntakeRun.State.REVIEW
    assert not Output.objects.exists()
    assert not run.changes.exists()


def test_a_field_of_ours_that_is_empty_is_filled_and_one_that_is_not_is_kept(editor):
    ours = make_output("journal-article", "What the diaries say of a year on patrol", volume="21", date="2011")
    row = brought_in(ARTICLE, editor).records.get()
    assert (row.verdict, row.choice, row.output_id) == ("doubtful", "skip", ours.pk)
    ours.volume = "12"
    ours.save()
    ours.issue = "3"
    ours.save_revision().publish()
    run = brought_in(ARTICLE, editor)
    row = run.records.get()
    shown = {one["field"]: (one["ours"], one["theirs"], one["adds"]) for one in row.differences}
    assert row.verdict == "changed"
    assert shown["issue"] == ("3", "2", False)
    assert shown["first_page"] == ("", "101", True)
    assert "issue" not in row.taken
    commit(run, editor)
    ours.refresh_from_db()
    assert (ours.issue, ours.first_page, ours.container) == ("3", "101", "Journal of Community Policing")
    assert [row.name for row in ours.contributions.all()] == ["Sample, Ben"]


def test_ours_edited_after_the_review_is_shown_again_before_it_is_changed(editor):
    ours = make_output("journal-article", "What the diaries say of a year on patrol", volume="12", date="2011")
    run = brought_in(ARTICLE, editor)
    ours.place = "Leeds"
    ours.save_revision().publish()
    with pytest.raises(NotCommittedError, match="compared again"):
        commit(run, editor)
    ours.refresh_from_db()
    assert ours.first_page == ""


def test_undo_takes_away_what_came_and_gives_back_what_was(editor):
    grant = make_grant("An award")
    ours = make_output("journal-article", "What the diaries say of a year on patrol", volume="12", date="2011")
    run = brought_in(CHAPTER + ARTICLE, editor, grants=[grant])
    commit(run, editor)
    ours.refresh_from_db()
    assert ours.first_page == "101"
    run = undo(run, editor)
    assert (run.state, run.kept) == (IntakeRun.State.UNDONE, [])
    assert list(Output.objects.all()) == [Output.objects.get(pk=ours.pk)]
    ours.refresh_from_db()
    assert (ours.first_page, ours.container, list(ours.grants.all())) == ("", "", [])
    assert not ours.contributions.exists()
    assert undo(run, editor).state == IntakeRun.State.UNDONE


def test_undo_leaves_and_lists_what_was_edited_since(editor):
    ours = make_output("journal-article", "What the diaries say of a year on patrol", volume="12", date="2011")
    run = brought_in(CHAPTER + ARTICLE, editor)
    commit(run, editor)
    ours.refresh_from_db()
    ours.first_page = "102"
    ours.save_revision().publish()
    chapter = Publication.objects.get(kind="chapter")
    chapter.place = "York"
    chapter.save_revision()
    run = undo(run, editor)
    kept = {one["title"]: one["reason"] for one in run.kept}
    assert kept == {
        chapter.title: "edited since it came in",
        ours.title: "edited since it came in: first_page",
    }
    ours.refresh_from_db()
    assert (ours.first_page, ours.last_page) == ("102", "")


def test_undo_leaves_what_somebody_has_published_since(editor):
    run = brought_in(CHAPTER, editor)
    commit(run, editor)
    Publication.objects.get().latest_revision.publish()
    assert undo(run, editor).kept[0]["reason"] == "published since it came in"
    assert Publication.objects.exists()


def test_the_same_record_twice_in_one_file_comes_in_once(editor):
    run = brought_in(CHAPTER + ARTICLE + CHAPTER.replace("example2010trust", "other"), editor)
    assert verdicts(run) == ["new", "new", "duplicate"]
    assert "record 1" in run.records.last().reason
    commit(run, editor)
    assert Output.objects.count() == 2


def test_a_choice_is_kept(editor):
    run = brought_in(CHAPTER + ARTICLE, editor)
    run.records.filter(position=1).update(choice=IntakeRecord.Choice.SKIP)
    commit(run, editor)
    assert [output.kind for output in Output.objects.all()] == ["journal-article"]
