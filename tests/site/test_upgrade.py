"""The database and the files of each release are brought to this one, and every page opens; and back, step by step.

What a release left behind lies in `tests/data/release-N`, a backup as `manage.py backup` makes it: of the demo, with an
account, a picture and a report that has its PDF. On the day of a release it is made by

    WRITE_RELEASE=0.2 .venv/bin/python -m pytest tests/site/test_upgrade.py

and committed, and is not made anew afterwards: later releases have to read what that one wrote.
"""

import os
import re
import shutil
import subprocess
import sys
import urllib.parse
import urllib.request
from collections.abc import Iterator
from http.cookiejar import CookieJar
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from pytest_django.fixtures import Settings

from portal.launch import layout
from portal.media.models import PortalDocument
from portal.records.outputs.models import Output, OutputFile
from tests.tools.empty_database import empty_database
from tests.tools.factories import make_picture
from tests.tools.gunicorn import development, served_by_gunicorn

DATA = layout.ROOT / "tests" / "data"
NEW = os.environ.get("WRITE_RELEASE", "")
NAME, PASSWORD = "keeper", "seven-herons-by-the-weir"
PDF = b"%PDF-1.4\n% a report\n%%EOF\n"
LARGEST = 1_000_000
STAFF_PAGES = ("", "pages/", "images/", "documents/", "snippets/records/person/", "snippets/records/grant/", "users/")


def releases() -> list[str]:
    """The releases of which there is a backup, or will be."""
    return sorted({path.name.removeprefix("release-") for path in DATA.glob("release-*")} | ({NEW} if NEW else set()))


def fill_site() -> None:
    """What the demo lacks: an account, and files."""
    user = get_user_model().objects.create_superuser(NAME, password=None)
    get_user_model().objects.filter(pk=user.pk).update(password=PBKDF2PasswordHasher().encode(PASSWORD, "salt"))
    make_picture().get_rendition("width-100")
    report = Output.objects.visible().order_by("pk").first()
    document = PortalDocument.objects.create(title="The report", file=ContentFile(PDF, name="report.pdf"))
    OutputFile.objects.create(output=report, document=document, name="report.pdf")


if NEW:

    @pytest.mark.django_db(transaction=True)
    def test_write_the_backup_of_a_release(demo: None, settings: Settings, tmp_path: Path):
        settings.VAR_DIR = tmp_path
        fill_site()
        call_command("backup", str(tmp_path / "backups"))
        (backup,) = (tmp_path / "backups").glob("portal-*")
        shutil.rmtree(DATA / f"release-{NEW}", ignore_errors=True)
        shutil.copytree(backup, DATA / f"release-{NEW}")


@pytest.mark.parametrize("release", releases())
def test_the_backup_of_a_release_is_small(release: str):
    assert 0 < sum(path.stat().st_size for path in (DATA / f"release-{release}").iterdir()) < LARGEST


@pytest.fixture(params=releases())
def upgraded_site(request: pytest.FixtureRequest, transactional_db: None, tmp_path: Path) -> Iterator[str]:
    """The address of a site that a release's backup was restored to, with the tables of this release."""
    with empty_database(f"portal_test_upgrade_{os.getpid()}") as database:
        place = development(database, tmp_path / "new")
        for arguments in (["restore", str(DATA / f"release-{request.param}")], ["migrate", "--verbosity", "0"]):
            command = [sys.executable, "manage.py", *arguments]
            done = subprocess.run(command, cwd=layout.ROOT, env=place, capture_output=True, text=True, timeout=300)
            assert done.returncode == 0, done.stdout + done.stderr
        with served_by_gunicorn(place) as address:
            yield address


def read(visitor: urllib.request.OpenerDirector, address: str, data: dict[str, str] | None = None) -> str:
    body = urllib.parse.urlencode(data).encode() if data else None
    with visitor.open(urllib.request.Request(address, body, {"Referer": address}), timeout=60) as answer:
        assert answer.status == 200, address
        return answer.read().decode()


def test_every_page_of_an_earlier_release_opens(upgraded_site: str):
    visitor = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    pages = re.findall(r"<loc>https?://[^/]+(/[^<]*)</loc>", read(visitor, f"{upgraded_site}/sitemap.xml"))
    assert len(pages) > 20
    bodies = [read(visitor, f"{upgraded_site}{page}") for page in pages]
    files = set(re.findall(r'href="(/outputs/[^"/]+/files/[^"]+)"', "".join(bodies)))
    assert [read(visitor, f"{upgraded_site}{file}").encode() for file in files] == [PDF]
    login = f"{upgraded_site}/admin/login/"
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', read(visitor, login))
    assert token
    read(visitor, login, {"username": NAME, "password": PASSWORD, "csrfmiddlewaretoken": token[1]})
    for page in STAFF_PAGES:
        assert "Sign in to" not in read(visitor, f"{upgraded_site}/admin/{page}"), page


def counts() -> dict[str, int]:
    """The outputs, and the accounts, which no step back may lose."""
    return {model._meta.label: model._base_manager.count() for model in (Output, get_user_model())}


def test_every_migration_goes_a_step_back_and_forth_again(demo: None, transactional_db: None):
    """On the demo, so that there are rows to carry. Below its first migration an app is not there."""
    before = counts()
    executor = MigrationExecutor(connection)
    newest = executor.loader.graph.leaf_nodes()
    ours = {label for label, migration in executor.loader.disk_migrations.items() if is_ours(migration)}
    first = [(app, name) for app, name in ours if (app, name) in executor.loader.graph.root_nodes(app)]
    migrations = executor.loader.disk_migrations
    # An app that came later stands on later migrations of the others, and goes away whole with them.
    late = {key for key in first if (set(migrations[key].dependencies) & ours) - set(first)}
    executor.migrate(sorted(set(first) - late))
    applied = {key for key in MigrationExecutor(connection).loader.applied_migrations if key in ours}
    assert applied == set(first) - late
    MigrationExecutor(connection).migrate(newest)
    assert MigrationExecutor(connection).migration_plan(newest) == []
    assert counts() == before


def is_ours(migration: object) -> bool:
    return type(migration).__module__.startswith("portal.")
