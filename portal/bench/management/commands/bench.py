"""`manage.py bench`: the speed of pages and exports, beside the plainest export there is."""

from collections.abc import Callable
from multiprocessing import get_context
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection, connections

from portal.bench.exports import measure_export, peak_memory
from portal.bench.kept import measure_kept
from portal.bench.pages import addresses, measure_page
from portal.bench.scratch import scratch_database
from portal.bench.server import served
from portal.bibliography.formats import FORMATS
from portal.launch import static_files

FEW = 1000
REQUESTS_A_ROUND = 30  # for each time that a page is measured in process


def in_child_process(job: Callable[..., None], *arguments: object) -> None:
    """Runs a job in a process of its own: servers begin with the memory of this one, which must not grow.

    CommandError if it fails.
    """
    connections.close_all()
    child = get_context("fork").Process(target=job, args=arguments)
    child.start()
    child.join()
    if child.exitcode:
        raise CommandError("A step of the benchmark failed; what it said stands above.")


class Command(BaseCommand):
    """Prints three tables; nothing of the site's own database is touched."""

    help = "Measures pages with 10,000 outputs and exports of 100,000, in a scratch database, and prints a table."

    def add_arguments(self, parser: CommandParser) -> None:
        """Adds how many outputs there are while pages are measured, and while exports are."""
        parser.add_argument("--outputs", type=int, default=10_000, help="outputs while pages are measured (10,000)")
        parser.add_argument("--exports", type=int, default=100_000, help="outputs while exports are measured (100,000)")
        parser.add_argument(
            "--times",
            type=int,
            default=30,
            help="requests a page (30); of a kept one thirty times as many, in each of seven rounds",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Seeds and measures in turn, since seeding adds to the outputs that are there."""
        static_files.collect()
        with scratch_database():
            in_child_process(self.seed, FEW)
            few = {extension: peak_memory(extension) for extension in FORMATS}
            in_child_process(self.seed, options["outputs"])
            in_child_process(self.pages, options["outputs"], options["times"])
            in_child_process(self.kept, options["outputs"], options["times"])
            in_child_process(self.seed, options["exports"])
            self.exports(options["exports"], few)

    def seed(self, outputs: int) -> None:
        """Adds outputs until there are so many, and tidies up as PostgreSQL does by itself a minute later."""
        call_command("seed_outputs", outputs)
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")

    def pages(self, outputs: int, times: int) -> None:
        """Prints the table of pages: queries, milliseconds and kilobytes of each."""
        self.stdout.write(f"\nPages with {outputs:,} outputs, in process, medians of {times}\n")
        self.stdout.write(f"{'address':42}{'queries':>8}{'ms':>8}{'SQL ms':>8}{'kB':>7}")
        for address in addresses():
            figures = measure_page(address, times)
            shown = address if len(address) <= 40 else f"{address[:39]}…"
            times_and_size = f"{figures.median:>8.1f}{figures.sql:>8.1f}{figures.size / 1000:>7.0f}"
            self.stdout.write(f"{shown:42}{figures.queries:>8}{times_and_size}")

    def kept(self, outputs: int, times: int) -> None:
        """Prints the table of kept pages: the processor's time for a request, and what it is worth."""
        self.stdout.write(
            f"\nKept pages with {outputs:,} outputs, one worker: milliseconds of the processor a request\n"
        )
        self.stdout.write(
            f"{'address':42}{'kB':>6}{'bare':>8}{'kept':>8}{'made':>8}{'kept/bare':>11}{'made/kept':>11}\n"
        )
        for figures in measure_kept(addresses(), times * REQUESTS_A_ROUND):
            shown = figures.address if len(figures.address) <= 40 else f"{figures.address[:39]}…"
            costs = f"{figures.constant:>8.3f}{figures.kept:>8.3f}{figures.made:>8.1f}"
            ratios = f"{figures.constant / figures.kept:>11.2f}{figures.made / figures.kept:>11.0f}"
            self.stdout.write(f"{shown:42}{figures.size / 1000:>6.0f}{costs}{ratios}")

    def exports(self, outputs: int, few: dict[str, float]) -> None:
        """Prints the table of exports; `few` is the peak memory of each format, in MiB, with few outputs."""
        with served() as server:
            measured = [measure_export(server, extension) for extension in ("", *FORMATS)]
        anchor = measured[0]
        self.stdout.write(f"\nExports of {outputs:,} outputs over HTTP; memory beside that of {FEW:,}\n")
        self.stdout.write(f"{'format':26}{'first s':>9}{'total s':>9}{'x plain':>9}{'MB':>7}{'MiB':>7}{'x few':>7}")
        for figures in measured:
            ratio, peak = figures.total / anchor.total, peak_memory(figures.name) if figures is not anchor else 0
            speed = (
                f"{figures.name:26}{figures.first:>9.2f}{figures.total:>9.1f}{ratio:>9.2f}{figures.size / 1e6:>7.0f}"
            )
            self.stdout.write(speed + (f"{peak:>7.0f}{peak / few[figures.name]:>7.2f}" if peak else ""))
