"""`manage.py bench`: the ledger's speed, beside the plainest thing that could be done instead."""

from collections.abc import Callable
from multiprocessing import get_context
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection, connections

from portal.citations.formats import FORMATS
from portal.ops import static_files
from portal.ops.bench.exports import measure_export, peak_memory
from portal.ops.bench.pages import addresses, measure_page
from portal.ops.bench.scratch import scratch_database
from portal.ops.bench.server import served

FEW = 1000


def apart(step: Callable[..., None], *arguments: Any) -> None:
    """Runs a step in a process of its own: servers begin with the memory of this one, which must not grow."""
    connections.close_all()
    child = get_context("fork").Process(target=step, args=arguments)
    child.start()
    child.join()
    if child.exitcode:
        raise CommandError("A step of the benchmark failed; what it said stands above.")


class Command(BaseCommand):
    """Prints two tables; nothing of the site's own database is touched."""

    help = "Measures pages with 10,000 outputs and exports of 100,000, in a scratch database, and prints a table."

    def add_arguments(self, parser: CommandParser) -> None:
        """Adds how many outputs there are while pages are measured, and while exports are."""
        parser.add_argument("--outputs", type=int, default=10_000, help="outputs while pages are measured (10,000)")
        parser.add_argument("--exports", type=int, default=100_000, help="outputs while exports are measured (100,000)")
        parser.add_argument("--times", type=int, default=30, help="requests a page (30)")

    def handle(self, *args: Any, **options: Any) -> None:
        """Seeds and measures in steps, since seeding adds to what is there."""
        static_files.collect()
        with scratch_database():
            apart(self.seed, FEW)
            few = {extension: peak_memory(extension) for extension in FORMATS}
            apart(self.seed, options["outputs"])
            apart(self.pages, options["outputs"], options["times"])
            apart(self.seed, options["exports"])
            self.exports(options["exports"], few)

    def seed(self, outputs: int) -> None:
        """Adds outputs until there are so many, and tidies up as PostgreSQL does by itself a minute later."""
        call_command("seed_outputs", outputs)
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")

    def pages(self, outputs: int, times: int) -> None:
        self.stdout.write(f"\nPages with {outputs:,} outputs, in process, medians of {times}\n")
        self.stdout.write(f"{'address':42}{'queries':>8}{'ms':>8}{'SQL ms':>8}{'kB':>7}")
        for address in addresses():
            found = measure_page(address, times)
            shown = address if len(address) <= 40 else f"{address[:39]}…"
            row = f"{shown:42}{found.queries:>8}{found.median:>8.1f}{found.sql:>8.1f}{found.size / 1000:>7.0f}"
            self.stdout.write(row)

    def exports(self, outputs: int, few: dict[str, float]) -> None:
        with served() as server:
            fetched = [measure_export(server, extension) for extension in ("", *FORMATS)]
        anchor = fetched[0]
        self.stdout.write(f"\nExports of {outputs:,} outputs over HTTP; memory beside that of {FEW:,}\n")
        self.stdout.write(f"{'format':26}{'first s':>9}{'total s':>9}{'x plain':>9}{'MB':>7}{'MiB':>7}{'x few':>7}")
        for found in fetched:
            times, peak = found.total / anchor.total, peak_memory(found.name) if found is not anchor else 0
            row = f"{found.name:26}{found.first:>9.2f}{found.total:>9.1f}{times:>9.2f}{found.size / 1e6:>7.0f}"
            self.stdout.write(row + (f"{peak:>7.0f}{peak / few[found.name]:>7.2f}" if peak else ""))
