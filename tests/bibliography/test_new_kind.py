"""A kind is one row: one with a medium and types that nobody has met needs nothing else in any style or format."""

from dataclasses import replace

import pytest

from portal.bibliography.formats import FORMATS
from portal.bibliography.formats.coins.write import context_object
from portal.bibliography.formats.highwire.write import meta_tags
from portal.bibliography.formats.schema_org.write import graph_node
from portal.bibliography.kinds import KINDS, Kind, kind
from portal.bibliography.reference import Contributor, Reference
from portal.bibliography.roles import ROLES
from portal.bibliography.styles import STYLES, citation, citation_html
from portal.dates.partial import PartialDate

HOLOGRAM = replace(
    kind("radio-broadcast"),
    name="hologram",
    label="Hologram",
    plural="Holograms",
    genre="Holographic broadcast",
    medium="Hologram",
    schema_org="Episode",
    zotero="videoRecording",
    apa_form="",
    part_of="",
)
NEW = [
    HOLOGRAM,
    replace(HOLOGRAM, genre=""),
    replace(HOLOGRAM, genre="", medium="", schema_org="CreativeWork"),
    *(replace(row, name=f"new-{row.name}", genre="", medium="", part_of="", apa_form="") for row in KINDS.values()),
    *(
        replace(kind("document"), name=f"new-{csl}", csl=csl, ris="XXXX", bibtex="unheard", schema_org="CreativeWork")
        for csl in (
            "hearing",
            "map",
            "podcast-series",
            "article-magazine",
            "article-newspaper",
            "post-weblog",
            "broadcast",
        )
    ),
]


def work_of(row: Kind, role: str = "author") -> Reference:
    return Reference(
        kind=row,
        key="example2030light",
        title="Light in the hall",
        url="https://portal.invalid/outputs/light/",
        date=PartialDate("2030-05-06"),
        container="A container" if "container" in row.fields else "",
        programme="An hour",
        outlet="A station",
        publisher="A house",
        contributors=(Contributor.person(role, "Example, Ada"), Contributor.organisation(role, "A body")),
    )


@pytest.mark.parametrize("row", NEW, ids=lambda row: row.name)
@pytest.mark.parametrize("style", STYLES)
def test_every_style_cites_a_new_kind(row: Kind, style: str) -> None:
    assert "Light" in citation(work_of(row), style)
    assert "Light" in citation_html(work_of(row), style)
    for bare in (Reference(kind=row, key="k", title="Light"), Reference(kind=row, key="k", title="")):
        printed = citation(bare, style)
        assert "[]" not in printed
        assert "None" not in printed


@pytest.mark.parametrize("row", NEW, ids=lambda row: row.name)
@pytest.mark.parametrize("extension", FORMATS)
def test_every_format_writes_a_new_kind(row: Kind, extension: str) -> None:
    assert b"".join(FORMATS[extension].write([work_of(row), Reference(kind=row, key="k", title="Light")]))


@pytest.mark.parametrize("row", NEW, ids=lambda row: row.name)
def test_a_page_s_head_describes_a_new_kind(row: Kind) -> None:
    work = work_of(row)
    assert graph_node(work)["@type"] == row.schema_org
    assert "Light" in context_object(work)
    assert isinstance(meta_tags(work), list)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("style", STYLES)
def test_every_style_prints_every_role_of_a_new_kind(role: str, style: str) -> None:
    assert "Light" in citation(work_of(HOLOGRAM, role), style)


def test_what_a_new_kind_is_called_comes_from_its_row() -> None:
    assert "[Holographic broadcast]" in citation(work_of(HOLOGRAM), "apa")
    assert "[Hologram]" in citation(work_of(NEW[1]), "apa")
    assert graph_node(work_of(HOLOGRAM))["partOfSeries"]["@type"] == "CreativeWorkSeries"
    named = replace(HOLOGRAM, apa_form="Hologram episode", part_of="HologramSeries")
    assert "[Hologram episode]" in citation(work_of(named), "apa")
    assert graph_node(work_of(named))["partOfSeries"]["@type"] == "HologramSeries"
