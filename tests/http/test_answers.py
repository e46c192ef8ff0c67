"""What a page answers to methods it has not, whom security.txt names, and how many exports are made at once."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.test import Client
from pytest_django.fixtures import Settings
from wagtail.models import Site

from portal.cms.models import SiteSettings
from portal.http.exports import Slots


@pytest.mark.parametrize("address", ["/", "/findings/", "/outputs/final-report/", "/outputs/export.csv", "/robots.txt"])
@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "POST", "PROPFIND"])
def test_a_method_that_an_address_has_not_is_405(demo: None, client: Client, address: str, method: str):
    answer = client.generic(method, address)
    assert answer.status_code == 405
    assert {"GET", "HEAD"} <= set(re.split(", ?", answer["Allow"])) <= {"GET", "HEAD", "OPTIONS"}


def test_options_says_what_a_page_has(demo: None, client: Client):
    answer = client.options("/")
    assert (answer.status_code, answer.content) == (200, b"")
    assert set(re.split(", ?", answer["Allow"])) == {"GET", "HEAD", "OPTIONS"}


def test_security_txt_names_the_projects_own_address(db: None, client: Client, settings: Settings):
    assert client.get("/.well-known/security.txt").status_code == 404
    site_settings = SiteSettings.for_site(Site.objects.get(is_default_site=True))
    site_settings.contact_email = "project@example.org"
    site_settings.save()
    answer = client.get("/.well-known/security.txt")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    fields = dict(entry.split(": ", 1) for entry in answer.content.decode().splitlines())
    assert fields["Contact"] == "mailto:project@example.org"
    assert fields["Canonical"] == "http://testserver/.well-known/security.txt"
    expires = datetime.strptime(fields["Expires"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    assert datetime.now(UTC) < expires < datetime.now(UTC) + timedelta(days=365)
    settings.SECURITY_CONTACT = "https://example.org/report"
    assert b"Contact: https://example.org/report\n" in client.get("/.well-known/security.txt").content


def export(_request: HttpRequest) -> StreamingHttpResponse:
    return StreamingHttpResponse(iter([b"a", b"b"]))


def broken(_request: HttpRequest) -> HttpResponse:
    raise ValueError("ours")


@pytest.fixture
def slots() -> Slots:
    return Slots(1)


def test_one_export_at_a_time_until_it_was_sent(db: None, slots: Slots):
    first = slots.answer(export, HttpRequest())
    second = slots.answer(export, HttpRequest())
    assert (first.status_code, second.status_code, second["Retry-After"]) == (200, 503, "5")
    first.close()
    first.close()
    third = slots.answer(export, HttpRequest())
    assert third.status_code == 200
    assert slots.answer(export, HttpRequest()).status_code == 503
    third.close()


def test_an_export_that_fails_gives_its_slot_back(db: None, slots: Slots):
    with pytest.raises(ValueError, match="ours"):
        slots.answer(broken, HttpRequest())
    answer = slots.answer(export, HttpRequest())
    assert answer.status_code == 200
    answer.close()
