"""Published outputs that lack something."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from portal.bibliography.kinds import KINDS
from portal.desk.checks.check import RecordsToMend
from portal.desk.checks.scope import outputs_of
from portal.desk.request_user import RequestUser
from portal.records.outputs.models import Output, OutputFile

__all__ = ["KINDS_WITH_DOI", "kind_label", "lacking", "without_file", "without_licence"]

Access = Output.Access
# Works that a publisher or archive registers: what is scholarly, datasets and software.
KINDS_WITH_DOI = [
    kind.name for kind in KINDS.values() if kind.table == "publication" and kind.csl not in ("post-weblog", "webpage")
]
# Works that are a file, so that a copy can be kept and given out.
KINDS_WITH_FILE = [kind.name for kind in KINDS.values() if kind.table in ("publication", "report")]


def published(user: RequestUser) -> QuerySet | None:
    """Published outputs, the last changed first. Drafts may be incomplete."""
    outputs = outputs_of(user)
    return None if outputs is None else outputs.filter(live=True).order_by("-updated_at", "pk")


def has_file() -> Exists:
    """The condition that a copy of the output is kept here."""
    return Exists(OutputFile.objects.filter(output=OuterRef("pk")))


def lacking(condition: Q) -> RecordsToMend:
    """The published outputs of a person that meet the condition."""

    def records(user: RequestUser, _at: datetime) -> QuerySet | None:
        """The outputs of that person."""
        outputs = published(user)
        return None if outputs is None else outputs.filter(condition)

    return records


def without_licence(user: RequestUser, _at: datetime) -> QuerySet | None:
    """Outputs without a licence, of those given out here: open or embargoed ones, and those with a file."""
    outputs = published(user)
    given_out = Q(access__in=[Access.OPEN, Access.EMBARGOED]) | Q(has_file())
    return None if outputs is None else outputs.filter(given_out, licence="", kind__in=KINDS_WITH_FILE)


def without_file(user: RequestUser, _at: datetime) -> QuerySet | None:
    """Outputs without a copy here, except restricted ones and those that are described only."""
    outputs = published(user)
    closed = Q(access__in=[Access.RESTRICTED, Access.METADATA_ONLY])
    return None if outputs is None else outputs.filter(~closed, ~Q(has_file()), kind__in=KINDS_WITH_FILE)


def kind_label(output: Output) -> str:
    """The output's kind, in words."""
    return output.kind_label
