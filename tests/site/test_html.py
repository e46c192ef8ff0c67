"""The Nu HTML checker finds no error in any page."""

import pytest
from django.core.management import call_command
from django.template.loader import render_to_string
from django.test import Client

from tests.tools.nu import html_errors
from tests.tools.reading import sitemap

OTHERS = [
    "/grants/phase-1-small-grant/?since=2020",
    "/grants/phase-1-small-grant/?since=2999-01-01",
    "/grants/phase-1-small-grant/?since=soon",
    "/grants/phase-1-small-grant/summary/",
    "/grants/phase-1-small-grant/coverage/",
    "/grants/phase-2-small-grant/summary/",
    "/grants/phase-2-small-grant/coverage/",
    "/search/",
    "/search/?q=police",
    "/search/?q=nothing-of-the-sort",
    "/search/?q=%3Cb%3E%22%26",
    "/outputs/?kind=chapter",
    "/outputs/?q=police&sort=title",
    "/outputs/?year=2010&person=basia-spalek&grant=phase-1-small-grant",
    "/outputs/?kind=unheard-of",
    "/outputs/policing-within-a-counter-terrorism-context-post-7-7/?style=chicago",
    "/nothing-here/",
]
EMPTY = ["/", "/findings/", "/outputs/", "/team/", "/grants/", "/search/"]


def html(client: Client, addresses: list[str]) -> dict[str, str]:
    return {address: client.get(address).content.decode() for address in addresses}


@pytest.mark.usefixtures("demo")
def test_no_page_of_the_demo_has_an_error(client: Client):
    pages = html(client, [*sitemap(client), *OTHERS])
    assert len(pages) > 30
    assert html_errors({**pages, "500.html": render_to_string("500.html")}) == []


@pytest.mark.django_db
def test_no_page_of_an_empty_site_has_an_error(client: Client):
    call_command("start_site")
    assert html_errors(html(client, EMPTY)) == []
