"""Whatever is asked of a public address is answered plainly: 200, 400 or 404, and never by a fault."""

from collections.abc import Iterable
from urllib.parse import quote, quote_plus

import pytest
from django.test import Client

from tests.tools.hostile import OWN, hostile_strings
from tests.tools.reading import Page, read, sitemap

PLAIN = {200, 400, 404}
KINDS_OF_PAGE = [
    "/",
    "/findings/",
    "/findings/support-for-the-mcu/",
    "/findings/muslim-contact-unit/",
    "/outputs/",
    "/outputs/policing-within-a-counter-terrorism-context-post-7-7/",
    "/outputs/basia-spalek-on-sunday-bbc-radio-4/",
    "/outputs/final-report/",
    "/team/",
    "/team/basia-spalek/",
    "/grants/",
    "/grants/phase-1-small-grant/",
    "/grants/phase-2-small-grant/",
    "/approach/",
    "/search/",
    "/feeds/outputs.atom",
    "/feeds/findings.atom",
    "/sitemap.xml",
    "/nothing-here/",
]
QUERIES = [
    "page=-1",
    "page=0",
    "page=1.5",
    "page=999999999999999999999",
    "page=%C2%B2",
    "page=last",
    "page=%00",
    "year=²⁰¹⁰",
    "year=%00",
    "year=99999",
    "year=-001",
    "kind=%00",
    "kind=chapter&kind=report&kind=%FF",
    "person=basia-spalek&person=nobody&person=",
    "grant=%F0%9F%91%AE",
    "finding=1&finding=2",
    "access=open&access=closed",
    "sort=%00&sort=title",
    "style=%00",
    "style=../../x",
    "q=%FF%FE%C3%28",
    "q=%",
    "q=%zz",
    "q=" + "a" * 10_000,
    "q[]=a&q[b]=c",
    "&&&===&",
    "=",
    "%00=%00",
    "%FF",
    "a" * 5_000,
    "?" * 50,
    ";".join(f"a{number}=1" for number in range(50)),
    "q=a&q=b&q=c&page=2&page=x",
    "format=xlsx&_method=DELETE",
    "utm_source=a&fbclid=b",
]
READING_THEIR_QUERY = [
    "/outputs/",
    "/outputs/policing-within-a-counter-terrorism-context-post-7-7/",
    "/findings/support-for-the-mcu/",
    "/search/",
]
UNKNOWN = [
    "/nothing-here/",
    "/findings/nothing-here/",
    "/findings/support-for-the-mcu/further/",
    "/outputs/nothing-here/",
    "/outputs/final-report/nothing/",
    "/outputs/final-report/files/nothing.pdf",
    "/outputs/final-report.nothing",
    "/team/nobody/",
    "/grants/no-such-grant/",
    "/feeds/nothing.atom",
    "/search/further/",
    "/documents/999999999999999999999/nothing.pdf",
    "/media/nothing.png",
    "/media/../../etc/passwd",
    "/static/nothing.css",
    "/wp-login.php",
    "/.env",
    "/.git/config",
    "/%00/",
    "/outputs/%00/",
    "/outputs/%00.bib",
    "/team/%00/",
    "/findings/%00/",
    "/media/%00",
    "/documents/1/%00",
    "/outputs/final-report/files/%00",
    "/%FF%FE/",
    "/team/%F0%9F%91%AE/",
    "/" + "a" * 5_000 + "/",
    "/" + "a/" * 500,
    "/findings/%2e%2e/%2e%2e/etc/passwd",
    "/'; DROP TABLE wagtailcore_page; --/",
]

pytestmark = pytest.mark.usefixtures("demo")


def ask(client: Client, address: str, query: str) -> int:
    """The answer to a query string sent as it is written, whatever it holds."""
    return client.get(address, QUERY_STRING=query.encode("utf-8", "surrogateescape").decode("latin-1")).status_code


def faults(client: Client, asked: Iterable[tuple[str, str]]) -> list[str]:
    """Those of the addresses and query strings that were not answered plainly."""
    client.raise_request_exception = False
    answers = [(address, query, ask(client, address, query)) for address, query in asked]
    return [f"{status} {address}?{query[:80]!r}" for address, query, status in answers if status not in PLAIN]


@pytest.mark.parametrize("address", READING_THEIR_QUERY)
def test_a_senseless_query_string_is_answered_plainly(client: Client, address: str):
    assert faults(client, ((address, query) for query in QUERIES)) == []


@pytest.mark.parametrize("address", [address for address in KINDS_OF_PAGE if address not in READING_THEIR_QUERY])
def test_a_query_string_is_no_matter_to_a_page_that_reads_none(client: Client, address: str):
    assert faults(client, ((address, query) for query in QUERIES[::5])) == []


@pytest.mark.parametrize("address", ["/search/", "/outputs/export.csv"])
def test_whatever_is_searched_for_is_answered_plainly(client: Client, address: str):
    strings = hostile_strings()
    asked = [f"q={quote_plus(text, errors='surrogateescape')}" for text in strings]
    assert faults(client, ((address, query) for query in asked)) == []


@pytest.mark.parametrize(
    "name", ["kind", "year", "person", "grant", "finding", "access", "reviewed", "sort", "page", "q"]
)
def test_whatever_a_list_is_filtered_by_is_answered_plainly(client: Client, name: str):
    asked = [f"{name}={quote_plus(text, errors='surrogateescape')}" for text in OWN]
    assert faults(client, (("/outputs/", query) for query in asked)) == []


@pytest.mark.parametrize("name", ["kind", "person"])
def test_whatever_an_export_is_filtered_by_is_answered_plainly(client: Client, name: str):
    asked = [f"{name}={quote_plus(text, errors='surrogateescape')}" for text in OWN]
    assert faults(client, (("/outputs/export.csv", query) for query in asked)) == []


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</title><svg onload=x>"]
)
@pytest.mark.parametrize("address", ["/search/", "/outputs/"])
def test_what_was_searched_for_is_never_printed_as_markup(client: Client, address: str, text: str):
    html = client.get(address, {"q": text}).content.decode()
    assert text not in html
    assert Page(address, html).soup.select_one("input[name=q]")["value"] == text


@pytest.mark.parametrize("address", UNKNOWN)
def test_an_unknown_address_is_answered_by_the_portals_own_page(client: Client, address: str):
    client.raise_request_exception = False
    response = client.get(quote(address, safe="/%"))
    assert response.status_code == 404
    page = Page(address, response.content.decode())
    assert page.heading == "There is nothing at this address"
    assert page.soup.select_one("form[role=search]")


@pytest.mark.parametrize("address", [address for address in KINDS_OF_PAGE if address != "/nothing-here/"])
def test_posting_to_a_public_address_is_refused(address: str):
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    assert client.post(address, {"q": "police"}).status_code in (403, 405)


@pytest.mark.parametrize("address", [address for address in KINDS_OF_PAGE if address != "/nothing-here/"])
def test_head_is_answered_as_get_is_but_without_a_body(client: Client, address: str):
    response = client.head(address)
    assert response.status_code == 200
    assert response.content == b""
    assert response["Content-Type"] == client.get(address)["Content-Type"]


def test_an_address_without_its_last_slash_leads_to_the_one_with_it(client: Client):
    for address in sitemap(client):
        if address != "/":
            response = client.get(address.rstrip("/"))
            assert response.status_code == 301, address
            assert response["Location"] == address


def test_a_list_shows_its_last_page_where_the_number_is_too_high_and_its_first_where_it_is_none(client: Client):
    lines = read(client, "/outputs/").parts("main ol.years a")
    for page in ("999999999999999999999", "-1", "none", "²"):
        assert read(client, f"/outputs/?page={page}").parts("main ol.years a") == lines
