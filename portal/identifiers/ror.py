"""ROR identifiers of organisations, stored as https addresses.

Rules: ror.readme.io, "ROR identifier pattern": a zero, six characters of Crockford's base 32, and two check digits by
ISO/IEC 7064, MOD 97-10.
"""

import re

__all__ = ["is_valid", "normalise", "url"]

EXAMPLE = "https://ror.org/03angcq70"
BASE = "https://ror.org/"
PREFIX = re.compile(r"(?:https?://)?(?:www\.)?(?:ror\.org/|ror\s*:\s*)", re.IGNORECASE)
SYNTAX = re.compile(r"0[a-hj-km-np-tv-z0-9]{6}[0-9]{2}")
ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"


def normalise(text: str) -> str:
    """The https address of a ROR identifier in any usual spelling; raises ValueError."""
    rest = text.strip()
    while prefix := PREFIX.match(rest):
        rest = rest[prefix.end() :]
    identifier = rest.rstrip("/.,; ").lower()
    if not SYNTAX.fullmatch(identifier):
        raise ValueError(f"“{text[:60]}” is not a ROR identifier. It has nine characters, for example {EXAMPLE}.")
    if identifier[7:] != check_digits(identifier[:7]):
        raise ValueError(
            f"“{text[:60]}” is mistyped: the last two digits of a ROR must fit the others, as in {EXAMPLE}."
        )
    return BASE + identifier


def is_valid(text: str) -> bool:
    """Whether `text` can be read as a ROR identifier with the right check digits."""
    try:
        return bool(normalise(text))
    except ValueError:
        return False


def url(value: str) -> str:
    """The address of a normalised ROR identifier, which is its stored form."""
    return value


def check_digits(characters: str) -> str:
    """The two check digits of seven base-32 characters."""
    number = 0
    for character in characters:
        number = number * 32 + ALPHABET.index(character)
    return f"{98 - number * 100 % 97:02}"
