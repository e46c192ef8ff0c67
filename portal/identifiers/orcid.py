"""ORCID iDs of people: stored as https addresses, as ORCID asks ("Structure of the ORCID Identifier").

The last of the sixteen characters is a check digit by ISO 7064, MOD 11-2.
"""

import re

__all__ = ["bare", "is_valid", "normalise", "url"]

EXAMPLE = "https://orcid.org/0000-0002-1825-0097"
BASE = "https://orcid.org/"
PREFIX = re.compile(r"(?:https?://)?(?:www\.)?(?:orcid\.org/|orcid(?:\s+id)?\s*[:=]?\s*)", re.IGNORECASE)
SIXTEEN = re.compile(r"[0-9]{15}[0-9X]")


def normalise(text: str) -> str:
    """The https address of an ORCID iD in any usual spelling; raises ValueError."""
    rest = text.strip()
    while prefix := PREFIX.match(rest):
        rest = rest[prefix.end() :]
    digits = re.sub(r"[\s\-‐‑–—]", "", rest.rstrip("/.,;")).upper()
    if not SIXTEEN.fullmatch(digits):
        raise ValueError(f"“{text[:60]}” is not an ORCID iD. It has sixteen digits, for example {EXAMPLE}.")
    if digits[15] != check_digit(digits[:15]):
        raise ValueError(
            f"“{text[:60]}” is mistyped: the last digit of an ORCID iD must fit the others, as in {EXAMPLE}."
        )
    return BASE + "-".join(digits[start : start + 4] for start in range(0, 16, 4))


def is_valid(text: str) -> bool:
    """Whether `text` can be read as an ORCID iD with the right check digit."""
    try:
        return bool(normalise(text))
    except ValueError:
        return False


def url(value: str) -> str:
    """The address of a normalised ORCID iD, which is its stored form."""
    return value


def bare(value: str) -> str:
    """The sixteen characters of a normalised ORCID iD with their hyphens."""
    return value.removeprefix(BASE)


def check_digit(digits: str) -> str:
    """The check character, "0" to "9" or "X", of fifteen digits by ISO 7064, MOD 11-2."""
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    result = (12 - total % 11) % 11
    return "X" if result == 10 else str(result)
