"""What published outputs lack."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from portal.citations.kinds import KINDS
from portal.desk.attention.check import Check
from portal.desk.attention.scope import outputs_of
from portal.outputs.models import Output, OutputFile

__all__ = ["CHECKS"]

Access = Output.Access
# Works that a publisher or archive registers: what is scholarly, datasets and software.
WITH_DOI = [
    row.name for row in KINDS.values() if row.table == "publication" and row.csl not in ("post-weblog", "webpage")
]
# Works that are a file, so that a copy can be kept and given out.
WITH_FILE = [row.name for row in KINDS.values() if row.table in ("publication", "report")]


def published(user: Any) -> QuerySet | None:
    """Drafts may be incomplete; what readers see should not be."""
    rows = outputs_of(user)
    return None if rows is None else rows.filter(live=True).order_by("-updated_at", "pk")


def has_file() -> Exists:
    return Exists(OutputFile.objects.filter(output=OuterRef("pk")))


def lacking(condition: Q) -> Any:
    """The published outputs of a person that meet the condition."""

    def rows(user: Any, _at: datetime) -> QuerySet | None:
        outputs = published(user)
        return None if outputs is None else outputs.filter(condition)

    return rows


def without_licence(user: Any, _at: datetime) -> QuerySet | None:
    """Only what is given out here needs terms: what is said to be open, and what has a file to take."""
    outputs = published(user)
    given_out = Q(access__in=[Access.OPEN, Access.EMBARGOED]) | Q(has_file())
    return None if outputs is None else outputs.filter(given_out, licence="", kind__in=WITH_FILE)


def without_file(user: Any, _at: datetime) -> QuerySet | None:
    """Not what is said to be restricted, or to be described only."""
    outputs = published(user)
    closed = Q(access__in=[Access.RESTRICTED, Access.METADATA_ONLY])
    return None if outputs is None else outputs.filter(~closed, ~Q(has_file()), kind__in=WITH_FILE)


def kind_of(output: Any) -> str:
    return output.kind_label


CHECKS = (
    Check(
        "outputs-without-doi",
        lambda count: ngettext("%s output without a DOI", "%s outputs without a DOI", count),
        _("Look it up where it was published, and paste it in; the address form is taken too."),
        lacking(Q(doi="", kind__in=WITH_DOI)),
        anchor="id_doi",
        detail=kind_of,
    ),
    Check(
        "outputs-without-licence",
        lambda count: ngettext("%s output without a licence", "%s outputs without a licence", count),
        _("They may be read here: say on what terms."),
        without_licence,
        anchor="id_licence",
        detail=kind_of,
    ),
    Check(
        "outputs-without-summary",
        lambda count: ngettext("%s output without a plain summary", "%s outputs without a plain summary", count),
        _("Two or three sentences for somebody new to the subject."),
        lacking(Q(summary="")),
        anchor="id_summary",
        detail=kind_of,
    ),
    Check(
        "outputs-without-grant",
        lambda count: ngettext("%s output without a grant", "%s outputs without a grant", count),
        _("Tick the award that paid for the work, so that the funder finds it."),
        lacking(Q(grants__isnull=True)),
        anchor="id_grants",
        detail=kind_of,
    ),
    Check(
        "outputs-without-file",
        lambda count: ngettext("%s output without a copy here", "%s outputs without a copy here", count),
        _("Add the file; or say under “Access” that it is restricted, or that no copy is held."),
        without_file,
        anchor="id_files-ADD",
        detail=kind_of,
    ),
)
