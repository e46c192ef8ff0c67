"""Change sets on top of each other are undone one after the other, the last first; an edit between them stays."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model

from portal.desk.outputs.bulk_changes import apply, plan_changes, signature
from portal.desk.outputs.bulk_kinds import set_licence, set_published
from portal.intake.commit import commit
from portal.records.changes.judging import judge
from portal.records.changes.models import ChangeSet
from portal.records.changes.undo import undo
from portal.records.outputs.models import Output
from tests.intake.records import brought_in, many

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return get_user_model().objects.create_superuser("editor", "editor@example.org", "secret")


def imported(editor: Any, **options: Any) -> ChangeSet:
    run = commit(brought_in(many(3), editor, **options), editor)
    assert run.change_set is not None
    return run.change_set


def changed(change: Any, editor: Any) -> ChangeSet:
    keys = list(Output.objects.values_list("pk", flat=True))
    return apply(keys, change, signature(plan_changes(keys, change, editor), change), editor)


@pytest.mark.parametrize("publish", [True, False])
def test_an_import_is_undone_after_the_changes_on_top_of_it(editor, publish: bool):
    first = imported(editor, publish=publish)
    licence = changed(set_licence("CC-BY-4.0"), editor)
    state = changed(set_published(not publish), editor)
    assert [entry["reason"] for entry in undo_in_thought(first, editor)] == ["edited since"] * 3
    for change_set in (state, licence, first):
        assert undo(change_set, editor).left == []
    assert not Output.objects.exists()


def undo_in_thought(change_set: ChangeSet, editor: Any) -> list[dict[str, Any]]:
    """What an undo would leave; all stays as it is."""
    return [{"reason": verdict.reason} for verdict in judge(change_set, editor) if verdict.reason]


def test_what_somebody_edited_between_two_changes_stays(editor):
    first = imported(editor, publish=True)
    edited = Output.objects.order_by("pk").first().own
    edited.abstract = "An abstract."
    edited.save_revision(user=editor).publish()
    licence = changed(set_licence("CC-BY-4.0"), editor)
    assert undo(licence, editor).left == []
    left = undo(first, editor).left
    assert [(entry["record"], entry["reason"]) for entry in left] == [(edited.pk, "edited since")]
    assert [(output.abstract, output.licence) for output in Output.objects.all()] == [("An abstract.", "")]


def test_an_autosaved_edit_between_two_changes_stays(editor):
    first = imported(editor)
    edited = Output.objects.order_by("pk").first().own
    draft = edited.get_latest_revision_as_object()
    draft.abstract = "An abstract."
    draft.save_revision(user=editor, overwrite_revision=draft.latest_revision)
    undo(changed(set_licence("CC-BY-4.0"), editor), editor)
    assert [entry["record"] for entry in undo(first, editor).left] == [edited.pk]
