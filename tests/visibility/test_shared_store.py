"""Uploads in an S3 store: the original is private, and comes through the site by the same rule (moto stands for S3)."""

from collections.abc import Iterator

import boto3
import pytest
from django.core.files.base import ContentFile
from django.test import Client
from moto import mock_aws
from pytest_django.fixtures import Settings

from portal.media.models import PortalDocument
from portal.records.outputs.models import OutputFile
from portal.settings import scale
from tests.tools.factories import make_output, make_picture

ENVIRONMENT = {
    "MEDIA_BUCKET": "portal-media",
    "MEDIA_REGION": "us-east-1",
    "MEDIA_ACCESS_KEY": "not-a-key",
    "MEDIA_SECRET_KEY": "not-a-secret",
}
PDF = b"%PDF-1.4\n% a report\n%%EOF\n"


@pytest.fixture
def bucket(settings: Settings) -> Iterator[object]:
    with mock_aws():
        client = boto3.client("s3", region_name="us-east-1")
        client.create_bucket(Bucket="portal-media")
        settings.STORAGES = {**settings.STORAGES, "default": scale.store(ENVIRONMENT)}
        yield client


def test_a_file_in_the_store_is_given_out_by_the_rule(demo: None, bucket: object, client: Client):
    output = make_output()
    document = PortalDocument.objects.create(title="The report", file=ContentFile(PDF, name="report.pdf"))
    OutputFile.objects.create(output=output, document=document, name="report.pdf")
    answer = client.get(f"/outputs/{output.slug}/files/report.pdf")
    assert (answer.status_code, b"".join(answer.streaming_content)) == (200, PDF)
    closed = PortalDocument.objects.create(title="Closed", file=ContentFile(PDF, name="closed.pdf"))
    assert client.get(f"/media/{closed.file.name}").status_code == 404
    assert client.get(f"/documents/{closed.pk}/closed.pdf").status_code == 404


def test_a_picture_is_resized_into_the_store(db: None, bucket: object):
    picture = make_picture()
    rendition = picture.get_rendition("width-20")
    names = {entry["Key"] for entry in bucket.list_objects_v2(Bucket="portal-media")["Contents"]}
    assert names == {f"media/{picture.file.name}", f"media/{rendition.file.name}"}
    assert rendition.url == f"/media/{rendition.file.name}"
