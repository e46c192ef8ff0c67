"""Uploads: limits told beforehand, bombs and false names answered by a sentence, nothing left behind."""

import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from wagtail.models import Collection

from portal.media.models import PortalDocument, PortalImage


@pytest.fixture
def editor(db: None) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(get_user_model().objects.create_superuser("editor"))
    return client


def picture(kind: str, size: tuple[int, int] = (40, 30)) -> bytes:
    data = BytesIO()
    Image.new("RGB", size, (20, 80, 120)).save(data, kind)
    return data.getvalue()


def chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack("!I", len(content)) + name + content + struct.pack("!I", zlib.crc32(name + content))


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few kilobytes that says it is that large."""
    head = struct.pack("!IIBBBBB", width, height, 1, 0, 0, 0, 0)
    pixels = zlib.compress(b"\0" * 100_000, 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


PICTURES = {
    "a bomb": ("bomb.png", bomb(30_000, 30_000), "too many pixels"),
    "a larger bomb": ("bomb.png", bomb(2_000_000, 2_000_000), "too many pixels"),
    "a picture cut in its head": ("half.jpg", picture("JPEG")[:40], "valid image"),
    "a picture cut in its middle": ("half.jpg", picture("JPEG", (400, 300))[:-900], "valid image"),
    "a picture of another kind": ("drawn.png", picture("GIF"), "extension does not match"),
    "words": ("words.png", b"not a picture", "image"),
    "nothing": ("empty.png", b"", "empty"),
    "a page": ("page.svg", b"<svg onload='alert(1)' xmlns='http://www.w3.org/2000/svg'/>", "supported"),
    "a program": ("program.exe", b"MZ\x90", "valid image"),
}
DOCUMENTS = {
    "a program": ("report.pdf", b"MZ\x90\x00", "This is no .pdf file"),
    "a page": ("report.pdf", b"<html><script>alert(1)</script></html>", "This is no .pdf file"),
    "words called a table": ("figures.xlsx", b"a,b\n1,2\n", "This is no .xlsx file"),
    "a program called a text": ("notes.txt", b"\x7fELF\x00", "This is no .txt file"),
    "nothing": ("report.pdf", b"", "empty"),
    "a page by its own name": ("page.html", b"<html></html>", "not allowed"),
    "no type at all": ("report", b"%PDF-1.4", "not allowed"),
}


def files_below(folder: str) -> list[Path]:
    return [path for path in Path(settings.MEDIA_ROOT, folder).rglob("*") if path.is_file()]


def upload(client: Client, address: str, name: str, content: bytes) -> str:
    fields = {"title": "Uploaded", "collection": Collection.get_first_root_node().pk, "tags": ""}
    answer = client.post(address, {**fields, "file": SimpleUploadedFile(name, content)}, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize(("name", "content", "sentence"), PICTURES.values(), ids=PICTURES.keys())
def test_what_is_no_picture_is_told_in_a_sentence(editor: Client, name: str, content: bytes, sentence: str):
    before = files_below("original_images")
    assert sentence in upload(editor, "/admin/images/add/", name, content)
    assert not PortalImage.objects.exists()
    assert files_below("original_images") == before


@pytest.mark.parametrize(("name", "content", "sentence"), DOCUMENTS.values(), ids=DOCUMENTS.keys())
def test_what_is_not_what_it_says_is_told_in_a_sentence(editor: Client, name: str, content: bytes, sentence: str):
    assert sentence in upload(editor, "/admin/documents/add/", name, content)
    assert not PortalDocument.objects.exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("report.PDF", b"%PDF-1.4\n%%EOF\n"),
        ("old.pdf", b"\r\n\r\n%PDF-1.2\n"),
        ("figures.csv", "naïve;1\n".encode("cp1252")),
        ("notes.txt", "Grüße".encode("utf-16")),
        ("talk.vtt", b"WEBVTT\n"),
        ("book.epub", b"PK\x03\x04rest"),
    ],
)
def test_what_is_what_it_says_is_taken(editor: Client, name: str, content: bytes):
    upload(editor, "/admin/documents/add/", name, content)
    assert PortalDocument.objects.get().file.read() == content


def test_the_limits_are_told_beforehand(editor: Client):
    assert "Maximum filesize: 20.0" in editor.get("/admin/images/add/").content.decode().replace("\xa0", " ")
    assert "200.0" in editor.get("/admin/documents/add/").content.decode().replace("\xa0", " ")


def test_a_file_beyond_the_limit_is_told_so(editor: Client, settings):
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 10
    assert "too big" in upload(editor, "/admin/documents/add/", "report.pdf", b"%PDF-1.4 and more than ten")


FALSE_NAMES = ["../../outside.pdf", "C:\\outside.pdf", "rep\u202efdp.pdf", "a\x00b.pdf", "x" * 300 + ".pdf"]


@pytest.mark.parametrize("name", FALSE_NAMES)
def test_no_name_leads_out_of_the_folder(editor: Client, name: str):
    upload(editor, "/admin/documents/add/", name, b"%PDF-1.4\n")
    assert all("\u202e" not in path.name and "\x00" not in path.name for path in files_below("."))
    assert not Path(settings.MEDIA_ROOT, "..", "..", "outside.pdf").exists()


def test_a_refused_document_is_refused_in_one_sentence(editor: Client):
    file = SimpleUploadedFile("report.pdf", b"only words")
    values = {"title": "Report", "file": file, "collection": Collection.get_first_root_node().pk}
    page = editor.post("/admin/documents/add/", values).content.decode()
    assert "This is no .pdf file, though its name says so." in page
    assert "is not allowed" not in page
