"""Every answer of the site carries the headers that protect readers, and no reader gets a cookie."""

import json

import pytest
from django.contrib.auth import get_user_model
from django.template.loader import render_to_string
from django.test import Client

from portal.public.findings.models import FindingPage
from tests.tools.factories import make_picture
from tests.tools.reading import sitemap

PUBLIC_POLICY = {
    "default-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
ON_EVERY_ANSWER = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
}
OTHER_ANSWERS = {
    "the search": ("/search/?q=police", 200),
    "an output in another format": ("/outputs/final-report.bib", 200),
    "an export": ("/outputs/export.csv", 200),
    "the sitemap": ("/sitemap.xml", 200),
    "a feed of outputs": ("/feeds/outputs.atom", 200),
    "a feed of findings": ("/feeds/findings.atom", 200),
    "the style sheet": ("/static/css/portal.css", 200),
    "a script": ("/static/js/copy.js", 200),
    "the icon": ("/static/favicon.svg", 200),
    "the sign of life": ("/healthz", 200),
    "the sign of readiness": ("/readyz", 200),
    "an address without its slash": ("/findings", 301),
    "an unknown page": ("/nothing-here/", 404),
    "an unknown static file": ("/static/nothing.css", 404),
    "an unknown uploaded file": ("/media/nothing.png", 404),
    "an unknown document": ("/documents/1/nothing.pdf", 404),
}

pytestmark = pytest.mark.usefixtures("demo")


def policy(response) -> dict[str, str]:
    """The Content-Security-Policy, by its directives."""
    parts = [part.strip().partition(" ") for part in response["Content-Security-Policy"].split(";") if part.strip()]
    return {name: value for name, _, value in parts}


def protections(response) -> dict[str, str | None]:
    return {name: response.headers.get(name) for name in ON_EVERY_ANSWER}


def assert_protected(response, policy_wanted: dict[str, str] = PUBLIC_POLICY) -> None:
    assert protections(response) == ON_EVERY_ANSWER
    assert policy(response) == policy_wanted


def test_every_page_is_under_the_strict_policy_and_sets_no_cookie(client: Client):
    for address in sitemap(client):
        response = client.get(address)
        assert_protected(response)
        assert not response.cookies, address


@pytest.mark.parametrize(("address", "status"), OTHER_ANSWERS.values(), ids=OTHER_ANSWERS.keys())
def test_every_other_public_answer_is_so_too(client: Client, address: str, status: int):
    response = client.get(address)
    assert response.status_code == status
    assert_protected(response)
    assert not response.cookies


def test_no_public_policy_lets_anything_inline_run(client: Client):
    assert "unsafe" not in client.get("/")["Content-Security-Policy"]


def fail(*args: object, **kwargs: object) -> None:
    raise RuntimeError("a fault of our own")


def test_an_answer_to_a_fault_of_ours_is_protected_and_tells_nothing_of_it(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("portal.public.search.page.matching_entries", fail)
    response = Client(raise_request_exception=False).get("/search/?q=police")
    assert response.status_code == 500
    assert_protected(response)
    assert not response.cookies
    html = response.content.decode()
    assert "Something went wrong on our side" in html
    assert "fault of our own" not in html
    assert "Traceback" not in html


def test_an_answer_to_a_wrong_host_is_protected(client: Client):
    response = client.get("/", headers={"host": "evil.example"})
    assert response.status_code == 400
    assert_protected(response)


def test_an_answer_to_a_wrong_host_is_protected_where_https_is_demanded(settings):
    settings.SECURE_SSL_REDIRECT = True
    response = Client().get("/", headers={"host": "evil.example"})
    assert response.status_code == 400
    assert_protected(response)


def test_the_way_to_https_is_protected(settings):
    settings.SECURE_SSL_REDIRECT = True
    response = Client().get("/")
    assert response.status_code == 301
    assert_protected(response)


def test_a_refused_method_is_answered_with_protection():
    response = Client(enforce_csrf_checks=True).post("/search/")
    assert response.status_code in (403, 405)
    assert_protected(response)


def test_an_uploaded_picture_may_run_nothing_and_is_protected(client: Client):
    picture = make_picture()
    finding = FindingPage.objects.get(number=1)
    value = {"image": picture.pk, "alt_text": "One colour", "decorative": False}
    finding.body = json.dumps([{"type": "figure", "value": {"image": value, "caption": "A picture"}}])
    finding.save_revision().publish()
    response = client.get(picture.file.url)
    assert response.status_code == 200
    assert protections(response) == ON_EVERY_ANSWER
    assert policy(response)["default-src"] == "'none'"
    assert "sandbox" in policy(response)
    assert not response.cookies


@pytest.fixture
def staff(client: Client) -> Client:
    client.force_login(get_user_model().objects.create_superuser("staff", "staff@example.org", "four words for a test"))
    return client


def test_the_admin_has_a_looser_policy_that_still_names_no_other_host(staff: Client, settings):
    response = staff.get("/admin/")
    assert response.status_code == 200
    wanted = {name: " ".join(values) for name, values in settings.ADMIN_CONTENT_SECURITY_POLICY.items()}
    assert_protected(response, wanted)
    assert wanted["default-src"] == "'self'"
    assert wanted["object-src"] == wanted["base-uri"] == "'none'"
    assert wanted["frame-ancestors"] == wanted["form-action"] == "'self'"
    allowed = {value for values in settings.ADMIN_CONTENT_SECURITY_POLICY.values() for value in values}
    assert allowed == {"'self'", "'none'", "'unsafe-inline'", "data:", "blob:"}


def test_the_looser_policy_ends_where_the_admin_does(staff: Client):
    assert_protected(staff.get("/"))
    assert_protected(staff.get("/administration/"))


def test_who_logs_in_is_given_cookies_that_scripts_and_other_sites_do_not_get(client: Client):
    get_user_model().objects.create_superuser("staff", "staff@example.org", "four words for a test")
    client.post("/admin/login/", {"username": "staff", "password": "four words for a test"})
    session = client.cookies["sessionid"]
    assert session["httponly"]
    assert session["samesite"] == "Lax"


def test_the_page_of_a_fault_needs_no_context_no_database_and_no_request():
    html = render_to_string("500.html")
    assert html.startswith("<!doctype html>")
    assert "Something went wrong on our side" in html


def test_the_page_of_an_unknown_address_needs_no_context():
    assert "There is nothing at this address" in render_to_string("404.html")
