"""International Standard Serial Numbers, stored as NNNN-NNNC (ISO 3297:2022)."""

import re

__all__ = ["is_valid", "normalise", "url"]

EXAMPLE = "2049-3630"
LABEL = re.compile(
    r"(?:https?://portal\.issn\.org/resource/issn/|(?:urn:)?(?:[elp]-?|print |online )?issn(?:-l)?[\s:]*)",
    re.IGNORECASE,
)
SEPARATORS = re.compile(r"[\s\-‐‑–—]")


def normalise(text: str) -> str:
    """An ISSN in any usual spelling as NNNN-NNNC; raises ValueError."""
    number = text.strip()
    if label := LABEL.match(number):
        number = number[label.end() :]
    digits = SEPARATORS.sub("", number.rstrip(".,;")).upper()
    if not re.fullmatch("[0-9]{7}[0-9X]", digits):
        raise ValueError(f"“{text[:60]}” is not an ISSN. It has eight digits, for example {EXAMPLE}.")
    if digits[7] != check_digit(digits[:7]):
        raise ValueError(f"“{text[:60]}” is mistyped: the last digit of an ISSN must fit the others, as in {EXAMPLE}.")
    return f"{digits[:4]}-{digits[4:]}"


def is_valid(text: str) -> bool:
    """Whether `text` can be read as an ISSN with the right check digit."""
    try:
        return bool(normalise(text))
    except ValueError:
        return False


def url(value: str) -> str:
    """The record of a normalised ISSN at the ISSN portal."""
    return f"https://portal.issn.org/resource/ISSN/{value}"


def check_digit(digits: str) -> str:
    """The check character, "0" to "9" or "X", of seven digits: weights 8 to 2, modulo 11."""
    result = -sum(weight * int(digit) for weight, digit in zip(range(8, 1, -1), digits, strict=True)) % 11
    return "X" if result == 10 else str(result)
