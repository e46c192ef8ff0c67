"""Web addresses out of what a record has for them: several in one value, or a path on somebody's own computer."""

import re
from collections.abc import Iterable

from portal.bibliography.clean_text import one_line
from portal.bibliography.formats.parsed import Remark

__all__ = ["web_addresses"]

BETWEEN = re.compile(r"[\s;,]+(?=(?:https?|ftp|file)://)|;\s*(?=www\.)", re.IGNORECASE)
LOCAL = re.compile(
    r"(?:file|internal-pdf|zotero|mendeley|attachments?|papers\d?|x-devonthink-item):|[A-Za-z]:[\\/]|[\\/](?!/)|\\\\|~/",
    re.IGNORECASE,
)


def web_addresses(values: Iterable[str]) -> tuple[list[str], list[Remark]]:
    """The addresses in the values, in order, and a remark on each path that was left out."""
    parts = [part.strip() for value in values for part in BETWEEN.split(one_line(value)) if part.strip()]
    remarks = [Remark(f"“{part[:80]}” is on somebody’s own computer: left out.") for part in parts if LOCAL.match(part)]
    return [part for part in dict.fromkeys(parts) if not LOCAL.match(part)], remarks
