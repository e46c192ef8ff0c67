"""Strings that break programs, for whatever a reader may type into an address."""

import json

from tests.tools.corpora import OUTSIDE

CORPUS = OUTSIDE / "blns" / "blns.json"

OWN = [
    "",
    " ",
    "\x00",
    "a\x00b",
    "'",
    '"',
    "''; DROP TABLE outputs_output; --",
    "%",
    "%%",
    "%s %(x)s {0} {{ x }} ${x}",
    "\\",
    "\\'",
    "&",
    "& | !",
    "a & b | !c <-> d",
    "a:*",
    "(((",
    "!!!",
    "<->",
    "<2>",
    '"unclosed phrase',
    '"" or ""',
    "-",
    "--police",
    "or or or",
    "police -police",
    "²⁰¹⁰",
    "٢٠١٠",
    "👮🏽‍♀️ 🏳️‍🌈",
    "שרטה police",
    "شرطة",
    "\u202epolice\u202c",
    "\ue000police\ue001",
    "\ufeff\u200b\u2028\u2029",
    "\udcff",
    "Ω" * 300,
    "a" * 10_000,
    "police " * 2_000,
    "(" * 500,
    "-1",
    "0",
    "1e9",
    "NaN",
    "999999999999999999999",
    "true",
    "null",
    "../../etc/passwd",
    "<script>alert(1)</script>",
    "\r\nSet-Cookie: a=b",
]


def hostile_strings() -> list[str]:
    """Our own, and the Big List of Naughty Strings where that corpus lies beside the checkout."""
    return OWN + (json.loads(CORPUS.read_text(encoding="utf-8")) if CORPUS.is_file() else [])
