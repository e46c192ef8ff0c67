"""Prose as the files of `fixtures/` write it, made into the blocks that pages store."""

import re
from typing import Any
from uuid import uuid4

from wagtail.models import Page

from portal.public.home.models import HomePage

__all__ = ["blocks", "rich_text"]

INTERNAL_LINK = re.compile(r'<a href="(/[^"]*)">')


def blocks(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Raw stream data for a list of one-key entries such as `- paragraph: text`."""
    return [{"type": name, "value": BLOCKS[name](value)} for entry in entries for name, value in entry.items()]


def rich_text(html: str) -> str:
    """HTML whose links to addresses of this site have become links to the pages there, wherever these move."""
    return INTERNAL_LINK.sub(page_link, html)


def page_link(match: re.Match[str]) -> str:
    home = HomePage.objects.get()
    page = Page.objects.get(url_path=home.url_path.rstrip("/") + match[1])
    return f'<a linktype="page" id="{page.pk}">'


def paragraph(text: str) -> str:
    return rich_text(f"<p>{text}</p>")


BLOCKS: dict[str, Any] = {
    "heading": lambda text: {"text": text, "level": "2"},
    "paragraph": paragraph,
    "note": lambda text: {"text": paragraph(text)},
    "items": lambda value: {
        "style": value["style"],
        "items": [{"type": "item", "id": str(uuid4()), "value": paragraph(item)} for item in value["items"]],
    },
    "reminder": str,
    "findings": dict,
    "timeline": dict,
    "outputs": dict,
    "people": dict,
}
