"""Harvests by independent clients, and what the database says that they should have got."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from lxml import etree
from oaipmh_scythe import Scythe
from sickle import Sickle
from sickle.oaiexceptions import NoRecordsMatch

from portal.bibliography.names import split
from portal.bibliography.roles import ROLES
from portal.public.findings.models import FindingPage
from portal.records.outputs.models import Output
from tests.exchange.judges import NAMESPACES

BEFORE = "oai:portal.invalid:"
DC = f"{{{NAMESPACES['dc']}}}"


@dataclass(frozen=True)
class Told:
    """What is compared of a record."""

    title: str
    creators: tuple[str, ...]
    date: str
    address: str
    description: str
    doi: str


class Harvester:
    """Somebody who keeps a copy, and each time asks for what has changed since. Two clients must agree."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.copy: dict[str, Told] = {}
        self.deleted: set[str] = set()
        self.since = ""

    def harvest(self) -> int:
        """Brings the copy up to date; gives how many records that took."""
        sickle = Sickle(self.address)
        since = {"from": self.since} if self.since else {}
        answered = sickle.harvest(verb="Identify").xml
        try:
            records = sickle.ListRecords(metadataPrefix="oai_dc", **since)
            answers = {each.header.identifier: each.raw for each in records}
        except NoRecordsMatch:
            return 0
        assert self.listed_by_scythe() == set(answers)
        for identifier, raw in answers.items():
            self.take(identifier.removeprefix(BEFORE), etree.fromstring(raw))
        self.since = answered.findtext("o:responseDate", namespaces=NAMESPACES)
        return len(answers)

    def listed_by_scythe(self) -> set[str]:
        """The identifiers of what has changed since, as the other client sees it."""
        since: dict[str, Any] = {"from_": self.since} if self.since else {}
        with Scythe(self.address) as scythe:
            return {header.identifier for header in scythe.list_identifiers(metadata_prefix="oai_dc", **since)}

    def take(self, uuid: str, record: etree._Element) -> None:
        dublin_core = record.find(".//{http://www.openarchives.org/OAI/2.0/oai_dc/}dc")
        if dublin_core is None:
            self.deleted.add(uuid)
            self.copy.pop(uuid, None)
        else:
            self.deleted.discard(uuid)
            self.copy[uuid] = told(dublin_core)


def told(dublin_core: etree._Element) -> Told:
    """A record as the client got it."""
    values = {name: [each.text or "" for each in dublin_core.iterfind(f"{DC}{name}")] for name in ("title", "creator")}
    dois = [each for each in texts_of(dublin_core, "identifier") if each.startswith("https://doi.org/")]
    dates = [each for each in texts_of(dublin_core, "date") if not each.startswith("info:")]
    return Told(
        title=values["title"][0],
        creators=tuple(values["creator"]),
        date="".join(dates),
        address=texts_of(dublin_core, "identifier")[0],
        description=(texts_of(dublin_core, "description") or [""])[0],
        doi=dois[0].removeprefix("https://doi.org/") if dois else "",
    )


def texts_of(dublin_core: etree._Element, name: str) -> list[str]:
    return [each.text or "" for each in dublin_core.iterfind(f"{DC}{name}")]


def in_the_database(at: datetime | None = None) -> dict[str, Told]:
    """By UUID, what a harvester should have of everything that is public, asked of the models alone."""
    expected = {}
    for output in Output.objects.visible(at).prefetch_related("contributions").iterator(2000):
        creators = [each for each in output.contributions.all() if ROLES[each.role].is_author]
        expected[str(output.uuid)] = Told(
            title=spaced(output.title),
            creators=tuple(spaced(each.name) if each.is_corporate else split(each.name).inverted for each in creators),
            date=str(output.date),
            address=output.full_url,
            description=spaced(output.summary or output.abstract),
            doi=output.doi,
        )
    for finding in FindingPage.objects.visible(at).standing():
        version = finding.versions.order_by("-number")[0]
        expected[str(finding.translation_key)] = Told(
            title=spaced(finding.claim).removesuffix("."),
            creators=tuple(f"{each['family']}, {each['given']}" for each in version.content["people"]),
            date=version.day.isoformat(),
            address=finding.full_url,
            description=spaced(finding.plain_summary),
            doi="",
        )
    return expected


def spaced(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
