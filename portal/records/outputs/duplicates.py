"""Which outputs may be a given work: asked while somebody types, and for every record that is brought in."""

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

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
    return alike([Work(title=title, year=year, doi=doi, isbn=isbn)], exclude)[0]


def alike(works: Sequence[Work], exclude: int | None = None) -> list[list[tuple[Output, Likeness]]]:
    """As `candidates`, for each of some works of which more is known, in a number of queries that does not grow with
    them. Titles are compared only where no identifier settles it."""
    keys = keys_by_identifiers(works)
    outputs = described({key for of_one in keys for key in of_one})
    named = [in_order(judged(work, of_one, outputs)) for work, of_one in zip(works, keys, strict=True)]
    unsettled = [place for place, matches in enumerate(named) if not matches or matches[0][1] != Likeness.SAME]
    near = keys_of_near_titles([works[place] for place in unsettled])
    outputs |= described({key for of_one in near for key in of_one} - outputs.keys())
    for place, of_one in zip(unsettled, near, strict=True):
        more = [key for key in of_one if key not in set(keys[place])]
        named[place] = in_order([*named[place], *judged(works[place], more, outputs)])
    merged = [output.merged_into_id for matches in named for output, _verdict in matches]
    kept = described({key for key in merged if key})
    return [standing(matches, kept, exclude) for matches in named]


def judged(work: Work, keys: list[int], outputs: dict[int, Output]) -> list[tuple[Output, Likeness]]:
    """The outputs of those keys with the verdict on each."""
    return [(outputs[key], likeness(work, work_of(outputs[key]))) for key in keys if key in outputs]


def standing(
    matches: list[tuple[Output, Likeness]], kept: dict[int, Output], exclude: int | None
) -> list[tuple[Output, Likeness]]:
    """The matches, where for one that was merged into another that other stands: what it was called must not bring it
    in again."""
    outputs: dict[int, tuple[Output, Likeness]] = {}
    for output, verdict in matches:
        stands = kept.get(output.merged_into_id or 0, output)
        if stands.pk != exclude:
            outputs.setdefault(stands.pk, (stands, verdict))
    return list(outputs.values())


def described(keys: Collection[int]) -> dict[int, Output]:
    """Outputs by key, with all that `work_of` asks of them, and their newest version."""
    if not keys:
        return {}
    outputs = Output.objects.filter(pk__in=keys).with_lines().select_related("latest_revision")
    return {output.pk: output for output in outputs}


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


def keys_by_identifiers(works: Sequence[Work]) -> list[list[int]]:
    """For each work the keys of the outputs with its DOI or ISBN, in order."""
    dois, isbns = {work.doi for work in works} - {""}, {work.isbn for work in works} - {""}
    named = Q(doi__in=dois) | Q(publication__isbn__in=isbns) | Q(report__isbn__in=isbns)
    by_name: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    if dois or isbns:
        rows = Output.objects.filter(named).values_list("pk", "doi", "publication__isbn", "report__isbn")
        for key, doi, *numbers in rows:
            by_name["doi", doi].add(key)
            for isbn in filter(None, numbers):
                by_name["isbn", isbn].add(key)
    return [
        sorted((by_name["doi", work.doi] if work.doi else set()) | (by_name["isbn", work.isbn] if work.isbn else set()))
        for work in works
    ]


# Titles that are equal, that are this one with or without a subtitle, or that differ by a few letters. Each is a search
# of its own: for all in one condition PostgreSQL reads the whole table, once for each work.
NEAR_TITLES = """
SELECT wanted.place, near.id
FROM unnest(%s::int[], %s::text[], %s::text[], %s::text[]) AS wanted (place, whole, main, longer)
CROSS JOIN LATERAL (
    SELECT id, similarity(sort_key, wanted.whole) AS closeness FROM (
        SELECT id, sort_key FROM records_output WHERE sort_key = wanted.whole
        UNION SELECT id, sort_key FROM records_output WHERE sort_key = wanted.main
        UNION SELECT id, sort_key FROM records_output WHERE sort_key LIKE wanted.longer
        UNION SELECT id, sort_key FROM records_output WHERE sort_key %% wanted.whole
    ) AS alike
    ORDER BY closeness DESC, id
    LIMIT %s
) AS near
ORDER BY wanted.place, near.closeness DESC, near.id
"""


def keys_of_near_titles(works: Sequence[Work]) -> list[list[int]]:
    """For each work the keys of the outputs whose titles are near its own, the nearest first."""
    keys: list[list[int]] = [[] for _work in works]
    wanted = []
    for place, work in enumerate(works):
        whole, main = sort_key(work.title), sort_key(work.main_words)
        if whole:
            wanted.append((place, whole, main, like_escaped(f"{whole} "[:SORT_KEY_LENGTH]) + "%"))
        elif work.words:
            same = Output.objects.filter(title=work.words).order_by("pk")
            keys[place] = list(same.values_list("pk", flat=True)[:MOST_CANDIDATES])
    if wanted:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT set_config('pg_trgm.similarity_threshold', %s, true)", [str(SIMILARITY)])
            cursor.execute(NEAR_TITLES, [*map(list, zip(*wanted, strict=True)), MOST_CANDIDATES])
            for place, key in cursor.fetchall():
                keys[place].append(key)
    return keys


def like_escaped(text: str) -> str:
    """A text as LIKE takes it for itself."""
    return re.sub(r"([\\%_])", r"\\\1", text)
