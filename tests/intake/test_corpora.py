"""Every file of the corpora through the intake: as many rows as the file has records, and no fault."""

import re
from pathlib import Path

import pytest

from portal.bibliography.formats.decoding import decoded
from portal.bibliography.formats.reader import RefusedError
from portal.intake.commit import commit
from portal.intake.compare import compare
from portal.intake.create_run import create_run
from portal.intake.models import IntakeRun
from portal.records.outputs.models import Output
from tests.intake.records import ARTICLE, CHAPTER, verdicts
from tests.tools.corpora import OUR_OWN, corpus_files

pytestmark = pytest.mark.django_db

COUNTED = re.compile(r"^\| (\S+) \| [0-9]+ \| ([0-9]+) \| (?:entries|records|items|object) \|$", re.MULTILINE)
# Files whose records a reader of RIS, which counted for the table, does not see.
OF_OTHER_FORMATS = {"example_wos.ris": 2}


def expected() -> dict[Path, int]:
    """What the corpora's own tables say of each file: how many records it has."""
    return {
        readme.parent / name: int(count)
        for readme in corpus_files("*/README.md")
        for name, count in COUNTED.findall(readme.read_text())
    }


def rows_of(data: bytes, name: str, user: object) -> int | None:
    """The number of rows that a file gives; None where it is refused as a whole."""
    try:
        run = create_run(decoded(data), name, user)
    except RefusedError:
        return None
    compare(run)
    assert "" not in verdicts(run)
    return run.records.count()


def test_every_file_of_the_corpora_gives_a_row_for_each_of_its_records(admin_user, settings):
    settings.DOI_LOOKUP = False
    counted = expected()
    refused = []
    for file in corpus_files("**/*"):
        rows = rows_of(file.read_bytes(), file.name, admin_user)
        if rows is None:
            refused.append(file)
        elif file in counted:
            assert rows == (counted[file] or OF_OTHER_FORMATS[file.name]), file
    ours = {file for file in counted if file.is_relative_to(OUR_OWN)}
    assert {file.suffix for file in ours} == {".bib", ".ris", ".json", ".csv", ".txt"}
    assert ours.isdisjoint(refused)


def test_a_file_of_ours_gives_a_row_for_each_of_its_records(admin_user):
    assert rows_of((CHAPTER + ARTICLE).encode(), "ours.bib", admin_user) == 2


def test_what_the_corpora_hold_can_be_committed(admin_user, settings):
    """What was called new in review is written without a fault, and is then here already."""
    settings.DOI_LOOKUP = False
    for file in (path for path in corpus_files("**/*") if path.suffix in (".bib", ".ris")):
        try:
            run = create_run(decoded(file.read_bytes()), file.name, admin_user)
        except RefusedError:
            continue
        compare(run)
        commit(run, admin_user)
        again = create_run(run.text, file.name, admin_user)
        compare(again)
        left = again.records.exclude(choice="skip")
        assert not left.exists(), (file, [(row.title, row.verdict, row.differences) for row in left])
    assert Output.objects.count() == IntakeRun.objects.filter(change_set__changes__created=True).count()
