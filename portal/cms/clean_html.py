"""Rich text as it leaves: only the elements that the editor offers, only addresses that a reader may follow.

The editor already keeps to them, but what stands in the database may have come another way.
"""

import nh3

__all__ = ["clean_html"]

TAGS = {
    "a", "abbr", "b", "blockquote", "br", "code", "em", "h2", "h3", "h4", "hr", "i", "li", "ol", "p", "strong", "sub",
    "sup", "ul",
}  # fmt: skip
ATTRIBUTES = {"*": {"lang", "dir"}, "a": {"href"}, "abbr": {"title"}}
SCHEMES = {"http", "https", "mailto"}


def own_or_absolute(_element: str, attribute: str, value: str) -> str | None:
    """The value; None for an address that names another host without saying how to reach it ("//host")."""
    if attribute == "href" and value.strip().replace("\\", "/").startswith("//"):
        return None
    return value


CLEANER = nh3.Cleaner(
    tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel=None, attribute_filter=own_or_absolute
)


def clean_html(html: str) -> str:
    """The HTML without what is not on the lists. The words of an element that is not allowed stay, a script's go."""
    return CLEANER.clean(html)
