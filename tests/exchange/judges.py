"""What judges an answer of the repository: a grammar of the protocol, and DataCite's own schema."""

import importlib.util
from functools import cache
from pathlib import Path

from django.test import Client
from lxml import etree

DATACITE = "{http://datacite.org/schema/kernel-4}"
NAMESPACES = {
    "o": "http://www.openarchives.org/OAI/2.0/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "d": "http://datacite.org/schema/kernel-4",
    "oaire": "http://namespace.openaire.eu/schema/oaire/",
}


@cache
def grammar() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(str(Path(__file__).parent / "oai_pmh.rng")))


@cache
def datacite_schema() -> etree.XMLSchema:
    """DataCite 4.6, as a validator of a library has it; it differs from DataCite's in one thing: it asks for rights."""
    package = importlib.util.find_spec("validator")
    assert package is not None
    assert package.submodule_search_locations
    return etree.XMLSchema(etree.parse(f"{package.submodule_search_locations[0]}/schema/metadata.xsd"))


def judged(xml: bytes) -> etree._Element:
    """The answer, which must be valid, and so must every DataCite record in it."""
    root = etree.fromstring(xml)
    grammar().assertValid(root)
    for resource in root.iterfind(f".//{{{NAMESPACES['o']}}}metadata/{DATACITE}resource"):
        judge_datacite(resource)
    return root


def judge_datacite(resource: etree._Element) -> None:
    alone = etree.fromstring(etree.tostring(resource))
    if alone.find(f"{DATACITE}rightsList") is None:
        etree.SubElement(etree.SubElement(alone, f"{DATACITE}rightsList"), f"{DATACITE}rights")
    datacite_schema().assertValid(alone)


def asked(client: Client, **arguments: str) -> etree._Element:
    """What the repository answers, judged. "from_" stands for "from"."""
    response = client.get("/oai", {name.rstrip("_"): value for name, value in arguments.items()})
    assert response.status_code == 200
    assert response["Content-Type"] == "text/xml; charset=UTF-8"
    return judged(response.content)


def texts(root: etree._Element, path: str) -> list[str]:
    return [element.text or "" for element in root.iterfind(path, NAMESPACES)]


def code(root: etree._Element) -> str:
    """The code of the answer's one error, "" for none."""
    errors = root.findall("o:error", NAMESPACES)
    assert len(errors) <= 1
    return str(errors[0].get("code")) if errors else ""
