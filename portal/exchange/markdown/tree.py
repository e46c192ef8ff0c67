"""The content of a page of ours as a tree: elements with their attributes, and text."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

__all__ = ["Element", "content_of"]

VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})


@dataclass
class Element:
    """An element of HTML; its children are elements and texts, in order."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Element | str"] = field(default_factory=list)

    @property
    def elements(self) -> Iterator["Element"]:
        """The children that are elements."""
        return (child for child in self.children if isinstance(child, Element))

    def within(self, *names: str) -> Iterator["Element"]:
        """The elements of those names at any depth, in order; not those inside one of them."""
        for child in self.elements:
            if child.name in names:
                yield child
            else:
                yield from child.within(*names)


class TreeBuilder(HTMLParser):
    """Builds the tree of a whole document, whose end tags are all written, as those of our templates are."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opens an element, unless it can hold nothing."""
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Adds an element that is closed at once, as those of a drawing are."""
        self.open[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        """Closes the element, and what was left open in it; an end tag without a beginning is passed over."""
        names = [element.name for element in self.open]
        if tag in names[1:]:
            del self.open[len(names) - 1 - names[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        """Adds text."""
        self.open[-1].children.append(data)


def content_of(html: str) -> Element | None:
    """The page's own content: its `main` element."""
    builder = TreeBuilder()
    builder.feed(html)
    builder.close()
    return next(builder.root.within("main"), None)
