"""A server of the test's own, in a folder of its own: these tests kill it."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from portal.ops import place
from portal.ops.postgres import Cluster


@pytest.fixture
def own_var(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder for run-time data that the server's account can reach; a server left running in it is stopped."""
    folder = Path(tempfile.mkdtemp(prefix="portal-ops-"))
    folder.chmod(0o755)
    monkeypatch.setenv("PORTAL_VAR", str(folder / "var"))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    yield folder / "var"
    where = place.find()
    if where.data.is_dir():
        Cluster(where).stop()
    for path in (where.home, where.socket_dir, folder):
        shutil.rmtree(path, ignore_errors=True)
