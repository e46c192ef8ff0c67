"""XML as text: elements whose values are escaped as they enter, without a character that XML 1.0 forbids."""

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from portal.bibliography.clean_text import one_line

__all__ = ["attribute", "element", "wrapped"]


def element(name: str, value: str, **attributes: str) -> str:
    """An element with that text; "" for an empty value. Attributes without a value are left out; "xml_lang" is
    "xml:lang"."""
    text = one_line(value)
    if not text:
        return ""
    written = "".join(attribute(key, one_line(each)) for key, each in attributes.items() if each)
    return f"<{name}{written}>{escape(text)}</{name}>"


def attribute(name: str, value: str) -> str:
    """An attribute with a space before it."""
    return f" {name.replace('_', ':')}={quoteattr(value)}"


def wrapped(name: str, elements: Iterable[str]) -> str:
    """The elements inside another; "" where there is none."""
    inner = "".join(elements)
    return f"<{name}>{inner}</{name}>" if inner else ""
