"""The one bridge from outputs to citations: everything a format may print, as plain values.

Only what the public may see crosses it: visible people and grants, open files. Saved outputs are read as columns, many
at a time, because making models of 100,000 rows takes longer than writing them in any format; an output in hand, as
in a preview, is read from its attributes. Both ways end in `build`, so a list and a page say the same.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.conf import settings
from django.db.models.expressions import RawSQL

from portal.citations.kinds import KINDS
from portal.citations.reference import Contributor, FileLine, GrantLine, Reference
from portal.dates.partial import PartialDate
from portal.grants.models import Grant
from portal.outputs.models.contribution import Contribution
from portal.outputs.models.file import OutputFile
from portal.outputs.models.output import Output
from portal.outputs.querysets import OutputQuerySet
from portal.people.models import Person

__all__ = ["reference", "references"]

BATCH = 2000

# The fields of each table that a reference has under the same name.
OWN_FIELDS = {
    "publication": (
        *("container", "publisher", "place", "series", "volume", "issue", "first_page", "last_page"),
        *("article_number", "edition", "isbn", "issn", "institution"),
    ),
    "media_appearance": ("outlet", "programme", "aired_at", "part", "duration", "available_until"),
    "report": ("institution", "number", "commissioned_by", "place", "isbn"),
    "activity": ("event", "place", "audience", "reach", "start", "end"),
}
SHARED_FIELDS = (
    *("title", "date", "summary", "abstract", "language", "doi", "licence", "access", "embargo_until"),
    *("peer_reviewed",),
)
OTHERS = ("pk", "kind", "table", "slug", "uuid", "url", "keywords", "citation_key", "first_published_at")
COLUMNS = (*OTHERS, "last_published_at", *SHARED_FIELDS)
JOINED = {table: tuple(f"{table.replace('_', '')}__{name}" for name in names) for table, names in OWN_FIELDS.items()}
ALL_COLUMNS = (*COLUMNS, *(column for columns in JOINED.values() for column in columns))
# For each table, where its columns stand in a row of all columns.
PLACES = {
    table: [(name, ALL_COLUMNS.index(column)) for name, column in zip(OWN_FIELDS[table], JOINED[table], strict=True)]
    for table in OWN_FIELDS
}


def references(outputs: OutputQuerySet) -> Iterator[Reference]:
    """References of all of `outputs`, which must be visible ones, in their order; memory does not grow with them."""
    people = dict(Person.objects.visible().values_list("pk", "orcid").iterator())
    addresses = dict(Person.objects.visible().values_list("pk", "slug").iterator())
    grants = {grant.pk: grant_line(grant) for grant in Grant.objects.visible().with_page().with_funders()}
    rows = outputs.values_list(*ALL_COLUMNS).iterator(chunk_size=BATCH)
    while batch := list(islice(rows, BATCH)):
        ids = [row[0] for row in batch]
        contributors = contributors_of(ids, people, addresses)
        lines = grants_of(ids, grants)
        files = files_of(ids)
        for row in batch:
            yield build(values_of(row), contributors[row[0]], lines[row[0]], files[row[0]])


def reference(output: Output) -> Reference:
    """The reference of an output in hand, saved or not."""
    own = output.own
    values = {name: getattr(output, name) for name in COLUMNS}
    values.update({name: getattr(own, name) for name in OWN_FIELDS[own.own_table]})
    contributors = tuple(contributor_of(row) for row in output.contributions.all())
    grants = tuple(grant_line(grant) for grant in output.visible_grants)
    return build(values, contributors, grants, tuple(file_line(output.slug, file) for file in output.open_files))


def values_of(row: tuple[Any, ...]) -> dict[str, Any]:
    """A row of all columns as values by name, with those of the row's own table."""
    values = dict(zip(COLUMNS, row, strict=False))
    values.update({name: row[place] for name, place in PLACES[values["table"]]})
    return values


def build(
    values: dict[str, Any],
    contributors: tuple[Contributor, ...],
    grants: tuple[GrantLine, ...],
    files: tuple[FileLine, ...],
) -> Reference:
    """The frozen reference of an output's values and of what belongs to it."""
    slug = values.pop("slug")
    keywords = values.pop("keywords")
    del values["pk"], values["table"]
    values["embargo_until"] = iso(values["embargo_until"])
    if "available_until" in values:
        values["available_until"] = iso(values["available_until"])
    return Reference(
        kind=KINDS[values.pop("kind")],
        key=values.pop("citation_key") or slug,
        url=f"{settings.WAGTAILADMIN_BASE_URL}{Output.base_path}{slug}/",
        uuid=str(values.pop("uuid")),
        address=values.pop("url"),
        keywords=tuple(word.strip() for word in keywords.split(";") if word.strip()) if keywords else (),
        contributors=contributors,
        grants=grants,
        files=files,
        pdf_url=next((file.url for file in files if file.media_type == "application/pdf"), ""),
        created=values.pop("first_published_at"),
        updated=values.pop("last_published_at"),
        **values,
    )


def iso(day: datetime.date | None) -> PartialDate:
    return PartialDate(day.isoformat() if day else "")


def among(ids: list[int]) -> RawSQL:
    """The keys as one array: Django checks and writes each of a list of 2,000 by itself, which takes longer to send."""
    return RawSQL("SELECT unnest(%s::bigint[])", [ids])


def contributors_of(
    ids: list[int], people: dict[int, str], slugs: dict[int, str]
) -> defaultdict[int, tuple[Contributor, ...]]:
    """The contributors of each of those outputs, in order."""
    found: defaultdict[int, list[Contributor]] = defaultdict(list)
    rows = Contribution.objects.filter(output__in=among(ids)).order_by("output", "sort_order", "pk")
    for output, role, name, is_corporate, person in rows.values_list(
        "output", "role", "name", "is_corporate", "person"
    ).iterator():
        url = person_url(slugs[person]) if person in slugs else ""
        found[output].append(contributor(role, name, is_corporate, people.get(person, ""), url))
    return defaultdict(tuple, {output: tuple(everybody) for output, everybody in found.items()})


def contributor_of(row: Contribution) -> Contributor:
    person = row.visible_person
    if person is None:
        return contributor(row.role, row.name, row.is_corporate, "", "")
    return contributor(row.role, row.name, row.is_corporate, person.orcid, person_url(person.slug))


def contributor(role: str, name: str, is_corporate: bool, orcid: str, url: str) -> Contributor:
    if is_corporate:
        return Contributor.organisation(role, name, url)
    return Contributor.person(role, name, orcid, url)


def person_url(slug: str) -> str:
    return f"{settings.WAGTAILADMIN_BASE_URL}{Person.base_path}{slug}/"


def grants_of(ids: list[int], grants: dict[int, GrantLine]) -> defaultdict[int, tuple[GrantLine, ...]]:
    """The visible grants of each of those outputs."""
    found: defaultdict[int, tuple[GrantLine, ...]] = defaultdict(tuple)
    links = Output.grants.through.objects.filter(output__in=among(ids), grant__in=list(grants))
    for output, grant in links.order_by("output", "grant").values_list("output", "grant").iterator():
        found[output] += (grants[grant],)
    return found


def grant_line(grant: Grant) -> GrantLine:
    return GrantLine(
        name=grant.title,
        reference=grant.reference,
        funders=tuple(funder.name for funder in grant.funders),
        url=grant.full_url,
        funder_ids=tuple(funder.ror for funder in grant.funders),
    )


def files_of(ids: list[int]) -> defaultdict[int, tuple[FileLine, ...]]:
    """The files of those outputs that anybody may read now."""
    found: defaultdict[int, tuple[FileLine, ...]] = defaultdict(tuple)
    open_now = Output.objects.showing_files().filter(pk__in=among(ids))
    files = OutputFile.objects.filter(output__in=open_now).select_related("document", "output")
    for file in files.order_by("output", "sort_order", "pk"):
        found[file.output_id] += (file_line(file.output.slug, file),)
    return found


def file_line(slug: str, file: OutputFile) -> FileLine:
    return FileLine(
        url=f"{settings.WAGTAILADMIN_BASE_URL}{Output.base_path}{slug}/files/{file.name}",
        media_type=file.document.content_type,
        size=file.document.get_file_size(),
    )
