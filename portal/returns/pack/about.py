"""Who made a return, when, and after which other: what its content does not hold."""

from dataclasses import dataclass
from datetime import datetime

__all__ = ["About"]


@dataclass(frozen=True, slots=True)
class About:
    """When a return was made, by whom, the digest of its content, and that of the archive before it ("" for none)."""

    made_at: datetime
    made_by: str
    content_sha256: str
    previous_sha256: str
