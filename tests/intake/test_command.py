"""`manage.py intake`: the same from a terminal."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from portal.intake.models import IntakeRun
from portal.records.outputs.models import Output
from tests.intake.records import ARTICLE, CHAPTER

pytestmark = pytest.mark.django_db


def said(*args, **options) -> str:
    out = StringIO()
    call_command("intake", *args, stdout=out, **options)
    return out.getvalue()


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "two.bib"
    path.write_text(CHAPTER + "@article{broken,\n title = {x\n\n" + ARTICLE)
    return str(path)


def test_it_reads_and_says_what_there_is_and_writes_only_when_told(file):
    answer = said(file)
    assert "line 14: failed" in answer
    assert "3 records: 2 new, 0 changed, 0 here already, 0 doubtful, 0 look at this, 1 failed." in answer
    assert not Output.objects.exists()
    assert "Committed: 2 brought in, 0 changed." in said(file, commit=True)
    assert [output.live for output in Output.objects.all()] == [False, False]
    assert "There is nothing to do." in said(file, commit=True)
    number = IntakeRun.objects.filter(change_set__changes__isnull=False).distinct().get().pk
    assert f"Intake {number} is undone." in said(undo=number)
    assert not Output.objects.exists()


def test_it_undoes_once_and_says_what_stays(file):
    said(file, commit=True)
    number = IntakeRun.objects.latest("pk").pk
    changed = Output.objects.order_by("pk").first().own
    changed.title = "Changed by somebody since"
    changed.save_revision()
    answer = said(undo=number)
    assert "Stays: " in answer
    assert Output.objects.count() == 1
    with pytest.raises(CommandError, match="nothing to undo"):
        said(undo=number)


@pytest.mark.parametrize(
    ("args", "options", "sentence"),
    [
        ([], {}, "Name a file"),
        (["/nowhere/at-all.bib"], {}, "No such file"),
        ([], {"undo": 999}, "no intake 999"),
        (["x.bib"], {"user": "nobody"}, "no account"),
    ],
)
def test_what_it_cannot_do_it_says(args, options, sentence):
    with pytest.raises(CommandError, match=sentence):
        said(*args, **options)
