"""A server's `.venv`, made by hand as docs/deploy.md says, is used as it is: no command installs anything into it."""

import importlib.util
import shutil
import sys
from pathlib import Path

import pytest

from portal.launch import layout


@pytest.mark.parametrize(("mark", "is_plain"), [(None, True), ("portal-lock", False), ("portal-unfinished", False)])
def test_an_environment_without_our_mark_is_somebody_elses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mark: str | None, is_plain: bool
):
    shutil.copy(layout.ROOT / "manage.py", tmp_path)
    spec = importlib.util.spec_from_file_location("manage_of_a_server", tmp_path / "manage.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    environment = tmp_path / ".venv"
    environment.mkdir()
    monkeypatch.setattr(sys, "prefix", str(environment))
    if mark:
        (environment / mark).touch()
    assert module.is_plain_django() is is_plain
