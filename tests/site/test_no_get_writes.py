"""Whoever only reads writes nothing, not even as the first visitor of a new site."""

import pytest
from django.db import connection
from django.test import Client

from portal.public.home.skeleton import make_skeleton
from tests.tools.factories import make_output
from tests.tools.reading import sitemap

BESIDES = (
    "/search/?q=police",
    "/feeds/outputs.atom",
    "/feeds/findings.atom",
    "/outputs/export.csv",
    "/findings/brief/",
    "/robots.txt",
    "/oai?verb=Identify",
    "/index.md",
    "/llms.txt",
    "/oai?verb=ListRecords&metadataPrefix=oai_dc",
    "/nothing-here/",
    "/admin/login/",
    "/admin/password_reset/",
    "/.well-known/security.txt",
)


@pytest.fixture
def new_site(db: None) -> None:
    """A site with its first pages and one output, in a transaction that takes no more writes."""
    make_skeleton()
    make_output(title="The first")
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET TRANSACTION READ ONLY")


def test_no_get_of_a_new_site_writes(new_site: None, client: Client):
    addresses = [*sitemap(client), *BESIDES]
    assert len(addresses) > len(BESIDES) + 4
    for address in addresses:
        for method in (client.head, client.get):
            response = method(address)
            assert response.status_code in (200, 404), address
            b"".join(response)
