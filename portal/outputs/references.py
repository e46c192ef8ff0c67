"""The one bridge from an output to a citation: everything a format may print, as plain values.

Only what the public may see crosses it: visible people and grants, open files. The outputs must come from
`Output.objects.visible()` with `with_details()`, so that building a reference asks the database nothing more.
"""

from typing import Any

from django.conf import settings

from portal.citations.kinds import kind
from portal.citations.reference import Contributor, FileLine, GrantLine, Reference
from portal.dates.partial import PartialDate
from portal.grants.models import Grant
from portal.outputs.models.contribution import Contribution
from portal.outputs.models.output import Output

__all__ = ["reference"]

# The fields of each table that a reference has under the same name.
OWN_FIELDS = {
    "publication": "container publisher place series volume issue first_page last_page article_number"
    " edition isbn issn institution",
    "media_appearance": "outlet programme aired_at part duration",
    "report": "institution number commissioned_by place isbn",
    "activity": "event place audience reach start end",
}


def reference(output: Output) -> Reference:
    """The frozen reference of an output in hand."""
    files = file_lines(output)
    return Reference(
        kind=kind(output.kind),
        key=output.citation_key or output.slug,
        title=output.title,
        url=output.full_url,
        uuid=str(output.uuid),
        date=output.date,
        summary=output.summary,
        abstract=output.abstract,
        language=output.language,
        address=output.url,
        doi=output.doi,
        licence=output.licence,
        access=output.access,
        embargo_until=iso(output.embargo_until),
        peer_reviewed=output.peer_reviewed,
        keywords=tuple(output.keyword_list),
        contributors=tuple(contributor(row) for row in output.contributions.all()),
        grants=tuple(grant_line(grant) for grant in output.visible_grants),
        files=files,
        pdf_url=next((file.url for file in files if file.media_type == "application/pdf"), ""),
        created=output.first_published_at,
        updated=output.last_published_at,
        **own_values(output),
    )


def own_values(output: Output) -> dict[str, Any]:
    """The values of the output's own table."""
    own = output.own
    values = {name: getattr(own, name) for name in OWN_FIELDS[own.own_table].split()}
    if own.own_table == "media_appearance":
        values["available_until"] = iso(own.available_until)
    return values


def iso(day) -> PartialDate:
    return PartialDate(day.isoformat() if day else "")


def contributor(row: Contribution) -> Contributor:
    if row.is_corporate:
        return Contributor.organisation(row.role, row.name)
    person = row.visible_person
    if person is None:
        return Contributor.person(row.role, row.name)
    return Contributor.person(row.role, row.name, orcid=person.orcid, url=person.full_url)


def grant_line(grant: Grant) -> GrantLine:
    return GrantLine(
        name=grant.title,
        reference=grant.reference,
        funders=tuple(funder.name for funder in grant.funders),
        url=grant.full_url,
        funder_ids=tuple(funder.ror for funder in grant.funders),
    )


def file_lines(output: Output) -> tuple[FileLine, ...]:
    return tuple(
        FileLine(
            url=settings.WAGTAILADMIN_BASE_URL + file.get_absolute_url(),
            media_type=file.document.content_type,
            size=file.document.get_file_size(),
        )
        for file in output.open_files
    )
