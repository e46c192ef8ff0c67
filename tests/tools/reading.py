"""Reading pages as a reader does: the words on them, in order, and the links that lead on."""

import re
from collections.abc import Callable
from urllib.parse import urldefrag, urljoin, urlsplit
from xml.etree import ElementTree

from bs4 import BeautifulSoup, Tag
from django.test import Client

HOST = "testserver"
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
UNSEEN = ["head", "script", "style", "template"]


class Page:
    """One answer of the site, read."""

    def __init__(self, address: str, html: str) -> None:
        self.address = address
        self.soup = BeautifulSoup(html, "lxml")

    @property
    def text(self) -> str:
        """All words of the page's own content, spaces made one."""
        return words(self.soup.select_one("main") or self.soup)

    @property
    def heading(self) -> str:
        return words(self.soup.select_one("h1"))

    def part(self, selector: str) -> str:
        """The words of the one element that the CSS selector names."""
        found = self.soup.select(selector)
        assert len(found) == 1, f"{self.address} has {len(found)} of {selector}"
        return words(found[0])

    def parts(self, selector: str) -> list[str]:
        return [words(element) for element in self.soup.select(selector)]

    @property
    def facts(self) -> dict[str, str]:
        """Label -> value of every row of facts on the page."""
        return {
            words(label): words(label.find_next_sibling("dd"))
            for label in self.soup.select("main dl dt")
            if label.find_next_sibling("dd")
        }

    @property
    def links(self) -> list[str]:
        """Everything that the page's links lead to, as they are written."""
        return [str(link["href"]) for link in self.soup.select("a[href]")]

    @property
    def internal(self) -> set[str]:
        """Addresses of this site that the page links to or is made of, without the host and fragment."""
        written = [
            str(element[name])
            for name in ("href", "src")
            for element in self.soup.select(f"[{name}]")
            if element.get("rel") != ["canonical"]
        ]
        absolute = {urldefrag(urljoin(f"http://{HOST}{self.address}", address)).url for address in written}
        parts = [urlsplit(address) for address in absolute]
        return {part._replace(scheme="", netloc="").geturl() for part in parts if part.hostname == HOST}

    @property
    def anchors(self) -> set[str]:
        """The fragments that the page's own links point at within it."""
        return {link[1:] for link in self.links if link.startswith("#")}

    @property
    def ids(self) -> set[str]:
        return {str(element["id"]) for element in self.soup.select("[id]")}


def words(element: Tag | None) -> str:
    assert element is not None
    for unseen in element.find_all(UNSEEN):
        unseen.extract()
    for term in element.select("button.term, button.term abbr"):
        term.unwrap()  # A term of the glossary reads as the word it is.
    element.smooth()
    return re.sub(r"\s+", " ", element.get_text(" ")).replace(" ,", ",").replace(" .", ".").strip()


def read(client: Client, address: str) -> Page:
    """The page at an address, which must answer 200."""
    response = client.get(address)
    assert response.status_code == 200, f"{address} answers {response.status_code}"
    return Page(address, response.content.decode())


def sitemap(client: Client) -> dict[str, str]:
    """Every address of the sitemap, without the host, with its lastmod ("" for none)."""
    response = client.get("/sitemap.xml")
    assert response.status_code == 200
    rows = ElementTree.fromstring(response.content).findall("s:url", SITEMAP)
    found = {row.findtext("s:loc", "", SITEMAP): row.findtext("s:lastmod", "", SITEMAP) for row in rows}
    assert all(address.startswith(f"http://{HOST}/") for address in found)
    return {address.removeprefix(f"http://{HOST}"): changed for address, changed in found.items()}


def is_one_step(link: str) -> bool:
    """Whether the link asks for one filter at most: the lists' filters multiply, and their pages are all alike."""
    return "&" not in link and not ("export." in link and "?" in link)


def crawl(client: Client, to: Callable[[str], bool] = lambda address: True) -> dict[str, Page]:
    """Every page of the site that one comes to by links from the front page; each must answer 200, as must every file.

    Links for whose address `to` says no are not followed.
    """
    waiting, pages, seen = ["/"], {}, {"/"}
    while waiting:
        address = waiting.pop()
        response = client.get(address)
        assert response.status_code == 200, f"{address} answers {response.status_code}"
        if not response["Content-Type"].startswith("text/html"):
            continue
        pages[address] = Page(address, response.content.decode())
        fresh = {found for found in pages[address].internal - seen if to(found)}
        seen |= fresh
        waiting.extend(sorted(fresh))
    return pages


def is_page(address: str) -> bool:
    """Whether a page stands at the address: no file, no feed, and no list with a filter."""
    return address.endswith("/")


def has_one_filter_at_most(address: str) -> bool:
    return "&" not in address
