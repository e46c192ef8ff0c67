"""References of awards as funders print them, and the address of the funder's public record of the award.

A reference is free text, so nothing here refuses one: of a form that is not known there is no address. UKRI and its
councils: gtr.ukri.org, where the reference is the value of a query and its slashes are encoded; forms as printed there
(AH/F012345/1, RES-000-22-1234, MC_PC_23006, UKRI1234, APP12345).
"""

import re
from dataclasses import dataclass
from urllib.parse import quote

__all__ = ["REGISTERS", "Register", "public_record", "register_of"]


@dataclass(frozen=True)
class Register:
    """A public register of awards: its name, what the references in it look like, and the address before one."""

    name: str
    form: re.Pattern[str]
    address: str


# A new register is a row here.
REGISTERS = (
    Register(
        "Gateway to Research",
        re.compile(
            r"(?:AH|BB|EP|ES|MR|NC|NE|PP|SP|ST)/[A-Z0-9]{3,10}/[0-9]{1,2}|RES-[0-9]{3}-[0-9]{2}-[0-9]{4}(?:-[A-Z])?"
            r"|MC_[A-Z]{1,4}_[A-Z0-9_]{1,14}|(?:UKRI|APP)[0-9]{2,7}"
        ),
        "https://gtr.ukri.org/projects?ref=",
    ),
)


def register_of(reference: str) -> Register | None:
    """The register that holds awards with such a reference; None where the form is not known."""
    return next((register for register in REGISTERS if register.form.fullmatch(reference.strip())), None)


def public_record(reference: str) -> str:
    """The address of the public record of the award with that reference; "" where the form is not known."""
    register = register_of(reference)
    return register.address + quote(reference.strip(), safe="") if register else ""
