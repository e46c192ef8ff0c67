"""One author of a pasted list, and the doubt with which the name was read."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Author", "Doubt"]


class Doubt(StrEnum):
    """Why a name of a list may have been read wrongly."""

    ONE_WORD = "one word"
    ONE_ORGANISATION_OR_TWO = "one body or two"
    INITIALS = "initials"
    ORDER = "order"
    ORGANISATION = "body"
    NOT_A_NAME = "not a name"
    SEVERAL = "several names"


@dataclass(frozen=True, slots=True)
class Author:
    """One author of a list. `name`: family name first where it is a person's, whole where `is_corporate`.

    `orcid`: the https address printed beside the name, or "". `doubt`: why a person should look, or None.
    `is_editor`: whether the list calls them an editor.
    """

    name: str
    is_corporate: bool = False
    orcid: str = ""
    doubt: Doubt | None = None
    is_editor: bool = False
