"""What a backup does when something stands in its way, and what it refuses to bring back."""

import io
import json
import os
import re
import stat
import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings

from portal.backup import database, make
from portal.backup.errors import BackupError
from portal.backup.files import unpack
from portal.backup.last import last_backup
from portal.backup.manifest import FILES, MANIFEST, Manifest, backup_in, digest_of
from portal.backup.restore import restore_backup
from portal.launch import client_programs
from portal.launch.errors import StartupError
from portal.media.models import PortalDocument

NOWHERE = Path("/nonexistent")


def quiet(_text: str) -> None:
    """Takes a sign of life and does nothing with it."""


@pytest.fixture
def document(transactional_db: None, settings: Settings, tmp_path: Path) -> PortalDocument:
    settings.VAR_DIR = tmp_path
    return PortalDocument.objects.create(title="Plan", file=ContentFile(b"a plan", name="plan.txt"))


@pytest.fixture
def backup(document: PortalDocument, tmp_path: Path) -> Path:
    call_command("backup", str(tmp_path / "backups"))
    return backup_in(tmp_path / "backups")


def test_only_its_owner_can_read_a_backup(backup: Path):
    assert [stat.S_IMODE(path.stat().st_mode) for path in (backup, *backup.iterdir())] == [0o700, 0o600, 0o600, 0o600]


def test_the_manifest_names_versions_counts_and_digests(backup: Path, document: PortalDocument):
    manifest = json.loads((backup / MANIFEST).read_text())
    assert manifest["versions"].keys() == {"django", "wagtail", "postgresql"}
    assert manifest["rows"]["public.media_portaldocument"] == 1
    assert manifest["digests"].keys() == {"database.dump", "media.tar"}
    assert manifest["files"].keys() == {document.file.name}


def test_of_several_backups_the_newest_are_kept(document: PortalDocument, tmp_path: Path):
    folder = tmp_path / "backups"
    for _turn in range(3):
        call_command("backup", str(folder))
    names = sorted(path.name for path in folder.iterdir())
    call_command("backup", str(folder), keep=2)
    kept = sorted(path.name for path in folder.iterdir())
    assert len(kept) == 2
    assert kept[0] == names[-1]
    with pytest.raises(CommandError, match="whole number"):
        call_command("backup", str(folder), keep=0)


def test_a_backup_that_fails_leaves_nothing_behind(
    document: PortalDocument, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def full(*_arguments: object) -> None:
        raise BackupError("No space left on device")

    monkeypatch.setattr(database, "dump", full)
    with pytest.raises(CommandError, match="No space left"):
        call_command("backup", str(tmp_path / "backups"))
    assert list((tmp_path / "backups").iterdir()) == []
    assert last_backup() is None


def test_a_file_that_was_deleted_meanwhile_makes_it_begin_anew(
    document: PortalDocument, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    names = database.named_files
    answers: Iterator[set[str]] = iter([{"documents/gone.pdf"}, set()])
    monkeypatch.setattr(database, "named_files", lambda: names() | next(answers))
    call_command("backup", str(tmp_path / "backups"))
    assert Manifest.read(backup_in(tmp_path / "backups")).absent == []


def test_a_file_that_the_site_has_lost_does_not_prevent_it(
    document: PortalDocument, tmp_path: Path, capsys: pytest.CaptureFixture
):
    Path(document.file.path).unlink()
    call_command("backup", str(tmp_path / "backups"))
    assert Manifest.read(backup_in(tmp_path / "backups")).absent == [document.file.name]
    assert document.file.name in capsys.readouterr().err


def test_a_file_that_comes_after_the_first_look_is_in_it(
    document: PortalDocument, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    add_new, made = make.Archive.add_new, []

    def add_and_upload(archive: make.Archive) -> None:
        add_new(archive)
        if not made:
            made.append(PortalDocument.objects.create(title="Late", file=ContentFile(b"late", name="late.txt")))

    monkeypatch.setattr(make.Archive, "add_new", add_and_upload)
    call_command("backup", str(tmp_path / "backups"))
    manifest = Manifest.read(backup_in(tmp_path / "backups"))
    assert manifest.rows["public.media_portaldocument"] == 2
    assert made[0].file.name in manifest.files


def drop_the_dump(backup: Path) -> None:
    (backup / "database.dump").unlink()


def turn_a_bit(backup: Path) -> None:
    content = bytearray((backup / FILES).read_bytes())
    content[600] ^= 1
    (backup / FILES).write_bytes(content)


def cut_the_manifest(backup: Path) -> None:
    (backup / MANIFEST).write_text((backup / MANIFEST).read_text()[:50])


def name_another_format(backup: Path) -> None:
    values = json.loads((backup / MANIFEST).read_text())
    (backup / MANIFEST).write_text(json.dumps({**values, "format": 99}))


def name_a_later_migration(backup: Path) -> None:
    values = json.loads((backup / MANIFEST).read_text())
    values["migrations"].append("records.9999_later")
    (backup / MANIFEST).write_text(json.dumps(values))


@pytest.mark.parametrize(
    ("damage", "complaint"),
    [
        (drop_the_dump, "database.dump is missing"),
        (turn_a_bit, "not as it was written"),
        (cut_the_manifest, "not whole"),
        (name_another_format, "cannot read"),
        (name_a_later_migration, "does not know records.9999_later"),
    ],
)
def test_what_is_not_whole_is_refused(backup: Path, damage: Callable[[Path], None], complaint: str):
    damage(backup)
    with pytest.raises(BackupError, match=re.escape(complaint)):
        restore_backup(backup, NOWHERE, quiet)


def test_files_that_are_there_are_not_mixed_with(backup: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(database, "is_empty", lambda: True)
    with pytest.raises(BackupError, match="is not empty"):
        restore_backup(backup, NOWHERE, quiet)


def test_a_folder_without_a_finished_backup_is_named(tmp_path: Path):
    (tmp_path / "portal-2026-01-01T000000.000000Z.new").mkdir()
    with pytest.raises(BackupError, match="no finished backup"):
        backup_in(tmp_path)


@pytest.mark.parametrize("name", ["../outside.txt", "/outside.txt", "a/../../outside.txt", "unnamed.txt"])
def test_no_archive_writes_outside_its_folder(tmp_path: Path, name: str):
    with tarfile.open(tmp_path / "media.tar", "w:") as tar:
        member = tarfile.TarInfo(name)
        member.size = 4
        tar.addfile(member, io.BytesIO(b"evil"))
    digests = {} if name == "unnamed.txt" else {name: "0"}
    with pytest.raises(BackupError, match="does not name"):
        unpack(tmp_path / "media.tar", tmp_path / "inside", digests, quiet)
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["media.tar"]


def test_no_link_in_an_archive_is_made(tmp_path: Path):
    with tarfile.open(tmp_path / "media.tar", "w:") as tar:
        member = tarfile.TarInfo("link")
        member.type, member.linkname = tarfile.SYMTYPE, "/etc"
        tar.addfile(member)
    with pytest.raises(BackupError, match="does not name"):
        unpack(tmp_path / "media.tar", tmp_path / "inside", {"link": "0"}, quiet)
    assert not os.path.lexists(tmp_path / "inside" / "link")


def test_programs_of_a_version_that_is_not_here_are_named_with_what_to_install():
    with pytest.raises(StartupError, match="postgresql-client-7"):
        client_programs.folder_for(7)


def test_the_digest_of_a_file_is_its_sha_256(tmp_path: Path):
    (tmp_path / "abc").write_bytes(b"abc")
    # FIPS 180-4's own example.
    expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert digest_of(tmp_path / "abc") == expected
