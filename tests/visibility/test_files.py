"""A file is closed, at every address it has, unless something the public may see shows it."""

import datetime
import json
from io import BytesIO

import pytest
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.utils import timezone
from PIL import Image

from portal.media.models import PortalDocument, PortalImage
from portal.public.content.models import ContentPage
from portal.records.outputs.models import Output, OutputFile
from portal.records.people.models import Person

pytestmark = pytest.mark.usefixtures("demo")

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n%%EOF\n"
DAY = datetime.timedelta(days=1)


@pytest.fixture
def document() -> PortalDocument:
    return PortalDocument.objects.create(title="A chapter", file=ContentFile(PDF, name="a-chapter.pdf"))


@pytest.fixture
def image() -> PortalImage:
    data = BytesIO()
    Image.new("RGB", (640, 480), "teal").save(data, "PNG")
    data.seek(0)
    return PortalImage.objects.create(title="A meeting", file=ImageFile(data, name="meeting.png"))


@pytest.fixture
def record() -> Output:
    return Output.objects.get(slug="final-report").own


def addresses(document: PortalDocument) -> list[str]:
    return [document.url, document.file.url]


def answers(client, document: PortalDocument) -> list[int]:
    return [client.get(address).status_code for address in addresses(document)]


def attach(record: Output, document: PortalDocument) -> OutputFile:
    """Attaches a file to a public record, as an editor does: by saving and publishing it."""
    record.access = "open"
    record.files.add(OutputFile(document=document, name="A Chapter.PDF"))
    record.save()
    record.save_revision().publish()
    return OutputFile.objects.get(output_id=record.pk)


def test_an_uploaded_document_is_closed_until_something_shows_it(client, document):
    assert answers(client, document) == [404, 404]


def test_a_public_record_opens_its_file_at_all_its_addresses(client, document, record):
    file = attach(record, document)
    assert file.get_absolute_url() == "/outputs/final-report/files/a-chapter.pdf"
    response = client.get(file.get_absolute_url())
    assert b"".join(response) == PDF
    assert response["Content-Type"] == "application/pdf"
    assert answers(client, document) == [200, 200]
    assert client.get(file.get_absolute_url(), HTTP_IF_NONE_MATCH=response["ETag"]).status_code == 304


@pytest.mark.parametrize(
    "hidden",
    [
        {"live": False},
        {"is_private": True},
        {"expire_at": timezone.now() - DAY},
        {"go_live_at": timezone.now() + DAY},
        {"access": "restricted"},
        {"access": "metadata_only"},
        {"access": "embargoed", "embargo_until": datetime.date(2999, 1, 1)},
    ],
    ids=lambda hidden: " ".join(hidden),
)
def test_a_hidden_or_closed_record_closes_its_file(client, document, record, hidden):
    file = attach(record, document)
    Output.objects.filter(pk=record.pk).update(**hidden)
    was_public = hidden.keys() & {"live", "expire_at"}
    assert client.get(file.get_absolute_url()).status_code == (410 if was_public else 404)
    assert answers(client, document) == [404, 404]


def test_an_embargo_opens_the_file_by_itself_on_its_day(client, document, record):
    file = attach(record, document)
    today = timezone.localdate()
    Output.objects.filter(pk=record.pk).update(access="embargoed", embargo_until=today + DAY)
    assert client.get(file.get_absolute_url()).status_code == 404
    Output.objects.filter(pk=record.pk).update(embargo_until=today)
    assert client.get(file.get_absolute_url()).status_code == 200


def test_a_draft_that_names_the_file_does_not_open_it(client, document, record):
    record.access = "open"
    record.files.add(OutputFile(document=document))
    record.save_revision()
    assert answers(client, document) == [404, 404]


def test_a_link_in_a_public_page_opens_a_document_and_a_draft_of_it_does_not(client, document):
    page = ContentPage.objects.get(slug="about")
    link = f'<p><a linktype="document" id="{document.pk}">Read it</a></p>'
    page.body = json.dumps([{"type": "paragraph", "value": link}])
    page.save_revision()
    assert answers(client, document) == [404, 404]
    page.save_revision().publish()
    assert answers(client, document) == [200, 200]
    page.unpublish()
    assert answers(client, document) == [404, 404]


def test_pictures_are_closed_until_something_shows_them(client, image):
    rendition = image.get_rendition("width-320")
    assert client.get(rendition.url).status_code == 404
    assert client.get(image.file.url).status_code == 404
    person = Person.objects.get(slug="basia-spalek")
    person.picture = image
    person.save_revision().publish()
    assert client.get(rendition.url).status_code == 200
    Person.objects.filter(pk=person.pk).update(is_private=True)
    assert client.get(rendition.url).status_code == 404


def test_staff_see_files_before_anything_shows_them(client, document, image):
    client.force_login(get_user_model().objects.create_superuser("editor"))
    assert answers(client, document) == [200, 200]
    assert client.get(image.get_rendition("width-320").url).status_code == 200


@pytest.mark.parametrize("path", ["/media/", "/media/../../etc/passwd", "/media/nothing.pdf", "/media/%00"])
def test_other_paths_below_the_media_address_are_not_there(client, path):
    assert client.get(path).status_code == 404


def test_a_file_that_a_browser_opens_may_run_nothing(client, document, record):
    file = attach(record, document)
    for address in [*addresses(document), file.get_absolute_url()]:
        response = client.get(address)
        assert "default-src 'none'" in response["Content-Security-Policy"]
        assert response["X-Content-Type-Options"] == "nosniff"
