"""The record that every format takes: plain values, frozen, built once from a model and never written to."""

import datetime
from dataclasses import MISSING, dataclass, fields
from functools import cached_property
from typing import Any, Self

from portal.bibliography.kinds import Kind
from portal.bibliography.names import Name, split
from portal.bibliography.roles import ROLES
from portal.dates.partial import PartialDate

__all__ = ["NO_DATE", "Award", "Contributor", "PublicFile", "Reference"]

NO_DATE = PartialDate("")


@dataclass(frozen=True, slots=True)
class Contributor:
    """One person or organisation, in the order and with the name that the work prints.

    `role`: a name from `roles.ROLES`. `name`: the printed name in parts; for an organisation only `name.literal` is
    set. `orcid`: the https address, or "". `url`: the absolute address of the person's own page here, or "".
    """

    role: str
    name: Name
    orcid: str = ""
    url: str = ""

    @classmethod
    def person(cls, role: str, printed: str, orcid: str = "", url: str = "") -> Self:
        """A person from a name as printed, in either order: "Spalek, B." or "Basia Spalek"."""
        return cls(role, split(printed), orcid, url)

    @classmethod
    def organisation(cls, role: str, printed: str, url: str = "") -> Self:
        """An organisation, whose name is never turned round or shortened."""
        return cls(role, Name(literal=" ".join(printed.split())), "", url)

    @property
    def is_organisation(self) -> bool:
        """Whether the name is printed whole, as an organisation's is."""
        return bool(self.name.literal)


@dataclass(frozen=True, slots=True)
class Award:
    """A grant that paid for the work. An empty string stands for a fact that is not recorded.

    `name`: the title of the funded work. `reference`: the funder's own, as printed. `funders`: their names in order.
    `url`: the absolute address of the grant's page here. `funder_ids`: ROR addresses, "" where unknown, in step with
    `funders` or empty.
    """

    name: str
    reference: str = ""
    funders: tuple[str, ...] = ()
    url: str = ""
    funder_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PublicFile:
    """A file that every reader may fetch: absolute address, media type, size in bytes and SHA-256, if known."""

    url: str
    media_type: str = ""
    size: int | None = None
    sha256: str = ""


@dataclass(frozen=True, kw_only=True, repr=False)
class Reference:
    """One work. Strings are plain text, never HTML; an empty value means "not recorded" and is written nowhere.

    Identity. `kind`: one of `kinds.KINDS`, or `kinds.FINDING` (formats ask the kind for its properties, never for its
    name). `key`: BibTeX key, ASCII, unique and never changed once given (see `keys`). `uuid`: the record's, as text.
    `url`: absolute address of its page here. `version`: label of the version cited, if versions are told apart.

    Every output. `title`; `date` of publication, broadcast or event as exact as known; `summary` in plain English;
    `abstract` as published; `language` (BCP 47); `address` elsewhere on the web; `doi` bare and lower case; `licence`
    (SPDX identifier); `access` (open, embargoed, restricted, closed, metadata: the word stored); `embargo_until`;
    `peer_reviewed` (None: not recorded); `keywords`; `contributors` in printed order; `grants`; `pdf_url`: absolute
    address, under the record's own path, of a PDF that every reader may fetch now; `files`: all such files;
    `created` and `updated`: when the record was first published here and last changed (aware datetimes).

    Publication. `container`: journal, book, proceedings or site; `publisher`; `place`; `series`; `volume`; `issue`;
    `first_page`, `last_page`; `article_number`; `edition`; `isbn` (13 digits); `issn`; `institution` (of a thesis).
    Media. `outlet` (BBC Radio 4); `programme` (Sunday); `aired_at`; `part` (contribution or coverage); `duration` in
    minutes; `available_until`. Report. `institution`, `number`, `commissioned_by`, `place`, `isbn`.
    Activity. `event`, `place`, `audience`, `reach`, `start`, `end`.
    """

    kind: Kind
    key: str
    title: str
    url: str = ""
    uuid: str = ""
    version: str = ""
    date: PartialDate = NO_DATE
    summary: str = ""
    abstract: str = ""
    language: str = ""
    address: str = ""
    doi: str = ""
    licence: str = ""
    access: str = ""
    embargo_until: PartialDate = NO_DATE
    peer_reviewed: bool | None = None
    keywords: tuple[str, ...] = ()
    contributors: tuple[Contributor, ...] = ()
    grants: tuple[Award, ...] = ()
    pdf_url: str = ""
    files: tuple[PublicFile, ...] = ()
    created: datetime.datetime | None = None
    updated: datetime.datetime | None = None
    container: str = ""
    publisher: str = ""
    place: str = ""
    series: str = ""
    volume: str = ""
    issue: str = ""
    first_page: str = ""
    last_page: str = ""
    article_number: str = ""
    edition: str = ""
    isbn: str = ""
    issn: str = ""
    institution: str = ""
    outlet: str = ""
    programme: str = ""
    aired_at: datetime.time | None = None
    part: str = ""
    duration: int | None = None
    available_until: PartialDate = NO_DATE
    number: str = ""
    commissioned_by: str = ""
    event: str = ""
    audience: str = ""
    reach: str = ""
    start: PartialDate = NO_DATE
    end: PartialDate = NO_DATE

    @classmethod
    def of(cls, values: dict[str, Any]) -> Self:
        """The same as `Reference(**values)`, for names that are sure to be fields: it sets all at once, in a quarter of
        the time."""
        reference = object.__new__(cls)
        reference.__dict__.update(DEFAULTS)
        reference.__dict__.update(values)
        return reference

    def __repr__(self) -> str:
        values = ((name, value) for name, value in vars(self).items() if value and name != "kind")
        filled = [f"{name}={value!r}" for name, value in values]
        return f"Reference({self.kind.name!r}, {', '.join(filled)})"

    @cached_property
    def authors(self) -> tuple[Contributor, ...]:
        """Those whose work this is, in printed order: authors, speakers, interviewees and the like."""
        return tuple(person for person in self.contributors if ROLES[person.role].is_author)

    def in_role(self, *roles: str) -> tuple[Contributor, ...]:
        """The contributors in any of `roles`, in printed order."""
        return tuple(person for person in self.contributors if person.role in roles)

    @property
    def held_by(self) -> str:
        """What carries the work: its journal, book, programme, newspaper or event."""
        return self.container or self.programme or self.event or ("" if self.is_broadcast else self.outlet)

    @property
    def issued_by(self) -> str:
        """Who put it out: publisher, institution or broadcaster; a newspaper's article has none beside its paper."""
        return self.publisher or self.institution or (self.outlet if self.is_broadcast else "")

    @property
    def is_broadcast(self) -> bool:
        """Whether it went out on the air."""
        return self.kind.csl == "broadcast"

    @property
    def release(self) -> str:
        """The version of what has versions: an edition of data or of a program is one."""
        return self.version or (self.edition if self.has_versions else "")

    @property
    def printing(self) -> str:
        """The edition of a book."""
        return "" if self.has_versions else self.edition

    @property
    def has_versions(self) -> bool:
        """Whether the kind is cited with a version: data and software."""
        return self.kind.csl in ("dataset", "software")

    @property
    def pages(self) -> tuple[str, ...]:
        """First and last page as far as they are known: ("168", "201")."""
        return tuple(filter(None, (self.first_page, self.last_page)))

    @property
    def best_address(self) -> str:
        """Where the work itself is to be found: its address elsewhere, or else its page here."""
        return self.address or self.url


# The fields that need not be given, with the values they then have.
DEFAULTS = {field.name: field.default for field in fields(Reference) if field.default is not MISSING}
