"""From a text to outputs and back: nothing before review, all or nothing, once, and undone without loss."""

from datetime import date, time
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from wagtail.models import ModelLogEntry

from portal.dates.partial import PartialDate
from portal.intake.commit import NotCommittedError, commit
from portal.intake.compare import compare
from portal.intake.create_run import create_run
from portal.intake.mapping import MOST_PEOPLE
from portal.intake.models import IntakeRecord, IntakeRun
from portal.records.changes.models import ChangeSet
from portal.records.changes.undo import undo as undo_changes
from portal.records.outputs.field_values import from_json
from portal.records.outputs.models import Output, Publication
from portal.work.progress import Unwatched
from tests.intake.records import ARTICLE, CHAPTER, brought_in, verdicts
from tests.tools.factories import make_grant, make_output, make_person

pytestmark = pytest.mark.django_db


def undo(run: IntakeRun, user: Any) -> ChangeSet:
    """What the undo of the run's changes left."""
    run.refresh_from_db()
    return undo_changes(run.change_set, user)


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


def test_what_breaks_off_in_the_middle_leaves_nothing(editor):
    run = brought_in(CHAPTER + ARTICLE, editor)

    class Broken(Unwatched):
        def report(self, done: int, total: int) -> None:
            if done == total:
                raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        commit(run, editor, Broken())
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
    assert undo(run, editor).left == []
    run.refresh_from_db()
    assert (run.is_undone, run.state_label) == (True, "undone")
    assert list(Output.objects.all()) == [Output.objects.get(pk=ours.pk)]
    ours.refresh_from_db()
    assert (ours.first_page, ours.container, list(ours.grants.all())) == ("", "", [])
    assert not ours.contributions.exists()
    assert undo(run, editor).left == []


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
    kept = {one["title"]: one["reason"] for one in undo(run, editor).left}
    assert kept == {
        chapter.title: "edited since",
        ours.title: "edited since: first page",
    }
    ours.refresh_from_db()
    assert (ours.first_page, ours.last_page) == ("102", "")


def test_undo_leaves_what_somebody_has_published_since(editor):
    run = brought_in(CHAPTER, editor)
    commit(run, editor)
    Publication.objects.get().latest_revision.publish()
    assert undo(run, editor).left[0]["reason"] == "published since"
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


def test_a_run_that_is_not_compared_is_not_committed(editor):
    run = create_run(CHAPTER, "a test", editor)
    with pytest.raises(NotCommittedError):
        commit(run, editor)
    assert not Output.objects.exists()
    compare(run)
    assert commit(run, editor).state == IntakeRun.State.COMMITTED


def test_a_change_is_undone_in_every_kind_of_field(editor):
    """A partial date, a day, a time and the contributors go back to what they were."""
    text = "TY  - SOUND\nTI  - On the air\nDO  - 10.5555/air\nDA  - 2009/11/15\nAU  - Example, Ada\nER  - \n"
    broadcast = make_output("radio-broadcast", title="On the air", doi="10.5555/air", date="2009")
    before = [(row.role, row.name) for row in broadcast.contributions.all()]
    run = brought_in(text, editor)
    record = run.records.get()
    record.choice, record.taken = IntakeRecord.Choice.UPDATE, [change["field"] for change in record.differences]
    record.save()
    commit(run, editor)
    changed = Output.objects.get()
    assert (str(changed.get_latest_revision_as_object().date), record.verdict) == ("2009-11-15", "changed")
    assert undo(run, editor).undone_by == editor
    restored = Output.objects.get().own.get_latest_revision_as_object()
    assert str(restored.date) == "2009"
    assert [(row.role, row.name) for row in restored.contributions.all()] == before


def test_what_was_deleted_since_is_no_trouble_to_the_undo(editor):
    run = commit(brought_in(CHAPTER + ARTICLE, editor), editor)
    Output.objects.first().own.delete()
    assert (undo(run, editor).left, Output.objects.count()) == ([], 0)


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("date", "2009-11", PartialDate("2009-11")),
        ("available_until", "2009-12-15", date(2009, 12, 15)),
        ("available_until", "", None),
        ("aired_at", "07:10", time(7, 10)),
        ("aired_at", "", None),
        ("title", "On the air", "On the air"),
    ],
)
def test_what_a_run_keeps_comes_back_as_the_field_holds_it(field, value, expected):
    assert from_json(field, value) == expected


def test_own_notes_and_values_without_a_field_are_read_or_named(editor):
    text = (
        "TY  - RPRT\nTI  - A report\nN1  - Commissioned by A council\nN1  - An embargo of old\n"
        "AU  - Example, Ada\nER  - \n"
    )
    values = brought_in(text, editor).records.get().values
    assert values["commissioned_by"] == "A council"
    many_people = "".join(f"AU  - Example{number}, Ada\n" for number in range(MOST_PEOPLE + 5))
    record = brought_in(f"TY  - JOUR\nTI  - By many\n{many_people}ER  - \n", editor).records.get()
    assert len(record.people) == MOST_PEOPLE
    assert any("contributors the first" in note for note in record.notes)
