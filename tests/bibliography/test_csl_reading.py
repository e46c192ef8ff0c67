"""CSL-JSON of Zotero, Crossref, DataCite and other programs, read into records."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.bibliography.formats.parsed import FailedRecord, ParsedRecord
from portal.bibliography.formats.reader import RefusedError, read


def only(**members: Any) -> ParsedRecord:
    (record,) = read(json.dumps([{"type": "article-journal", "title": "On looking twice", **members}]))
    assert isinstance(record, ParsedRecord)
    return record


def told(record: ParsedRecord) -> str:
    return " ".join(remark.text for remark in record.remarks)


@pytest.mark.parametrize(
    ("name", "printed", "is_corporate"),
    [
        ({"family": "Sample", "given": "Ben"}, "Sample, Ben", False),
        ({"family": "Pugh Morris", "given": "Gwen"}, "Pugh Morris, Gwen", False),
        (
            {"family": "Sample", "given": "C.", "dropping-particle": "von", "non-dropping-particle": "der"},
            "von der Sample, C.",
            False,
        ),
        ({"family": "Sample", "given": "Ben", "suffix": "Jr."}, "Sample, Ben, Jr.", False),
        ({"family": "Sample", "given": "Ben", "suffix": "OFM Cap"}, "Sample, OFM Cap, Ben", False),
        ({"family": "Sample", "given": "Ben", "suffix": "the Younger"}, "Sample, the Younger, Ben", False),
        ({"literal": "West Yorkshire Police"}, "West Yorkshire Police", True),
        ({"name": "The Sample Consortium"}, "The Sample Consortium", True),
        ({"family": "West Yorkshire Police"}, "West Yorkshire Police", True),
        ({"given": "Plato"}, "Plato", False),
        ({"familyName": "Sample", "givenName": "Ben", "name": "Ben Sample"}, "Sample, Ben", False),
        ({"family": "Plato"}, "Plato", False),
        ("Sample, Ben", "Sample, Ben", False),
    ],
)
def test_names_keep_their_parts(name: object, printed: str, is_corporate: bool) -> None:
    record = only(author=[name])
    assert [(person.name, person.is_corporate) for person in record.people] == [(printed, is_corporate)]
    assert record.doubts == []


@pytest.mark.parametrize(
    ("names", "printed"),
    [
        ([{"literal": "Sample, Ben"}], ["Sample, Ben"]),
        ([{"family": "Pugh Morris"}], ["Pugh Morris"]),
        (["Jane Roe"], ["Jane Roe"]),
        ([{"family": "Sample", "given": "Ben"}, {"literal": "et al."}], ["Sample, Ben"]),
        ([{"family": "Sample", "given": "B. et al."}], ["Sample, B."]),
        ([{"family": "Poe", "suffix": "Ann"}], ["Poe Ann"]),
    ],
)
def test_names_that_may_be_read_wrongly_are_a_doubt(names: list[object], printed: list[str]) -> None:
    record = only(author=names)
    assert [person.name for person in record.people] == printed
    assert record.doubts == ["names"]


def test_a_name_variable_that_has_no_role_here_is_told() -> None:
    record = only(**{"container-author": [{"family": "Poe", "given": "Ann"}], "composer": [{"literal": "A band"}]})
    assert record.people == ()
    assert "Poe, Ann" in told(record)
    assert "A band" in told(record)


@pytest.mark.parametrize(
    ("members", "date", "has_remark", "doubts"),
    [
        ({"issued": {"date-parts": [[2014, 7, 9]]}}, "2014-07-09", False, []),
        ({"issued": {"date-parts": [["2014", "7"]]}}, "2014-07", False, []),
        ({"issued": {"date-parts": [[2014, 0, 0]]}}, "2014", False, []),
        ({"issued": {"date-parts": [[2014, 7], [2014, 9]]}}, "2014-07", True, []),
        ({"issued": {"date-parts": [[2014]], "season": "3"}}, "2014", True, []),
        ({"issued": {"date-parts": [[1923]], "circa": True}}, "1923", True, []),
        ({"issued": {"raw": "9 July 2014"}}, "2014-07-09", False, []),
        ({"issued": {"literal": "Summer 2014"}}, "2014", True, []),
        ({"issued": {"literal": "in press"}}, "", True, []),
        ({"issued": {"literal": "when ready"}}, "", True, ["date"]),
        ({"issued": "2014-07"}, "2014-07", False, []),
        ({"issued": 2014}, "2014", False, []),
        ({"issued": {"date-parts": [[None]]}, "published-print": {"date-parts": [[2014, 7]]}}, "2014-07", False, []),
        ({"event-date": {"date-parts": [[2014, 7]]}}, "2014-07", False, []),
        ({"created": {"date-parts": [[2014, 7, 9]]}}, "2014-07-09", True, ["date"]),
        ({"issued": {"date-parts": [[2014, 13, 40]]}}, "2014", True, ["date"]),
        ({"accessed": {"date-parts": [[2014]]}}, "", False, []),
    ],
)
def test_dates(members: dict[str, Any], date: str, has_remark: bool, doubts: list[str]) -> None:
    record = only(**members)
    assert (record.raw["date"], bool(record.remarks), record.doubts) == (date, has_remark, doubts)


@pytest.mark.parametrize(
    ("members", "kind", "doubts"),
    [
        ({"type": "thesis", "genre": "Master's thesis"}, "masters-thesis", []),
        ({"type": "thesis", "genre": "PhD Thesis"}, "thesis", []),
        ({"type": "interview"}, "document", ["kind"]),
        ({"type": "interview", "medium": "Radio"}, "radio-broadcast", []),
        ({"type": "hologram"}, "document", ["kind"]),
        ({"type": "webpage"}, "web-page", []),
        ({"type": "book", "editor": [{"family": "Roe", "given": "Jane"}]}, "edited-book", []),
    ],
)
def test_kinds(members: dict[str, Any], kind: str, doubts: list[str]) -> None:
    record = only(**members)
    assert (record.raw["kind"], record.doubts) == (kind, doubts)


@pytest.mark.parametrize(
    ("page", "read_pages"),
    [
        ("45-61", ("45", "61", "")),
        ("7-1–7-18", ("7-1", "7-18", "")),
        ("e1004912", ("", "", "e1004912")),
        ("45-61, 70", ("45", "61", "")),
        (45, ("45", "", "")),
    ],
)
def test_pages(page: object, read_pages: tuple[str, str, str]) -> None:
    raw = only(page=page).raw
    assert tuple(raw.get(name, "") for name in ("first_page", "last_page", "article_number")) == read_pages


def test_what_has_no_place_is_told_and_what_says_nothing_of_the_work_is_not() -> None:
    record = only(
        **{
            "scale": "1:25,000",
            "note": "Read this again",
            "funder": [{"name": "A funder", "award": ["AB/1"]}],
            "id": "key1",
            "accessed": {"date-parts": [[2020]]},
            "title-short": "Looking",
            "source": "Crossref",
            "indexed": {"date-parts": [[2020]]},
            "reference-count": 12,
            "original-title": [],
        }
    )
    assert all(text in told(record) for text in ("1:25,000", "Read this again", "A funder"))
    assert not any(text in told(record) for text in ("key1", "2020", "Looking", "Crossref", "12"))


@pytest.mark.parametrize(
    "given",
    ["CC BY 4.0", [{"URL": "https://example.org/terms", "content-version": "tdm"}, {"URL": "CC BY 4.0"}]],
)
def test_a_licence_in_words_or_in_a_list(given: object) -> None:
    assert only(license=given).raw["licence"] == "CC BY 4.0"


def test_a_local_path_is_no_address() -> None:
    record = only(URL="file:///C:/a.pdf")
    assert record.raw["urls"] == []
    assert "a.pdf" in told(record)


def test_json_that_begins_with_a_number_is_json() -> None:
    records = read('[1, {"type": "book", "title": "T"}, null]')
    assert [type(record) for record in records] == [FailedRecord, ParsedRecord, FailedRecord]
    assert [type(record) for record in read("[1, 2, 3]")] == [FailedRecord] * 3
    assert [type(record) for record in read("[true]")] == [FailedRecord]


def test_a_list_with_numbers_in_brackets_is_none() -> None:
    records = read("[1] https://doi.org/10.5555/a\n[2] doi:10.5555/b\n")
    assert [record.raw["doi"] for record in records if isinstance(record, ParsedRecord)] == ["10.5555/a", "10.5555/b"]


def test_one_item_a_line_is_read_whole() -> None:
    records = read('{"type": "book", "title": "A"}\n{"type": "book", "title": "B"}\n')
    assert [record.raw["title"] for record in records if isinstance(record, ParsedRecord)] == ["A", "B"]


def test_what_stands_behind_the_list_is_told() -> None:
    first, second = read('[{"type": "book", "title": "A"}]\n{"type": "book", "title": "B"}')
    assert isinstance(first, ParsedRecord)
    assert isinstance(second, FailedRecord)
    assert second.line_number == 2


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-10, 3000), st.text(max_size=8), st.floats(allow_nan=False)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=6), inner, max_size=3)),
    max_leaves=8,
)
NAMES = ["author", "issued", "page", "DOI", "URL", "custom", "title", "type", "note", "keyword", "license", "editor"]


@given(st.lists(st.dictionaries(st.sampled_from(NAMES), JSON, max_size=6), min_size=1, max_size=3))
def test_members_of_any_shape_are_read_or_reported(items: list[dict[str, Any]]) -> None:
    for item in items:
        item.setdefault("type", "book")
        item.setdefault("title", "T")
    assert len(read(json.dumps(items))) == len(items)


@given(st.text(alphabet='[]{},:"0123456789 truefalsn\n-.eE', max_size=40))
def test_any_text_that_looks_like_json_is_read_reported_or_refused(text: str) -> None:
    try:
        read("[" + text)
    except RefusedError:
        return
