"""Our citations judged by pandoc's processor with the official CSL styles, work by work."""

import re
from collections import Counter
from pathlib import Path

import pytest

from portal.bibliography.kinds import KINDS
from portal.bibliography.styles import STYLES
from tests.bibliography.styles.judging import differences, listed_differences, measured
from tests.bibliography.styles.processor import adapted, processed
from tests.bibliography.styles.records import JUDGED

DECISION = Path(__file__).parents[3] / "docs" / "decisions" / "citation-styles.md"
MEASURED = re.compile(r"^\| ([^|]+?) \| (\d+) \| (\d+) \| (\d+) \|$", re.MULTILINE)


def test_every_kind_is_judged_at_least_twice() -> None:
    counted = Counter(work.kind.name for work in JUDGED.values())
    assert len(JUDGED) >= 60
    assert [name for name in KINDS if counted[name] < 2] == []


@pytest.mark.parametrize("style", STYLES)
def test_the_processor_cites_every_work(style: str) -> None:
    assert processed(JUDGED, style).keys() == JUDGED.keys()
    assert "disambiguate-" not in adapted(style)


@pytest.mark.parametrize("style", STYLES)
def test_each_difference_is_listed_with_the_reason_why_ours_is_right(style: str) -> None:
    explained = {entry[:4] for entry in listed_differences() if entry.reason.strip()}
    assert [entry for entry in differences(style) if entry[:4] not in explained] == []


@pytest.mark.parametrize("style", STYLES)
def test_no_difference_is_listed_that_is_no_longer_there(style: str) -> None:
    there = {entry[:4] for entry in differences(style)}
    assert [entry for entry in listed_differences() if entry.style == style and entry[:4] not in there] == []


def test_no_difference_is_listed_twice_or_for_an_unknown_style() -> None:
    listed = [(entry.style, entry.record) for entry in listed_differences()]
    assert max(Counter(listed).values()) == 1
    assert {style for style, _ in listed} <= set(STYLES)


def test_the_figures_of_the_decision_are_those_measured(capsys: pytest.CaptureFixture[str]) -> None:
    figures = {STYLES[style].label: measured(style) for style in STYLES}
    with capsys.disabled():
        for label, (works, exact, unexplained) in figures.items():
            print(f"\n{label}: {works} works, {exact} exactly as the processor, {unexplained} without a reason", end="")
    written = MEASURED.findall(DECISION.read_text(encoding="utf-8"))
    assert {label: tuple(map(int, numbers)) for label, *numbers in written} == figures
