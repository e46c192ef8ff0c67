"""Fills the database with invented outputs, 2,000 at a time; outputs that are there already are left alone."""

from collections.abc import Iterator
from random import Random
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.utils import timezone

from portal.bench.seeding.cast import Cast, assemble, seeded_uuid
from portal.bench.seeding.copying import copy_in, reserve_keys
from portal.bench.seeding.outputs import invent
from portal.bibliography.keys import new_key
from portal.fulltext.models import Entry
from portal.launch.progress import ProgressBar
from portal.public.findings.models import Evidence
from portal.records.outputs.models import TABLES, Contribution, Output

__all__ = ["seed_outputs"]

BATCH = 2_000
EVERY = 40  # Each fortieth of the first outputs is named by a finding ...
LAST = 2_000  # ... so that a finding rests on a readable number of them, however many there are.


def seed_outputs(number: int, seed: int) -> int:
    """Makes the outputs 1 to `number` of that seed, as far as they are missing; gives how many it made."""
    with transaction.atomic():
        cast = assemble(seed)
    numbers_to_make = missing(number, seed)
    progress = ProgressBar("outputs", len(numbers_to_make))
    taken = set(Output._base_manager.exclude(citation_key=None).values_list("citation_key", flat=True))
    for start in range(0, len(numbers_to_make), BATCH):
        numbers = numbers_to_make[start : start + BATCH]
        with transaction.atomic():
            write(invent_batch(numbers, seed, cast, taken), numbers, seed, cast)
        progress.add(len(numbers))
    if numbers_to_make:
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # The planner guesses badly at tables that were empty a minute ago.
    return len(numbers_to_make)


def missing(number: int, seed: int) -> list[int]:
    """Which of the numbers have no output yet."""
    known = set(Output._base_manager.values_list("uuid", flat=True))
    return [candidate for candidate in range(1, number + 1) if seeded_uuid(seed, "output", candidate) not in known]


def invent_batch(numbers: list[int], seed: int, cast: Cast, taken: set[str]) -> list[Output]:
    """The outputs of those numbers, unsaved, each with a key that is then `taken`."""
    now = timezone.now()
    keys = reserve_keys(Output, len(numbers))
    outputs = [invent(seed, number, pk, cast, now) for number, pk in zip(numbers, keys, strict=True)]
    for output in outputs:
        output.citation_key = new_key(output.first_family_name(), output.date, output.title, taken.__contains__)
        taken.add(output.citation_key)
    return outputs


def write(outputs: list[Output], numbers: list[int], seed: int, cast: Cast) -> None:
    """Writes a batch: outputs, contributions, grants, evidence, and the words for the search."""
    copy_in(Output, outputs)
    for model in TABLES.values():
        copy_in(model, [output for output in outputs if isinstance(output, model)])
    copy_in(Contribution, [contribution for output in outputs for contribution in output.contributions.all()])
    numbered = list(zip(numbers, outputs, strict=True))
    copy_in(Output.grants.through, list(grant_links(numbered, seed, cast)))
    copy_in(Evidence, list(evidence(numbered, seed, cast)))
    content_type = ContentType.objects.get_for_model(Output)
    copy_in(Entry, [entry(output, content_type.pk) for output in outputs])


def grant_links(outputs: list[tuple[int, Output]], seed: int, cast: Cast) -> Iterator[Any]:
    """Two of three outputs name a grant, a few of them two."""
    for number, output in outputs:
        random = Random(f"{seed}/grants/{number}")
        for grant in random.sample(cast.grants, random.choices((0, 1, 2), (33, 57, 10))[0]):
            yield Output.grants.through(output_id=output.pk, grant_id=grant.pk)


def evidence(outputs: list[tuple[int, Output]], seed: int, cast: Cast) -> Iterator[Evidence]:
    """Evidence of the findings that names some of the outputs."""
    for number, output in outputs:
        if number % EVERY == 0 and number <= LAST:
            random = Random(f"{seed}/evidence/{number}")
            stance = random.choices(("supports", "qualifies", "contradicts"), (8, 1, 1))[0]
            finding = random.choice(cast.findings)
            yield Evidence(finding=finding, output_id=output.pk, kind="output", stance=stance, sort_order=number)


def entry(output: Output, content_type: int) -> Entry:
    """The output's words for the full-text search, as saving it would write them."""
    return Entry(
        content_type_id=content_type,
        object_id=output.pk,
        title=output.fulltext_title(),
        body=output.fulltext_body(),
        prose=output.fulltext_prose(),
    )
