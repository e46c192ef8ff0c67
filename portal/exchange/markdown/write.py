"""A page's content as Markdown (CommonMark, with the tables that most programs read): words, links and structure.

What is there for the eye or the hand alone is left out: drawings, buttons, forms, the list of the page's own sections.
"""

import re
from collections.abc import Iterable
from urllib.parse import urljoin

from portal.exchange.markdown.tree import Element

__all__ = ["MarkdownWriter", "escaped", "one_line_link"]

LEFT_OUT = frozenset({"audio", "button", "dialog", "form", "nav", "script", "style", "svg", "template", "video"})
LEFT_OUT_CLASSES = frozenset({"print-only", "share", "styles"})
INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "br", "button", "cite", "code", "del", "dfn", "em", "i", "img", "ins", "kbd", "mark"}
    | {"q", "s", "small", "span", "strong", "sub", "sup", "time", "wbr"}
)
MARKS = {"b": "**", "strong": "**", "em": "*", "i": "*", "cite": "*", "s": "~~", "del": "~~"}
SPECIAL = re.compile(r"([\\`*_\[\]<>|~])")
AT_START = re.compile(r"^(\s*)([#+-]|\d+(?=[.)]\s))")
HEADING = re.compile(r"h([1-6])")


def escaped(text: str) -> str:
    """Words as Markdown takes them for themselves."""
    return SPECIAL.sub(r"\\\1", " ".join(text.split()))


def one_line_link(text: str, url: str) -> str:
    """A link with those words."""
    return f"[{escaped(text)}](<{url}>)" if re.search(r"[\s()<>]", url) else f"[{escaped(text)}]({url})"


class MarkdownWriter:
    """Writes elements of the page at that absolute address, from which its links are resolved."""

    def __init__(self, address: str) -> None:
        self.address = address

    def document(self, main: Element) -> str:
        """The whole content."""
        return "\n\n".join(self.blocks(main)) + "\n"

    def blocks(self, element: Element) -> list[str]:
        """The blocks inside an element; inline content between them is a paragraph of its own."""
        written: list[str] = []
        run: list[Element | str] = []
        for child in element.children:
            if isinstance(child, str) or child.name in INLINE:
                run.append(child)
                continue
            written += [*self.paragraph(run), *([] if is_left_out(child) else self.block(child))]
            run = []
        return [*written, *self.paragraph(run)]

    def paragraph(self, children: list[Element | str]) -> list[str]:
        """Inline content as a block; none where it has no words."""
        text = self.inline(children)
        return [AT_START.sub(r"\1\\\2", text)] if text else []

    def block(self, element: Element) -> list[str]:
        """The blocks that one element becomes."""
        if heading := HEADING.fullmatch(element.name):
            text = self.inline(element.children)
            return [f"{'#' * int(heading[1])} {text}"] if text else []
        if element.name in ("ul", "ol"):
            items = self.items(element)
            return [items] if items else []
        if element.name == "dl":
            return self.definitions(element)
        if element.name == "table":
            table = self.table(element)
            return [table] if table else []
        if element.name == "blockquote":
            quoted = "\n\n".join(self.blocks(element))
            return ["\n".join(f"> {line}".rstrip() for line in quoted.splitlines())] if quoted else []
        return self.blocks(element)

    def items(self, element: Element) -> str:
        """A list; what follows the first block of an item is indented."""
        lines = []
        for number, item in enumerate((child for child in element.elements if not is_left_out(child)), 1):
            mark = f"{number}. " if element.name == "ol" else "- "
            indent = " " * len(mark)
            content = "\n".join(self.blocks(item)).replace("\n", f"\n{indent}")
            if content:
                lines.append(mark + content)
        return "\n".join(lines)

    def definitions(self, element: Element) -> list[str]:
        """A list of terms and what is said of each, one a line."""
        lines, term = [], ""
        for part in element.within("dt", "dd"):
            if part.name == "dt":
                term = self.inline(part.children)
            elif said := self.said(part):
                lines.append(f"- **{term}**: {said}")
        return ["\n".join(lines)] if lines else []

    def said(self, element: Element) -> str:
        """What is said of a term, on one line; a list in it with semicolons."""
        items = [self.inline(item.children) for item in element.within("li")]
        return "; ".join(filter(None, items)) or " ".join(" ".join(self.blocks(element)).split())

    def table(self, element: Element) -> str:
        """A table; its first row is the head, as the format asks for one."""
        rows = [[self.cell(cell) for cell in row.within("th", "td")] for row in element.within("tr")]
        rows = [row for row in rows if row]
        if not rows:
            return ""
        width = max(map(len, rows))
        lines = ["| " + " | ".join([*row, *[""] * (width - len(row))]) + " |" for row in rows]
        lines.insert(1, "|" + "---|" * width)
        caption = next((self.inline(each.children) for each in element.within("caption")), "")
        return "\n".join([f"{caption}\n", *lines] if caption else lines)

    def cell(self, element: Element) -> str:
        """A cell on one line."""
        return " ".join(" ".join(self.blocks(element)).split())

    def inline(self, children: Iterable[Element | str]) -> str:
        """Text with its links and emphasis, on one line."""
        written = "".join(self.span(child) for child in children)
        return " ".join(written.replace(")[", ") [").split())

    def span(self, child: Element | str) -> str:
        """A piece of inline content; spaces at its edges stay outside of marks."""
        if isinstance(child, str):
            return SPECIAL.sub(r"\\\1", child)
        if is_left_out(child):
            return ""
        if child.name == "br":
            return " "
        if child.name == "img":
            return f"![{escaped(child.attributes.get('alt', ''))}]({self.absolute(child.attributes.get('src', ''))})"
        text = "".join(self.span(each) for each in child.children)
        inner = " ".join(text.split())
        if not inner:
            return " " if text else ""
        before, after = " " * text[0].isspace(), " " * text[-1].isspace()
        if child.name == "a" and "href" in child.attributes:
            return f"{before}[{inner}]({self.absolute(child.attributes['href'])}){after}"
        mark = MARKS.get(child.name, "")
        return f"{before}{mark}{inner}{mark}{after}"

    def absolute(self, url: str) -> str:
        """An address with the host, in angle brackets where it would break the link."""
        whole = urljoin(self.address, url)
        return f"<{whole}>" if re.search(r"[\s()]", whole) else whole


def is_left_out(element: Element) -> bool:
    """Whether it says nothing to a reader of words: hidden, decorative, for print, or of a kind that does something."""
    attributes = element.attributes
    is_hidden = "hidden" in attributes or attributes.get("aria-hidden") == "true"
    # A word that the glossary explains is a button, which opens the explanation.
    is_of_kind = element.name in LEFT_OUT and "popovertarget" not in attributes
    return is_hidden or is_of_kind or not LEFT_OUT_CLASSES.isdisjoint(attributes.get("class", "").split())
