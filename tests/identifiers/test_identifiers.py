"""Identifiers in any usual spelling, their check digits, and what is said of wrong ones."""

import re
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.identifiers import doi, isbn, issn, orcid, ror

ALL = (doi, isbn, issn, orcid, ror)


@pytest.mark.parametrize(
    ("module", "typed", "normal"),
    [
        (doi, "10.5555/ABC", "10.5555/abc"),
        (doi, "doi:10.5555/abc", "10.5555/abc"),
        (doi, "DOI 10.5555/abc", "10.5555/abc"),
        (doi, "doi: https://doi.org/10.5555/abc", "10.5555/abc"),
        (doi, "https://doi.org/10.5555/abc.", "10.5555/abc"),
        (doi, "http://dx.doi.org/10.5555/abc", "10.5555/abc"),
        (doi, "doi.org/10.5555/abc?ref=mail#top", "10.5555/abc"),
        (doi, "info:doi/10.5555/abc", "10.5555/abc"),
        (doi, "(10.5555/abc),", "10.5555/abc"),
        (doi, "10.5555/abc(1)", "10.5555/abc(1)"),
        (doi, "10.5555%2Fabc", "10.5555/abc"),
        (doi, "https://doi.org/10.1002%2F(SICI)1%3C1::AID-A%3E3.0.CO;2-1", "10.1002/(sici)1<1::aid-a>3.0.co;2-1"),
        (doi, "10.5555/a\u200bbc\ufeff", "10.5555/abc"),
        (doi, "10.5555.10/abc", "10.5555.10/abc"),
        (orcid, "0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-0097"),
        (orcid, "https://orcid.org/0000-0002-1694-233x", "https://orcid.org/0000-0002-1694-233X"),
        (orcid, "http://www.orcid.org/0000000218250097/", "https://orcid.org/0000-0002-1825-0097"),
        (orcid, "ORCID iD: 0000 0002 1825 0097", "https://orcid.org/0000-0002-1825-0097"),
        (ror, "03angcq70", "https://ror.org/03angcq70"),
        (ror, "https://ROR.org/042NB2S44/", "https://ror.org/042nb2s44"),
        (isbn, "9780415494359", "9780415494359"),
        (isbn, "ISBN-13: 978-0-415-49435-9", "9780415494359"),
        (isbn, "978 0 415 49435 9.", "9780415494359"),
        (isbn, "0-306-40615-2", "9780306406157"),
        (isbn, "ISBN 080442957x", "9780804429573"),
        (isbn, "urn:isbn:9780415494359", "9780415494359"),
        (issn, "2049-3630", "2049-3630"),
        (issn, "eISSN 20493630", "2049-3630"),
        (issn, "1050-124x", "1050-124X"),
        (issn, "https://portal.issn.org/resource/ISSN/2049-3630", "2049-3630"),
    ],
)
def test_usual_spellings_have_one_normal_form(module: ModuleType, typed: str, normal: str) -> None:
    assert module.normalise(typed) == normal
    assert module.normalise(normal) == normal
    assert module.is_valid(typed)


@pytest.mark.parametrize(
    ("module", "typed"),
    [
        (doi, "11.5555/abc"),
        (doi, "10.555/abc"),
        (doi, "10.5555/"),
        (doi, "10.5555/a b"),
        (doi, "https://example.org/abc"),
        (orcid, "0000-0002-1825-0098"),
        (orcid, "0000-0002-1825-009"),
        (orcid, "٠٠٠٠-0002-1825-0097"),
        (ror, "03angcq71"),
        (ror, "13angcq70"),
        (ror, "03angcl70"),
        (isbn, "9780415494358"),
        (isbn, "1230415494359"),
        (isbn, "0-306-40615-3"),
        (issn, "2049-3631"),
        (issn, "2049-36"),
        *((module, text) for module in ALL for text in ("", " ", "\x00", "x" * 10_000)),
    ],
)
def test_wrong_ones_are_refused_with_a_right_one(module: ModuleType, typed: str) -> None:
    with pytest.raises(ValueError, match=re.escape(module.EXAMPLE)) as refusal:
        module.normalise(typed)
    assert len(str(refusal.value)) < 250
    assert not module.is_valid(typed)


@pytest.mark.parametrize("module", ALL, ids=lambda module: module.__name__)
def test_the_example_is_a_right_one(module: ModuleType) -> None:
    assert module.normalise(module.EXAMPLE) == module.EXAMPLE


@pytest.mark.parametrize(
    ("module", "value", "address"),
    [
        (doi, "10.1002/(sici)1<1::aid-a>3.0.co;2-1", "https://doi.org/10.1002/(sici)1%3C1::aid-a%3E3.0.co;2-1"),
        (doi, "10.5555/a#b?c%d", "https://doi.org/10.5555/a%23b%3Fc%25d"),
        (orcid, "https://orcid.org/0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-0097"),
        (ror, "https://ror.org/03angcq70", "https://ror.org/03angcq70"),
        (isbn, "9780415494359", "urn:isbn:9780415494359"),
        (issn, "2049-3630", "https://portal.issn.org/resource/ISSN/2049-3630"),
    ],
)
def test_each_has_an_address(module: ModuleType, value: str, address: str) -> None:
    assert module.url(value) == address


@pytest.mark.parametrize("module", ALL, ids=lambda module: module.__name__)
@given(text=st.text(max_size=40))
def test_any_text_is_one_or_refused(module: ModuleType, text: str) -> None:
    if module.is_valid(text):
        assert module.normalise(module.normalise(text)) == module.normalise(text)


@given(st.from_regex(r"10\.[0-9]{4,9}/[!-~]{1,30}", fullmatch=True))
def test_a_doi_survives_its_own_address(typed: str) -> None:
    if doi.is_valid(typed):
        normal = doi.normalise(typed)
        assert doi.normalise(doi.url(normal)) == normal


@given(st.from_regex("[0-9]{9}", fullmatch=True))
def test_a_single_wrong_digit_is_found(digits: str) -> None:
    right = digits + isbn.check_digit_10(digits)
    thirteen = isbn.normalise(right)
    wrong = thirteen[:5] + str((int(thirteen[5]) + 1) % 10) + thirteen[6:]
    assert not isbn.is_valid(wrong)


def test_an_orcid_can_be_shown_bare() -> None:
    assert orcid.bare("https://orcid.org/0000-0002-1825-0097") == "0000-0002-1825-0097"
