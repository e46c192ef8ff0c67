"""A server of the test's own, in a folder of its own: these tests kill it."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from portal.launch import postgres_paths
from portal.launch.postgres import Cluster


@pytest.fixture
def own_var(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder for run-time data that the server's account can reach; a server left running in it is stopped."""
    folder = Path(tempfile.mkdtemp(prefix="portal-launch-"))
    folder.chmod(0o755)
    monkeypatch.setenv("PORTAL_VAR", str(folder / "var"))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    yield folder / "var"
    paths = postgres_paths.find()
    if paths.data.is_dir():
        Cluster(paths).stop()
    for path in (paths.home, paths.socket_dir, folder):
        shutil.rmtree(path, ignore_errors=True)
