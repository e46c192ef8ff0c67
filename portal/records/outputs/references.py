"""The one bridge from outputs to citations: everything a format may print, as plain values.

Only what the public may see crosses it: visible people and grants, open files; drafts of outputs only for what staff
alone see. Saved outputs are read as columns, many at a time, because making models of 100,000 rows takes longer than
writing them in any format; an output in hand, as in a preview, is read from its attributes. Both ways end in `build`,
so a list and a page say the same.
"""

import datetime
from array import array
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.conf import settings
from django.db.models import CharField
from django.db.models.expressions import RawSQL
from django.db.models.functions import Cast
from django.utils import timezone

from portal.bibliography.fields import SHARED_FIELDS as SHARED
from portal.bibliography.fields import of_type, own_fields
from portal.bibliography.kinds import KINDS
from portal.bibliography.kinds import TABLES as KIND_TABLES
from portal.bibliography.reference import NO_DATE, Award, Contributor, PublicFile, Reference
from portal.dates.partial import PartialDate
from portal.records.grants.models import Grant
from portal.records.outputs.access import access_at
from portal.records.outputs.details import VisibleDetails
from portal.records.outputs.models.contribution import Contribution
from portal.records.outputs.models.file import OutputFile
from portal.records.outputs.models.output import Output
from portal.records.outputs.querysets import OutputQuerySet
from portal.records.people.models import Person

__all__ = [
    "grant_line",
    "person_url",
    "reference",
    "reference_with",
    "references",
    "references_by_key",
    "staff_references",
]

BATCH = 2000

# The fields of each table that a reference has under the same name, and those that every output has.
OWN_FIELDS = {table: own_fields(table) for table in KIND_TABLES}
SHARED_FIELDS = tuple(each.name for each in SHARED if each.name == each.model_field and each.type != "words")
OTHERS = ("pk", "kind", "table", "slug", "uuid", "url", "keywords", "citation_key", "first_published_at")
COLUMNS = (*OTHERS, "last_published_at", *SHARED_FIELDS)
JOINED = {table: tuple(f"{table.replace('_', '')}__{name}" for name in names) for table, names in OWN_FIELDS.items()}
ALL_COLUMNS = (*COLUMNS, *(column for columns in JOINED.values() for column in columns))
# Read as text: Django makes an object of each value of these fields, and asks each row of which ones.
SELECTED = [
    Cast(name, CharField()) if name == "uuid" or name.split("__")[-1] in of_type("partial date") else name
    for name in ALL_COLUMNS
]
TABLE = ALL_COLUMNS.index("table")
# For each table, the names of the values that a row of all columns has for it, and what takes them out of the row.
NAMES = {table: (*COLUMNS, *OWN_FIELDS[table]) for table in OWN_FIELDS}
TAKE = {
    table: itemgetter(*range(len(COLUMNS)), *(ALL_COLUMNS.index(column) for column in JOINED[table]))
    for table in OWN_FIELDS
}
NOBODY = ("", "")
NOT_PRINTED = ("pk", "table")
DAYS = of_type("day")
PARTIAL_DATES = of_type("partial date")


def references(outputs: OutputQuerySet, at: datetime.datetime | None = None) -> Iterator[Reference]:
    """References of all of `outputs`, which must be visible ones, in their order, as they are at that moment (now,
    unless said otherwise); memory grows by their keys only.

    No transaction and no cursor stays open between two batches: whoever takes them to a reader must not keep the
    database waiting at the reader's pace. What is taken from the public meanwhile is left out.
    """
    at = at or timezone.now()
    yield from references_among(outputs, Output.objects.visible(at), at)


def staff_references(outputs: OutputQuerySet, at: datetime.datetime | None = None) -> Iterator[Reference]:
    """The same of outputs that somebody of the staff may read, drafts among them: for what only staff see. What belongs
    to an output, people, awards and files, is named as far as the public may see it."""
    yield from references_among(outputs, Output.objects.all(), at or timezone.now())


def references_among(outputs: OutputQuerySet, rows: OutputQuerySet, at: datetime.datetime) -> Iterator[Reference]:
    """References of those of `outputs` that are among `rows`, a batch at a time."""
    visible = Person.objects.visible(at).values_list("pk", "orcid", "slug")
    people = {pk: (orcid, person_url(slug)) for pk, orcid, slug in visible}
    grants = {grant.pk: grant_line(grant) for grant in Grant.objects.visible(at).with_funders()}
    keys = array("q", outputs.values_list("pk", flat=True))
    for start in range(0, len(keys), BATCH):
        yield from references_of_keys(rows, keys[start : start + BATCH].tolist(), people, grants, at)


def references_by_key(
    keys: list[int], people: dict[int, tuple[str, str]], grants: dict[int, Award], at: datetime.datetime
) -> Iterator[Reference]:
    """The references of the outputs with those keys, in that order, as far as they are visible at that moment.

    `people`: ORCID and address of those who are visible then, by key; `grants`: the visible awards, by key.
    """
    yield from references_of_keys(Output.objects.visible(at), keys, people, grants, at)


def references_of_keys(
    outputs: OutputQuerySet,
    keys: list[int],
    people: dict[int, tuple[str, str]],
    grants: dict[int, Award],
    at: datetime.datetime,
) -> Iterator[Reference]:
    """The same of those keys that are among `outputs`."""
    rows = outputs.filter(pk__in=among(keys)).order_by().values_list(*SELECTED)
    by_key = {row[0]: row for row in rows}
    yield from references_of([by_key[key] for key in keys if key in by_key], people, grants, at)


def references_of(
    rows: list[tuple[Any, ...]],
    people: dict[int, tuple[str, str]],
    grants: dict[int, Award],
    at: datetime.datetime,
) -> Iterator[Reference]:
    """The references of some rows of all columns."""
    ids = [row[0] for row in rows]
    contributors = contributors_of(ids, people)
    lines = grants_of(ids, grants)
    files = files_of(ids, at)
    for row in rows:
        key = row[0]
        yield build(values_of(row), contributors.get(key, ()), lines.get(key, ()), files.get(key, ()), at)


def reference(output: Output, at: datetime.datetime | None = None) -> Reference:
    """The reference of an output in hand, saved or not, as it is at that moment (now, unless said otherwise)."""
    return reference_with(VisibleDetails(output, at))


def reference_with(details: VisibleDetails) -> Reference:
    """The reference of the output of `details`, for whoever has these in hand."""
    output, own = details.output, details.output.own
    values = {name: getattr(output, name) for name in COLUMNS}
    values.update({name: getattr(own, name) for name in OWN_FIELDS[own.own_table]})
    contributors = tuple(contributor_of(each, details.person_of(each)) for each in details.contributions)
    grants = tuple(grant_line(grant) for grant in details.grants)
    files = tuple(file_line(output.slug, file) for file in details.files)
    return build(values, contributors, grants, files, details.at)


def values_of(row: tuple[Any, ...]) -> dict[str, Any]:
    """A row of all columns as values by name, with those of the row's own table."""
    table = row[TABLE]
    values = dict(zip(NAMES[table], TAKE[table](row), strict=True))
    for name in PARTIAL_DATES:
        if name in values:
            values[name] = PartialDate(values[name])
    return values


def build(
    values: dict[str, Any],
    contributors: tuple[Contributor, ...],
    grants: tuple[Award, ...],
    files: tuple[PublicFile, ...],
    at: datetime.datetime,
) -> Reference:
    """The frozen reference of an output's values and of what belongs to it, with the access that holds at `at`."""
    values["access"] = access_at(values["access"], values["embargo_until"], at)
    kind, slug, keywords = values["kind"], values.pop("slug"), values["keywords"]
    for name in NOT_PRINTED:
        del values[name]
    for name in DAYS:
        if name in values:
            values[name] = iso(values[name])
    values.update(
        kind=KINDS[kind],
        key=values.pop("citation_key") or slug,
        address=values.pop("url"),
        uuid=str(values["uuid"]),
        keywords=tuple([word.strip() for word in keywords.split(";") if word.strip()]) if keywords else (),
        contributors=contributors,
        grants=grants,
        files=files,
        created=values.pop("first_published_at"),
        updated=values.pop("last_published_at"),
    )
    values["url"] = f"{settings.WAGTAILADMIN_BASE_URL}{Output.base_path}{slug}/"
    if files:
        values["pdf_url"] = next((file.url for file in files if file.media_type == "application/pdf"), "")
    return Reference.of(values)


def iso(day: datetime.date | None) -> PartialDate:
    return PartialDate(day.isoformat()) if day else NO_DATE


def among(ids: list[int]) -> RawSQL:
    """The keys as one array: Django checks and writes each of a list of 2,000 by itself, which takes longer to send."""
    return RawSQL("SELECT unnest(%s::bigint[])", [ids])


def contributors_of(ids: list[int], people: dict[int, tuple[str, str]]) -> dict[int, tuple[Contributor, ...]]:
    """The contributors of each of those outputs, in order; `people`: ORCID and address of those who are visible."""
    columns = ("output", "role", "name", "is_corporate", "person")
    rows = Contribution.objects.filter(output__in=among(ids)).order_by("output", "sort_order", "pk")
    return {
        output: tuple([contributor(*printed, *people.get(person, NOBODY)) for _, *printed, person in together])
        for output, together in groupby(rows.values_list(*columns), itemgetter(0))
    }


def contributor_of(contribution: Contribution, person: Person | None) -> Contributor:
    """The contributor as printed, with ORCID and address of the visible `person` of the portal who it is."""
    known = (person.orcid, person_url(person.slug)) if person else NOBODY
    return contributor(contribution.role, contribution.name, contribution.is_corporate, *known)


@lru_cache(maxsize=4096)
def contributor(role: str, name: str, is_corporate: bool, orcid: str, url: str) -> Contributor:
    if is_corporate:
        return Contributor.organisation(role, name, url)
    return Contributor.person(role, name, orcid, url)


def person_url(slug: str) -> str:
    """The absolute address of the person's own page."""
    return f"{settings.WAGTAILADMIN_BASE_URL}{Person.base_path}{slug}/"


def grants_of(ids: list[int], grants: dict[int, Award]) -> dict[int, tuple[Award, ...]]:
    """The visible grants of each of those outputs."""
    awards: defaultdict[int, tuple[Award, ...]] = defaultdict(tuple)
    links = Output.grants.through.objects.filter(output__in=among(ids)).order_by("output", "grant")
    for output, grant in links.values_list("output", "grant"):
        if grant in grants:
            awards[output] += (grants[grant],)
    return awards


def grant_line(grant: Grant) -> Award:
    """The award as a reference names it, from a grant fetched `with_funders()`."""
    return Award(
        name=grant.title,
        reference=grant.reference,
        funders=tuple(funder.name for funder in grant.funders),
        url=grant.full_url,
        funder_ids=tuple(funder.ror for funder in grant.funders),
    )


def files_of(ids: list[int], at: datetime.datetime) -> dict[int, tuple[PublicFile, ...]]:
    """The files of those outputs that anybody may read at that moment."""
    public_files: defaultdict[int, tuple[PublicFile, ...]] = defaultdict(tuple)
    open_now = Output.objects.showing_files(at).filter(pk__in=among(ids))
    files = OutputFile.objects.filter(output__in=open_now).select_related("document", "output")
    for file in files.order_by("output", "sort_order", "pk"):
        public_files[file.output_id] += (file_line(file.output.slug, file),)
    return public_files


def file_line(slug: str, file: OutputFile) -> PublicFile:
    return PublicFile(
        url=f"{settings.WAGTAILADMIN_BASE_URL}{Output.base_path}{slug}/files/{file.name}",
        media_type=file.document.content_type,
        size=file.document.get_file_size(),
    )
