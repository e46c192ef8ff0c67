"""What a finding lacks before it should be published, in plain words."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from wagtail.blocks import StreamValue

from portal.cms.images import is_undescribed
from portal.public.findings.readability import HARD, reading_ease, word_count

if TYPE_CHECKING:
    from portal.public.findings.models import Evidence, FindingPage

__all__ = ["LONGEST_SUMMARY", "NAMES", "Shortcoming", "missing", "shortcomings"]

LONGEST_SUMMARY = 120
LINK = re.compile(r"<a\b[^>]*>(.*?)</a>", re.DOTALL | re.IGNORECASE)
EMPTY_WORDS = frozenset({"", "here", "click here", "this", "link", "this link", "more", "read more", "page"})

# What each is called in the editor's Checks panel.
NAMES = {
    "no-summary": _lazy("No plain summary"),
    "long-summary": _lazy("Plain summary too long"),
    "hard-summary": _lazy("Plain summary hard to read"),
    "unsourced-quotation": _lazy("Quotation without its source"),
    "undescribed-image": _lazy("Image without alt text"),
    "no-evidence": _lazy("No evidence"),
    "unsourced-evidence": _lazy("Quoted evidence without its source"),
    "vague-link": _lazy("Link that does not say where it leads"),
}


@dataclass(frozen=True)
class Shortcoming:
    """Something missing of one field. What only might be better (`is_advice`) does not stop a publication.

    `code`: one of `NAMES`, or of what only the editor's form asks for.
    """

    code: str
    field: str
    message: str
    is_advice: bool = False


def shortcomings(finding: "FindingPage", evidence: Iterable["Evidence"] | None = None) -> list[Shortcoming]:
    """All that the finding lacks, in the order of its form; `evidence` in place of its own, from a form in hand."""
    items = list(finding.evidence.all() if evidence is None else evidence)
    return [*of_summary(finding.plain_summary), *of_body(finding.body), *of_evidence(items), *of_links(finding)]


def missing(finding: "FindingPage") -> list[Shortcoming]:
    """All that stands between the finding, as it was last saved, and a publication, in the order of its form."""
    return [
        *of_required(finding),
        *shortcomings(finding, None if finding.pk else ()),
        *of_change_note(finding),
    ]


def of_required(finding: "FindingPage") -> Iterator[Shortcoming]:
    """What the form marks as required and a draft may leave out."""
    if not finding.number:
        yield Shortcoming("no-number", "number", _("Give it a number, by which people cite it."))
    if not finding.claim.strip():
        yield Shortcoming("no-claim", "claim", _("Say the claim in one plain sentence."))


def of_change_note(finding: "FindingPage") -> Iterator[Shortcoming]:
    """The line that a publication after the first wants, unless one was written since."""
    last = finding.versions.order_by("-number").first() if finding.pk else None
    if last and finding.change_note.strip() in ("", last.change_note):
        message = _("To publish again, say in one line what changed since version %d.")
        yield Shortcoming("no-change-note", "change_note", message % last.number)


def of_summary(summary: str) -> Iterator[Shortcoming]:
    """None, too long, or hard to read."""
    words = word_count(summary)
    if not words:
        yield Shortcoming("no-summary", "plain_summary", _("Say it in plain words, for somebody new to the subject."))
    elif words > LONGEST_SUMMARY:
        message = _("The plain summary has %(words)d words. Shorten it to %(most)d at most.")
        yield Shortcoming("long-summary", "plain_summary", message % {"words": words, "most": LONGEST_SUMMARY})
    elif reading_ease(summary) < HARD:
        message = _("The plain summary is hard to read. Shorter sentences and shorter words would help.")
        yield Shortcoming("hard-summary", "plain_summary", message, is_advice=True)


def of_body(body: StreamValue) -> Iterator[Shortcoming]:
    """Quotations without a source and images without alt text."""
    for block in body:
        if block.block_type == "quotation" and not block.value["source"].strip():
            yield Shortcoming("unsourced-quotation", "body", _("A quotation has no source. Say who said or wrote it."))
        if block.block_type == "figure" and is_undescribed(block.value["image"]):
            yield Shortcoming("undescribed-image", "body", _("An image has no alt text. Say in words what it shows."))


def of_evidence(items: list["Evidence"]) -> Iterator[Shortcoming]:
    """None at all, and quotations without a source."""
    if not items:
        yield Shortcoming("no-evidence", "evidence", _("No evidence is given. Say what the finding rests on."))
    for place, item in enumerate(items, 1):
        has_source = item.description.strip() or item.output_id or item.case_study_id or item.url
        if item.quotation.strip() and not has_source:
            message = _("Evidence %d quotes somebody without a source. Say what it is taken from.")
            yield Shortcoming("unsourced-evidence", "evidence", message % place)


def of_links(finding: "FindingPage") -> Iterator[Shortcoming]:
    """Links whose words say nothing of where they lead."""
    texts = {"body": str(finding.body.get_prep_value()), "limits": finding.limits, "outcome": finding.outcome}
    for field, html in texts.items():
        for words in LINK.findall(html):
            link_text = strip_tags(words).strip(" .:›»→").lower()
            if link_text in EMPTY_WORDS:
                message = _("A link says only “%s”. Let its words name what it leads to.")
                yield Shortcoming("vague-link", field, message % link_text)
