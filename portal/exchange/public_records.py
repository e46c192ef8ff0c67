"""What harvesters may have: every visible output, and every visible finding that stands, as a reference with its sets.

Only what the public may see at the moment is here, by the one rule, whatever is known of it from before.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain
from typing import Any
from uuid import UUID

from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.functional import cached_property

from portal.bibliography.reference import Award, Reference
from portal.cms.models import SiteSettings
from portal.exchange.items import Item
from portal.public.findings.models import Evidence, FindingPage, FindingVersion
from portal.public.findings.named import NamedToday
from portal.public.findings.references import reference as finding_reference
from portal.records.grants.models import Grant
from portal.records.outputs.models import Output
from portal.records.outputs.references import grant_line, person_url, references_by_key
from portal.records.people.models import Person

__all__ = ["OPEN_ACCESS", "PublicRecord", "PublicRecords"]

BATCH = 1000
OPEN_ACCESS = "openaccess"


@dataclass(frozen=True)
class PublicRecord:
    """An output or a finding (`of`: a value of `Item.Of`) as the public sees it, with the sets it belongs to."""

    of: str
    uuid: UUID
    reference: Reference
    sets: tuple[str, ...]


class PublicRecords:
    """The public records at that moment (now, unless said otherwise). What many of them name is asked for once."""

    def __init__(self, at: datetime | None = None) -> None:
        self.at = at or timezone.now()

    @cached_property
    def people(self) -> dict[int, Person]:
        """The visible people by key."""
        return {person.pk: person for person in Person.objects.visible(self.at).only("orcid", "slug")}

    @cached_property
    def grants(self) -> dict[int, Grant]:
        """The visible awards by key, with their funders."""
        return {grant.pk: grant for grant in Grant.objects.visible(self.at).with_funders()}

    @cached_property
    def known_people(self) -> dict[int, tuple[str, str]]:
        """ORCID and address of the visible people."""
        return {pk: (person.orcid, person_url(person.slug)) for pk, person in self.people.items()}

    @cached_property
    def awards(self) -> dict[int, Award]:
        """The visible awards as references name them."""
        return {pk: grant_line(grant) for pk, grant in self.grants.items()}

    @cached_property
    def publisher(self) -> str:
        """Who publishes the findings: the name of the site."""
        site_settings = SiteSettings.objects.filter(site__is_default_site=True).first()
        return (site_settings.short_name or site_settings.project_name) if site_settings else ""

    @cached_property
    def standing_findings(self) -> dict[int, tuple[str, str]]:
        """Slug and title of the visible findings that stand, by key, in order."""
        findings = FindingPage.objects.visible(self.at).standing().in_order()
        return {pk: (slug, title) for pk, slug, title in findings.values_list("pk", "slug", "title")}

    def everything(self) -> Iterator[PublicRecord]:
        """All of them; memory grows by their keys only."""
        outputs = array("q", Output.objects.visible(self.at).order_by("pk").values_list("pk", flat=True))
        for start in range(0, len(outputs), BATCH):
            yield from self.outputs(outputs[start : start + BATCH])
        yield from self.findings(self.standing_findings)

    def of_items(self, items: Iterable[Item]) -> dict[UUID, PublicRecord]:
        """By their UUID, the records of those of the items that the public may see at the moment."""
        keys: dict[str, list[int]] = defaultdict(list)
        for item in items:
            keys[item.of].append(item.object_id)
        read = chain(self.outputs(keys[Item.Of.OUTPUT]), self.findings(keys[Item.Of.FINDING]))
        return {record.uuid: record for record in read}

    def outputs(self, keys: Iterable[int]) -> Iterator[PublicRecord]:
        """Those of the outputs with those keys that are visible."""
        wanted = list(keys)
        findings = self.findings_on(wanted) if wanted else {}
        for reference in references_by_key(wanted, self.known_people, self.awards, self.at) if wanted else ():
            uuid = UUID(reference.uuid)
            yield PublicRecord(Item.Of.OUTPUT, uuid, reference, sets_of(reference, findings.get(uuid, ())))

    def findings_on(self, keys: list[int]) -> dict[UUID, list[str]]:
        """By the UUIDs of those outputs, the slugs of the visible findings that stand and name them as evidence."""
        evidence = Evidence.objects.annotate(
            named=Coalesce("output__merged_into", "output"),
            named_uuid=Coalesce("output__merged_into__uuid", "output__uuid"),
        ).filter(named__in=keys, finding__in=FindingPage.objects.visible(self.at).standing())
        slugs: dict[UUID, list[str]] = defaultdict(list)
        for uuid, slug in evidence.order_by("finding__path").values_list("named_uuid", "finding__slug").distinct():
            slugs[uuid].append(slug)
        return slugs

    def findings(self, keys: Iterable[int]) -> Iterator[PublicRecord]:
        """Those of the findings with those keys that are visible and stand, in their newest version."""
        wanted = list(keys)
        if not wanted:
            return
        findings = FindingPage.objects.visible(self.at).standing().filter(pk__in=wanted)
        newest = FindingVersion.objects.newest_of_each().filter(finding__in=findings).select_related("finding")
        versions = list(newest)
        named: Any = NamedToday(versions)
        named.people, named.grants = self.people, self.grants
        for version in versions:
            page = version.finding
            reference = replace(
                finding_reference(version, self.publisher, named), uuid=str(page.translation_key), url=page.full_url
            )
            yield PublicRecord(Item.Of.FINDING, page.translation_key, reference, sets_of(reference, [page.slug]))


def sets_of(reference: Reference, findings: Iterable[str]) -> tuple[str, ...]:
    """The sets that the work belongs to, and those above them."""
    grants = [award.url.rstrip("/").rpartition("/")[2] for award in reference.grants]
    members = {"kind": [reference.kind.name], "grant": grants, "finding": list(findings)}
    sets = [spec for name, parts in members.items() if parts for spec in (name, *(f"{name}:{each}" for each in parts))]
    return (*sets, OPEN_ACCESS) if reference.access == "open" else tuple(sets)
