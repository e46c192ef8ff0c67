"""The drill: a site with files is backed up, brought back into an empty place, and served from there."""

import hashlib
import os
import re
import subprocess
import sys
import urllib.parse
import urllib.request
from collections.abc import Iterator
from http.cookiejar import CookieJar
from pathlib import Path

import psycopg2
import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import connection
from pytest_django.fixtures import Settings

from portal.backup.last import last_backup
from portal.launch import layout
from portal.media.models import PortalDocument
from portal.records.outputs.models import Output, OutputFile
from tests.tools.empty_database import empty_database
from tests.tools.factories import make_picture
from tests.tools.gunicorn import development, served_by_gunicorn

PASSWORD = "seven-herons-by-the-weir"
PDF = b"%PDF-1.4\n% a report\n%%EOF\n"


def digests_below(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def counts() -> dict[str, int]:
    """The rows of each model's table, as Django counts them."""
    return {model._meta.db_table: model._base_manager.count() for model in apps.get_models() if model._meta.managed}


def counts_at(address: str, tables: list[str]) -> dict[str, int]:
    """The same in another database, asked without the portal."""
    with psycopg2.connect(address) as other, other.cursor() as cursor:
        answers = {}
        for table in tables:
            cursor.execute(f'SELECT count(*) FROM "{table}"')
            answers[table] = cursor.fetchone()[0]
    other.close()
    return answers


@pytest.fixture
def site_with_files(demo: None, transactional_db: None, settings: Settings, tmp_path: Path) -> Output:
    """The demo with an account, a picture in two sizes, and a report that has its PDF; gives the report."""
    settings.VAR_DIR = tmp_path / "old"
    settings.VAR_DIR.mkdir()
    # As a public site keeps it: the tests' own quick hash is known to no other settings.
    get_user_model().objects.create_superuser("keeper", password=None)
    get_user_model().objects.update(password=PBKDF2PasswordHasher().encode(PASSWORD, "salt"))
    make_picture().get_rendition("width-100")
    report = Output.objects.visible().order_by("pk").first()
    document = PortalDocument.objects.create(title="The report", file=ContentFile(PDF, name="report.pdf"))
    OutputFile.objects.create(output=report, document=document, name="report.pdf")
    return report


@pytest.fixture
def new_place(transactional_db: None) -> Iterator[str]:
    with empty_database(f"portal_test_drill_{os.getpid()}") as address:
        yield address


def manage(place: dict[str, str], *arguments: str) -> subprocess.CompletedProcess:
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.run(command, cwd=layout.ROOT, env=place, capture_output=True, text=True, timeout=120)


@pytest.fixture
def restored(site_with_files: Output, new_place: str, tmp_path: Path) -> dict[str, str]:
    """The environment of a place that the site was restored to."""
    call_command("backup", str(tmp_path / "backups"))
    place = development(new_place, tmp_path / "new")
    done = manage(place, "restore", str(tmp_path / "backups"))
    assert done.returncode == 0, done.stdout + done.stderr
    return place


@pytest.fixture
def restored_site(restored: dict[str, str]) -> Iterator[str]:
    """The restored site, served; its address."""
    with served_by_gunicorn(restored) as address:
        yield address


def read(visitor: urllib.request.OpenerDirector, address: str, data: dict[str, str] | None = None) -> bytes:
    body = urllib.parse.urlencode(data).encode() if data else None
    with visitor.open(urllib.request.Request(address, body, {"Referer": address}), timeout=60) as answer:
        assert answer.status == 200, address
        return answer.read()


def test_every_row_and_every_byte_comes_back(
    restored: dict[str, str], settings: Settings, new_place: str, tmp_path: Path
):
    before = counts()
    assert before["media_portaldocument"] == 1
    assert counts_at(new_place, list(before)) == before
    files = digests_below(Path(settings.MEDIA_ROOT))
    assert len(files) == 3  # the picture, its smaller copy, the report
    assert digests_below(tmp_path / "new" / "media") == files
    assert last_backup() is not None


def test_the_restored_site_lets_people_in_and_shows_its_pages_and_files(restored_site: str, site_with_files: Output):
    visitor = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    for path in ("/", "/findings/", "/outputs/", "/team/", "/grants/", "/search/?q=policing", "/sitemap.xml"):
        read(visitor, f"{restored_site}{path}")
    page = read(visitor, f"{restored_site}/outputs/{site_with_files.slug}/").decode()
    file = re.search(rf'href="(/outputs/{site_with_files.slug}/files/[^"]+)"', page)
    assert file
    assert read(visitor, f"{restored_site}{file[1]}") == PDF
    login = f"{restored_site}/admin/login/"
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', read(visitor, login).decode())
    assert token
    answer = read(visitor, login, {"username": "keeper", "password": PASSWORD, "csrfmiddlewaretoken": token[1]})
    assert b"keeper" in answer
    assert b"Needs attention" in answer


def test_a_place_that_is_not_empty_is_left_alone(restored: dict[str, str], tmp_path: Path, new_place: str):
    file = next(path for path in (tmp_path / "new" / "media").rglob("*.pdf"))
    file.write_bytes(b"changed since")
    done = manage(restored, "restore", str(tmp_path / "backups"))
    assert done.returncode == 1
    assert "The database is not empty" in done.stderr
    assert "Traceback" not in done.stderr
    assert file.read_bytes() == b"changed since"
    assert counts_at(new_place, ["media_portaldocument"]) == {"media_portaldocument": 1}
    connection.close()
