"""FAIR Signposting (signposting.org/FAIR, version 20231002): typed links from a page to what machines look for.

Level 1 is the Link header (RFC 8288) of the page; level 2 is the same as a link set of its own (RFC 9264), with the
links that lead back.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from portal.bibliography.clean_text import address
from portal.bibliography.reference import Reference

__all__ = ["LINKSET_JSON", "LINKSET_TEXT", "Link", "Signposts", "signposts_of"]

LINKSET_JSON, LINKSET_TEXT = "application/linkset+json", "application/linkset"
MOST_OF_A_KIND = 5  # More authors or files than these stand in the link set alone.
LONGEST_HEADER = 4000  # Bytes; some servers and caches break at twice as many.


@dataclass(frozen=True)
class Link:
    """A link: its relation, the absolute address that it leads to, and the media type there, if known."""

    rel: str
    href: str
    type: str = ""

    def text(self, anchor: str = "") -> str:
        """The link as RFC 8288 writes it; with an anchor in a link set."""
        parts = {"rel": self.rel, "type": self.type, "anchor": anchor}
        return f"<{self.href}>" + "".join(f'; {name}="{value}"' for name, value in parts.items() if value)


@dataclass(frozen=True)
class Signposts:
    """The links of one page. `landing`: its address. `described_by`: other forms of the same record, and `items`: the
    files of the work, which both lead back. `link_sets`: where all of this is to be had as a document."""

    landing: str
    cite_as: str
    schema_type: str
    authors: tuple[str, ...] = ()
    licence: str = ""
    described_by: tuple[Link, ...] = ()
    items: tuple[Link, ...] = ()
    link_sets: tuple[Link, ...] = ()

    @property
    def links(self) -> list[Link]:
        """All links that start at the page."""
        licence = [Link("license", self.licence)] if self.licence else []
        return [
            *(Link("author", author) for author in self.authors),
            Link("cite-as", self.cite_as),
            *self.described_by,
            *self.items,
            *licence,
            Link("type", f"https://schema.org/{self.schema_type}"),
            Link("type", "https://schema.org/AboutPage"),
            *self.link_sets,
        ]

    @property
    def header(self) -> str:
        """The Link header: all links, or where these are too many, the link sets alone."""
        all_of_them = ", ".join(link.text() for link in self.links)
        is_short = max(len(self.authors), len(self.items)) <= MOST_OF_A_KIND
        if is_short and len(all_of_them) <= LONGEST_HEADER:
            return all_of_them
        return ", ".join(link.text() for link in self.link_sets)

    @property
    def backward(self) -> list[tuple[str, Link]]:
        """The links that lead back to the page, each with the address that it starts at."""
        return [
            *((item.href, Link("collection", self.landing, "text/html")) for item in self.items),
            *((other.href, Link("describes", self.landing, "text/html")) for other in self.described_by),
        ]

    def json(self) -> str:
        """The link set as JSON: one context object for each address at which links start."""
        contexts = [context(self.landing, self.links), *(context(start, [link]) for start, link in self.backward)]
        return json.dumps({"linkset": contexts}, ensure_ascii=False, indent=1)

    def text(self) -> str:
        """The link set as text."""
        forward = [link.text(self.landing) for link in self.links]
        return ",\n".join([*forward, *(link.text(start) for start, link in self.backward)]) + "\n"


def context(anchor: str, links: Iterable[Link]) -> dict[str, object]:
    """The links that start at one address, by relation."""
    by_relation: dict[str, list[dict[str, str]]] = {}
    for link in links:
        target = {"href": link.href, **({"type": link.type} if link.type else {})}
        by_relation.setdefault(link.rel, []).append(target)
    return {"anchor": anchor, **by_relation}


def signposts_of(reference: Reference, described_by: Iterable[Link], link_sets: Iterable[Link]) -> Signposts:
    """The signposts of a work's page. It is cited by its DOI, where it has one."""
    return Signposts(
        landing=address(reference.url),
        cite_as=address(f"https://doi.org/{reference.doi}" if reference.doi else reference.url),
        schema_type=reference.kind.schema_org,
        authors=tuple(dict.fromkeys(person.orcid for person in reference.authors if person.orcid)),
        licence=f"https://spdx.org/licenses/{address(reference.licence)}" if reference.licence else "",
        described_by=tuple(described_by),
        items=tuple(Link("item", address(file.url), file.media_type) for file in reference.files),
        link_sets=tuple(link_sets),
    )
