"""DOIs as people, publishers and library proxies write them."""

import pytest

from portal.identifiers import doi

SICI = "10.1002/(sici)1099-1298(200005/06)10:3<173::aid-casp570>3.0.co;2-h"


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("http://doi.acm.org/10.1145/2939672.2939785", "10.1145/2939672.2939785"),
        ("https://doi.ieeecomputersociety.org/10.1109/MC.2014.1", "10.1109/mc.2014.1"),
        ("https://doi-org.ezproxy.lib.example.ac.uk/10.1177/0011128719901112", "10.1177/0011128719901112"),
        ("https://doi.org.libproxy.example.edu/10.1177/0011128719901112", "10.1177/0011128719901112"),
        ("http://dx.doi.org.proxy.example.edu:2048/10.1177/0011", "10.1177/0011"),
        ("https://login.example.edu/login?url=https://doi.org/10.1177/0011", "10.1177/0011"),
        ("https://login.example.edu/login?qurl=https%3A%2F%2Fdoi.org%2F10.1177%2F0011", "10.1177/0011"),
        ("http://hdl.handle.net/doi/10.1177/0011", "10.1177/0011"),
        ("10.1002/%28SICI%291099-1298%28200005/06%2910:3%3C173::AID-CASP570%3E3.0.CO;2-H", SICI),
        ("10.1002/(SICI)1099-1298(200005/06)10:3&lt;173::AID-CASP570&gt;3.0.CO;2-H", SICI),
        ("10.1002/(SICI)1099-1298(200005/06)10:3<173::AID-CASP570>3.0.CO;2-H", SICI),
        (
            "https://doi.org/10.1002/(SICI)1097-0266(199701)18:1<1::AID-SMJ1>3.0.CO;2-#",
            "10.1002/(sici)1097-0266(199701)18:1<1::aid-smj1>3.0.co;2-#",
        ),
        ("10.1016/S0140-6736(05)70152-7", "10.1016/s0140-6736(05)70152-7"),
        ("(doi:10.1016/S0140-6736(05)70152-7).", "10.1016/s0140-6736(05)70152-7"),
        ("10.5555/a%2Bb%2525", "10.5555/a+b%"),
        ("10.5555/a%zz", "10.5555/a%zz"),
        ("10.5555/caf%C3%A9", "10.5555/caf%c3%a9"),
    ],
)
def test_a_doi_is_known_in_each_of_its_guises(written: str, normal: str) -> None:
    assert doi.normalise(written) == normal
    assert doi.normalise(normal) == normal
    assert doi.normalise(doi.url(normal)) == normal


@pytest.mark.parametrize(
    ("address", "normal"),
    [
        ("https://doi.org/10.5555/AB", "10.5555/ab"),
        ("http://doi.acm.org/10.1145/2939672", "10.1145/2939672"),
        ("https://doi-org.ezproxy.example.ac.uk/10.5555/ab", "10.5555/ab"),
        ("https://journals.example.org/doi/full/10.5555/ab", ""),
        ("https://example.org/paper.pdf?doi=10.5555/ab", ""),
        ("https://example.org/", ""),
        ("10.5555/ab", ""),
        ("https://doi.org/", ""),
        ("https://doing.example.org/10.5555/ab", ""),
    ],
)
def test_an_address_of_a_resolver_is_told_from_any_other(address: str, normal: str) -> None:
    assert doi.of_address(address) == normal


@pytest.mark.parametrize("piece", ["https://", "doi", "doi.", "10.5555/", "%25", "doi-org.", "http://doi."])
def test_a_hostile_text_is_refused_soon(piece: str) -> None:
    doi.is_valid((piece * 30_000)[:100_000])
    doi.of_address((piece * 30_000)[:100_000])
