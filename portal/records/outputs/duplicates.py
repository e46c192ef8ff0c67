"""Which outputs may be a given work: asked while somebody types, and for every record that is brought in."""

from typing import Any

from django.contrib.postgres.search import TrigramSimilarity
from django.db import connection, transaction
from django.db.models import Q

from portal.bibliography.matching import Likeness, Work, likeness
from portal.records.base.sorting import SORT_KEY_LENGTH, sort_key
from portal.records.outputs.models import Output

__all__ = ["alike", "candidates", "work_of"]

SIMILARITY = 0.6  # By trigrams, from 0 to 1: enough for a misprint, too much for another title on the same subject.
MOST_CANDIDATES = 15
CONTAINERS = ("container", "programme", "outlet", "event", "institution")


def candidates(
    title: str, year: str = "", doi: str = "", isbn: str = "", exclude: int | None = None
) -> list[tuple[Output, Likeness]]:
    """The outputs that are the same work, and then those that may be; never one that is called different.

    `doi` and `isbn` are normalised or "", `year` has four digits or is "", `exclude` is the key of the output in hand.
    """
    return alike(Work(title=title, year=year, doi=doi, isbn=isbn), exclude)


def alike(work: Work, exclude: int | None = None) -> list[tuple[Output, Likeness]]:
    """As `candidates`, for a work of which more is known. Titles are compared only where no identifier settles it."""
    named = judged(work, keys_by_identifier(work), exclude)
    if named and named[0][1] == Likeness.SAME:
        return named
    keys = {output.pk for output, _verdict in named}
    return in_order([*named, *judged(work, [key for key in keys_of_near_titles(work) if key not in keys], exclude)])


def judged(work: Work, keys: list[int], exclude: int | None) -> list[tuple[Output, Likeness]]:
    """The outputs of those keys that are the work or may be, the certain ones first.

    For one that was merged into another that other stands: what it was called must not bring it in again.
    """
    if not keys:
        return []
    verdicts = [(output, likeness(work, work_of(output))) for output in described(keys)]
    merged_into = [output.merged_into_id for output, _verdict in verdicts if output.merged_into_id]
    kept = {output.pk: output for output in described(merged_into)}
    standing: dict[int, tuple[Output, Likeness]] = {}
    for output, verdict in in_order(verdicts):
        stands = kept.get(output.merged_into_id or 0, output)
        if stands.pk != exclude:
            standing.setdefault(stands.pk, (stands, verdict))
    return list(standing.values())


def described(keys: list[int]) -> list[Output]:
    """Outputs with all that `work_of` asks of them."""
    outputs = Output.objects.filter(pk__in=keys).order_by("pk") if keys else Output.objects.none()
    return list(outputs.with_lines())


def in_order(verdicts: list[tuple[Output, Likeness]]) -> list[tuple[Output, Likeness]]:
    """The certain ones, then the doubtful ones; without those that are another work."""
    wanted = (Likeness.SAME, Likeness.DOUBTFUL)
    return [(output, verdict) for likely in wanted for output, verdict in verdicts if verdict == likely]


def work_of(output: Output) -> Work:
    """What an output says of itself. Its row of the own table and its contributions should be fetched."""
    own: Any = output.own
    named = [value for name in CONTAINERS if (value := getattr(own, name, ""))]
    return Work(
        title=output.title,
        year=output.date[:4],
        doi=output.doi,
        isbn=getattr(own, "isbn", ""),
        first_page=getattr(own, "first_page", ""),
        volume=getattr(own, "volume", ""),
        container=named[0] if named else "",
        url=output.url,
        authors=tuple(contribution.name for contribution in output.contributions.all()),
        kind=output.kind,
    )


def keys_by_identifier(work: Work) -> list[int]:
    named = Q()
    if work.doi:
        named |= Q(doi=work.doi)
    if work.isbn:
        named |= Q(publication__isbn=work.isbn) | Q(report__isbn=work.isbn)
    return list(Output.objects.filter(named).order_by("pk").values_list("pk", flat=True)) if named else []


def keys_of_near_titles(work: Work) -> list[int]:
    """Titles that are equal, that are this one with or without a subtitle, or that differ by a few letters."""
    whole, main = sort_key(work.title), sort_key(work.main_words)
    if not whole:
        same = Output.objects.filter(title=work.words) if work.words else Output.objects.none()
        return list(same.order_by("pk").values_list("pk", flat=True)[:MOST_CANDIDATES])
    longer = Q(sort_key__startswith=f"{whole} "[:SORT_KEY_LENGTH])
    written = Q(sort_key=whole) | Q(sort_key=main) | longer | Q(sort_key__trigram_similar=whole)
    outputs = Output.objects.filter(written).order_by(TrigramSimilarity("sort_key", whole).desc(), "pk")
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pg_trgm.similarity_threshold', %s, true)", [str(SIMILARITY)])
        return list(outputs.values_list("pk", flat=True)[:MOST_CANDIDATES])
