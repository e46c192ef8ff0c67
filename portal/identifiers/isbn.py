"""International Standard Book Numbers, stored as thirteen digits (ISO 2108:2017; an ISBN-10 is converted)."""

import re

__all__ = ["is_valid", "normalise", "url"]

EXAMPLE = "9780415494359"
LABEL = re.compile(r"(?:urn:)?(?:e-?|print )?isbn(?:[-‐‑– ]?1[03](?=[\s:]))?[\s:]*", re.IGNORECASE)
SEPARATORS = re.compile(r"[\s\-‐‑–—]")


def normalise(text: str) -> str:
    """The thirteen digits of an ISBN in any usual spelling; raises ValueError."""
    number = text.strip()
    if label := LABEL.match(number):
        number = number[label.end() :]
    digits = SEPARATORS.sub("", number.rstrip(".,;")).upper()
    if re.fullmatch("[0-9]{9}[0-9X]", digits):
        right, thirteen = digits[9] == check_digit_10(digits[:9]), converted(digits)
    elif re.fullmatch("97[89][0-9]{10}", digits):
        right, thirteen = digits[12] == check_digit_13(digits[:12]), digits
    else:
        raise ValueError(f"“{text[:60]}” is not an ISBN. It has thirteen or ten digits, for example {EXAMPLE}.")
    if not right:
        raise ValueError(f"“{text[:60]}” is mistyped: the last digit of an ISBN must fit the others, as in {EXAMPLE}.")
    return thirteen


def is_valid(text: str) -> bool:
    """Whether `text` can be read as an ISBN with the right check digit."""
    try:
        return bool(normalise(text))
    except ValueError:
        return False


def url(value: str) -> str:
    """The name of a normalised ISBN as an address (RFC 3187): no one resolver speaks for all publishers."""
    return f"urn:isbn:{value}"


def converted(digits: str) -> str:
    """The ISBN-13 of an ISBN-10: prefix 978 and a new check digit."""
    return f"978{digits[:9]}{check_digit_13('978' + digits[:9])}"


def check_digit_10(digits: str) -> str:
    """The check character, "0" to "9" or "X", of nine digits: weights 10 to 2, modulo 11."""
    result = -sum(weight * int(digit) for weight, digit in zip(range(10, 1, -1), digits, strict=True)) % 11
    return "X" if result == 10 else str(result)


def check_digit_13(digits: str) -> str:
    """The check digit of twelve digits: weights 1 and 3 in turn, modulo 10."""
    return str(-sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10)
