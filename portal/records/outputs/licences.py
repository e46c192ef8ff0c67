"""The licences an output may carry, by SPDX identifier (spdx.org/licenses); a new licence is a row."""

from dataclasses import dataclass

__all__ = ["LICENCES", "Licence", "licence"]


@dataclass(frozen=True)
class Licence:
    """A licence by its SPDX identifier, with the words and the address that readers get."""

    spdx: str
    label: str
    url: str


def creative_commons(parts: str, label: str) -> Licence:
    return Licence(f"CC-{parts}-4.0", label, f"https://creativecommons.org/licenses/{parts.lower()}/4.0/")


LICENCES = (
    creative_commons("BY", "Creative Commons Attribution 4.0"),
    creative_commons("BY-SA", "Creative Commons Attribution-ShareAlike 4.0"),
    creative_commons("BY-ND", "Creative Commons Attribution-NoDerivatives 4.0"),
    creative_commons("BY-NC", "Creative Commons Attribution-NonCommercial 4.0"),
    creative_commons("BY-NC-SA", "Creative Commons Attribution-NonCommercial-ShareAlike 4.0"),
    creative_commons("BY-NC-ND", "Creative Commons Attribution-NonCommercial-NoDerivatives 4.0"),
    Licence("CC0-1.0", "Creative Commons Zero 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    Licence(
        "OGL-UK-3.0",
        "Open Government Licence 3.0",
        "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    ),
    Licence("ODC-By-1.0", "Open Data Commons Attribution 1.0", "https://opendatacommons.org/licenses/by/1-0/"),
    Licence("ODbL-1.0", "Open Database Licence 1.0", "https://opendatacommons.org/licenses/odbl/1-0/"),
    Licence("MIT", "MIT Licence", "https://spdx.org/licenses/MIT"),
    Licence("GPL-3.0-or-later", "GNU General Public Licence 3.0 or later", "https://www.gnu.org/licenses/gpl-3.0"),
)
BY_SPDX = {licence.spdx: licence for licence in LICENCES}


def licence(spdx: str) -> Licence | None:
    """The row of that SPDX identifier, or None where the licence is not recorded."""
    return BY_SPDX.get(spdx)
