"""The sets by which harvesters may select: by kind, by grant, by finding, and what is open to everybody."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from portal.bibliography.kinds import FINDING, KINDS
from portal.exchange.public_records import OPEN_ACCESS, PublicRecords
from portal.records.outputs.models import Output

__all__ = ["all_sets", "is_known", "members"]


def all_sets(records: PublicRecords) -> Iterator[tuple[str, str]]:
    """Each set's specification and name, those above others first."""
    yield "kind", _("By kind")
    used = set(Output.objects.visible(records.at).order_by().values_list("kind", flat=True).distinct())
    yield from ((f"kind:{kind.name}", str(kind.plural)) for kind in KINDS.values() if kind.name in used)
    yield f"kind:{FINDING.name}", str(FINDING.plural)
    yield "grant", _("By grant")
    yield from ((f"grant:{grant.slug}", grant.name) for grant in records.grants.values())
    yield "finding", _("By finding: the finding, and the outputs that it names as evidence")
    yield from ((f"finding:{slug}", title) for slug, title in records.standing_findings.values())
    yield OPEN_ACCESS, _("Open to everybody")


def is_known(spec: str, records: PublicRecords) -> bool:
    """Whether there is a set of that specification which the public may know of."""
    above, _colon, name = spec.partition(":")
    if not name:
        return above in ("kind", "grant", "finding", OPEN_ACCESS)
    if above == "kind":
        return name in KINDS or name == FINDING.name
    if above == "grant":
        return any(grant.slug == name for grant in records.grants.values())
    return above == "finding" and any(slug == name for slug, _title in records.standing_findings.values())


def members(specs: Iterable[str]) -> list[str]:
    """The sets that a record's header names: those that hold no others."""
    return [spec for spec in specs if ":" in spec or spec == OPEN_ACCESS]
