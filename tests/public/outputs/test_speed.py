"""What keeps the ledger quick however much is in it: the number of queries, and exports that are never whole in memory.

How quick it is in fact is measured by `manage.py bench`; here is only what can be counted.
"""

import csv
import io
from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import strip_tags

from portal.bibliography.formats import FORMATS
from portal.bibliography.reference import Reference
from portal.records.outputs.models import Contribution, Output
from portal.records.outputs.references import BATCH, references
from tests.tools.factories import make_output, publish

pytestmark = pytest.mark.usefixtures("demo")
MOST = 15


def queries(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(address)
        if answer.streaming:
            b"".join(answer)
    return len(captured)


@pytest.mark.parametrize("query", ["", "?kind=chapter", "?person=basia-spalek", "?q=police&sort=title"])
def test_the_list_asks_no_more_of_300_outputs_than_of_ten(client: Client, query: str) -> None:
    few = queries(client, f"/outputs/{query}")
    call_command("seed_outputs", 300, verbosity=0)
    many = queries(client, f"/outputs/{query}")
    assert few <= MOST
    assert many <= few


@pytest.mark.parametrize("extension", FORMATS)
def test_an_export_asks_no_more_of_300_outputs_than_of_ten(client: Client, extension: str) -> None:
    few = queries(client, f"/outputs/export.{extension}")
    call_command("seed_outputs", 300, verbosity=0)
    assert queries(client, f"/outputs/export.{extension}") <= few


@pytest.mark.parametrize("extension", sorted(set(FORMATS) - {"xlsx"}))
def test_a_piece_of_an_export_leaves_before_the_last_reference_is_read(extension: str) -> None:
    read: list[Reference] = []
    call_command("seed_outputs", 700, verbosity=0)

    def watched() -> Iterator[Reference]:
        for reference in references(Output.objects.visible().newest_first()):
            read.append(reference)
            yield reference

    pieces = FORMATS[extension].write(watched())
    assert next(pieces)
    assert len(read) < 300
    assert len(b"".join(pieces)) > 0
    assert len(read) > 700


def test_references_are_fetched_a_batch_at_a_time() -> None:
    call_command("seed_outputs", BATCH + 1, verbosity=0)
    with CaptureQueriesContext(connection) as captured:
        first = next(references(Output.objects.visible().newest_first()))
    assert first.title
    asked_of_contributions = [query for query in captured.captured_queries if "records_contribution" in query["sql"]]
    assert len(asked_of_contributions) == 1


@pytest.mark.django_db(transaction=True)
def test_no_transaction_waits_for_whoever_reads_an_export() -> None:
    call_command("seed_outputs", 3, verbosity=0)
    reading = references(Output.objects.visible().newest_first())
    assert next(reading).title
    assert not connection.in_atomic_block
    Output.objects.update(live=False)  # Nobody waits for the reader either.


def test_what_is_taken_from_the_public_while_an_export_is_read_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portal.records.outputs.references.BATCH", 1)
    first, second, third = (make_output(title=f"Paper {number}", date="2090") for number in range(3))
    reading = references(Output.objects.visible().filter(date="2090").order_by("pk"))
    assert next(reading).title == first.title
    second.unpublish()
    assert [reference.title for reference in reading] == [third.title]


def test_three_thousand_authors_are_few_on_the_page_and_all_in_the_exports(client: Client) -> None:
    output = make_output("journal-article", "The work of very many")
    rows = [Contribution(role="author", name=f"Example{number}, Ada", sort_order=number) for number in range(3000)]
    output.contributions.set(rows)
    publish(output)
    page = strip_tags(client.get(output.get_absolute_url()).content.decode())
    line = strip_tags(client.get("/outputs/?q=very+many").content.decode())
    assert "Example9" in page
    assert "and 2,990 more" in page
    assert "and 2,990 more" in line
    assert queries(client, output.get_absolute_url()) <= MOST
    table = client.get(f"/outputs/{output.slug}.csv")
    (row,) = csv.DictReader(io.StringIO(b"".join(table).decode("utf-8-sig")))
    assert row["authors"].split("; ") == [f"Example{number}, Ada" for number in range(3000)]
    ris = b"".join(client.get(f"/outputs/{output.slug}.ris")).decode()
    assert ris.count("AU  - ") == 3000
