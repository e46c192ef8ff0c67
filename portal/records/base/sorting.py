"""Keys to sort names and titles by, stored beside them.

The embedded PostgreSQL knows no language's collation (it is built without ICU), so the order that a reader
expects — accents folded, capitals ignored, a leading article skipped — is kept as a column.
"""

import re

from anyascii import anyascii

__all__ = ["SORT_KEY_LENGTH", "sort_key"]

SORT_KEY_LENGTH = 200
LEADING_ARTICLE = re.compile(r"^(the|an|a)\s+", re.IGNORECASE)


def sort_key(text: str) -> str:
    """Lower-case Latin letters and digits of `text`, no leading article, at most `SORT_KEY_LENGTH` characters."""
    latin = anyascii(LEADING_ARTICLE.sub("", text.strip())).lower()
    return re.sub(r"[^a-z0-9]+", " ", latin).strip()[:SORT_KEY_LENGTH]
