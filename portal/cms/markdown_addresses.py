"""Where a page's words are to be had as Markdown: at its own address, with ".md" in place of the last slash."""

import re

__all__ = ["markdown_address", "page_of"]

HOME = "/index.md"
# Of other addresses with that ending, which are files, none is a page's.
MARKDOWN = re.compile(r"(?!/(?:admin|static|media|documents)/)(?P<page>(?:/[\w-]+)+)\.md", re.ASCII)


def markdown_address(path: str) -> str:
    """The path of the Markdown of the page at that path, which ends in a slash."""
    return HOME if path == "/" else f"{path.rstrip('/')}.md"


def page_of(path: str) -> str:
    """The path of the page whose Markdown is asked for; "" for a path that is none of Markdown."""
    if path == HOME:
        return "/"
    match = MARKDOWN.fullmatch(path)
    return f"{match['page']}/" if match and "/files/" not in path else ""
