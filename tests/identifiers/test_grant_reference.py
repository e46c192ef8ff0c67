"""References of awards lead to the funder's public record, or nowhere."""

import pytest

from portal.identifiers.grant_reference import public_record, register_of

GTR = "https://gtr.ukri.org/projects?ref="


@pytest.mark.parametrize(
    ("reference", "address"),
    [
        ("AH/F012345/1", f"{GTR}AH%2FF012345%2F1"),
        (" AH/X000000/1 ", f"{GTR}AH%2FX000000%2F1"),
        ("ES/AA00000X/1", f"{GTR}ES%2FAA00000X%2F1"),
        ("RES-000-22-1234", f"{GTR}RES-000-22-1234"),
        ("MC_PC_23006", f"{GTR}MC_PC_23006"),
        ("UKRI1234", f"{GTR}UKRI1234"),
        ("APP12345", f"{GTR}APP12345"),
    ],
)
def test_a_reference_of_a_known_form_leads_to_the_public_record(reference: str, address: str):
    assert public_record(reference) == address
    register = register_of(reference)
    assert register is not None
    assert register.name == "Gateway to Research"


@pytest.mark.parametrize(
    "reference",
    [
        "",
        "2007/14",
        "ah/f012345/1",
        "AH/F012345",
        "AH/F012345/1 and on",
        "AH/F012345/1\nX",
        "XX/0001/1",
        "SF/1?a=b&c",
    ],
)
def test_of_another_form_no_address_is_made_up(reference: str):
    assert public_record(reference) == ""
