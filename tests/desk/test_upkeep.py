"""Administrators see on the first screen when the last backup was made, and are warned where that is long ago."""

from datetime import timedelta
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from portal.backup.last import remember
from portal.work.models import Schedule


def upkeep(client: Client) -> str:
    """The words of the panel; "" where there is none."""
    panel = BeautifulSoup(client.get("/admin/").content, "lxml").select_one("#upkeep-section")
    return " ".join(panel.get_text(" ").split()) if panel else ""


@pytest.fixture
def administrator(db: None, client: Client, settings: Settings, tmp_path: Path) -> Client:
    settings.VAR_DIR = tmp_path
    client.force_login(get_user_model().objects.create_superuser("keeper"))
    return client


def test_without_a_backup_there_is_a_warning(administrator: Client):
    assert "Last backup none is known here" in upkeep(administrator)
    assert "Ask whoever runs the server" in upkeep(administrator)


@pytest.mark.parametrize(("age", "is_late"), [(timedelta(hours=9), False), (timedelta(days=3), True)])
def test_the_age_of_the_last_one_decides(administrator: Client, tmp_path: Path, age: timedelta, is_late: bool):
    remember(timezone.now() - age, tmp_path)
    assert "ago" in upkeep(administrator)
    assert ("Ask whoever runs the server" in upkeep(administrator)) is is_late


def test_a_note_that_cannot_be_read_is_no_backup(administrator: Client, tmp_path: Path):
    (tmp_path / "last-backup.json").write_text("{")
    assert "none is known here" in upkeep(administrator)


@pytest.mark.parametrize(("age", "is_late"), [(timedelta(minutes=1), False), (timedelta(hours=2), True)])
def test_a_worker_that_looks_no_more_is_told_of(administrator: Client, age: timedelta, is_late: bool):
    assert "Last look for what is due none so far" in upkeep(administrator)
    Schedule.objects.create(name="portal.work.publishing.publish_due", ended_at=timezone.now() - age)
    assert ("what is due is not published" in upkeep(administrator)) is is_late


def test_editors_are_not_troubled_with_it(db: None, client: Client):
    editor = get_user_model().objects.create_user("editor")
    editor.groups.add(Group.objects.get(name="Editor"))
    client.force_login(editor)
    assert upkeep(client) == ""
