"""RIS as libraries, publishers and reference managers write it, read into records."""

import pytest

from portal.bibliography.formats.parsed import FailedRecord, ParsedRecord
from portal.bibliography.formats.reader import read


def records(text: str) -> list[ParsedRecord]:
    parsed = read(text)
    assert not [record for record in parsed if isinstance(record, FailedRecord)]
    return [record for record in parsed if isinstance(record, ParsedRecord)]


def only(*tags: str, ris_type: str = "JOUR") -> ParsedRecord:
    """The record of these tags, written "PY 2019"."""
    written = [f"{tag[:2]}  - {tag[3:]}" for tag in tags]
    (record,) = records("\n".join([f"TY  - {ris_type}", "TI  - On looking twice", *written, "ER  - ", ""]))
    return record


def names(record: ParsedRecord) -> list[tuple[str, str, bool]]:
    return [(person.role, person.name, person.is_corporate) for person in record.people]


def told(record: ParsedRecord) -> str:
    return " ".join(remark.text for remark in record.remarks)


@pytest.mark.parametrize(
    ("tags", "date"),
    [
        (["PY 2017", "DA NOV"], "2017-11"),
        (["DA NOV 3", "PY 2017"], "2017-11-03"),
        (["DA 0000/00/00", "PY 2017"], "2017"),
        (["PY 2017", "Y1 2017/11/03"], "2017-11-03"),
        (["Y1 2017/11/03/", "PY 2017///"], "2017-11-03"),
        (["PY 2017/11//"], "2017-11"),
        (["PY 2017", "DA 2017/11/03/Winter"], "2017-11-03"),
        (["Y1 2017"], "2017"),
        (["YR 2017"], "2017"),
        (["DA 3 November 2017"], "2017-11-03"),
    ],
)
def test_no_date_tag_hides_another(tags: list[str], date: str) -> None:
    record = only(*tags)
    assert record.raw["date"] == date
    assert "date" not in record.doubts


@pytest.mark.parametrize(
    ("tags", "date", "doubts"),
    [
        (["PY 2017", "DA sometime"], "2017", ["date"]),
        (["PY 2017", "DA 2019/01/01"], "2017", ["date"]),
        (["PY in press"], "", []),
        (["PY 2017", "DA Autumn"], "2017", []),
        (["Y2 2017/11/03"], "", []),
        (["PY 03/04/2017"], "2017-04-03", []),
    ],
)
def test_what_is_left_of_a_date_is_told(tags: list[str], date: str, doubts: list[str]) -> None:
    record = only(*tags)
    assert (record.raw.get("date", ""), record.doubts) == (date, doubts)
    assert record.remarks or tags[0].startswith("Y2")


@pytest.mark.parametrize("tag", ["DA 2011/03/04/19:45", "DA 2011/03/04 19:45", "DA 2011-03-04T19:45:00"])
def test_a_time_behind_the_day_is_the_time_on_air(tag: str) -> None:
    record = only(tag, ris_type="SOUND")
    assert (record.raw["date"], record.raw["aired_at"], record.remarks[1:]) == ("2011-03-04", "19:45", [])


def test_editors_are_editors_under_every_tag() -> None:
    record = only("AU Sample, Ben", "ED Other, Una", "A2 Roe, Jane", "T2 The book", ris_type="CHAP")
    assert names(record) == [
        ("author", "Sample, Ben", False),
        ("editor", "Roe, Jane", False),
        ("editor", "Other, Una", False),
    ]


@pytest.mark.parametrize(
    ("ris_type", "tags", "people"),
    [
        ("BOOK", ["AU Sample, Ben", "A2 Roe, Jane"], [("author", "Sample, Ben"), ("series-editor", "Roe, Jane")]),
        ("BOOK", ["A3 Roe, Jane"], [("editor", "Roe, Jane")]),
        ("BOOK", ["A2 Roe, Jane"], [("editor", "Roe, Jane")]),
        ("EDBOOK", ["AU Roe, Jane"], [("editor", "Roe, Jane")]),
        ("EDBOOK", ["ED Roe, Jane", "A4 Poe, Ann"], [("editor", "Roe, Jane"), ("translator", "Poe, Ann")]),
        ("CHAP", ["A1 Roe, Jane", "A3 Poe, Ann"], [("author", "Roe, Jane"), ("series-editor", "Poe, Ann")]),
    ],
)
def test_who_a_tag_names_depends_on_the_kind_of_book(ris_type, tags, people) -> None:
    assert [(role, name) for role, name, _corporate in names(only(*tags, ris_type=ris_type))] == people


def test_a_name_without_a_comma_is_a_body_or_a_doubt() -> None:
    record = only("AU West Yorkshire Police", "AU Sample, Ben", "AU Jane Roe", "AU Fanning E.")
    assert names(record) == [
        ("author", "West Yorkshire Police", True),
        ("author", "Sample, Ben", False),
        ("author", "Jane Roe", True),
        ("author", "Fanning, E.", False),
    ]
    assert record.doubts == ["names"]
    assert "Jane Roe" in told(record)
    assert "Police" not in told(record)


@pytest.mark.parametrize(
    ("ris_type", "tags", "container", "series"),
    [
        ("CHAP", ["BT Policing partnerships"], "Policing partnerships", ""),
        ("CHAP", ["BT Policing partnerships", "T3 Studies"], "Policing partnerships", "Studies"),
        ("JOUR", ["JF Journal of Trust", "JA J. Trust"], "Journal of Trust", ""),
        ("JOUR", ["JA J. Trust"], "J. Trust", ""),
        ("CONF", ["BT Proceedings of Trust"], "Proceedings of Trust", ""),
        ("BOOK", ["T2 Studies in Trust"], "", "Studies in Trust"),
    ],
)
def test_the_title_of_what_it_stands_in(ris_type: str, tags: list[str], container: str, series: str) -> None:
    raw = only(*tags, ris_type=ris_type).raw
    assert (raw.get("held_by", ""), raw.get("series", "")) == (container, series)


def test_a_book_may_have_its_title_in_the_older_tag() -> None:
    (record,) = records("TY  - BOOK\nBT  - On trust\nAU  - Sample, Ben\nER  - \n")
    assert record.raw["title"] == "On trust"


@pytest.mark.parametrize(
    ("tags", "kind"),
    [(["T2 Congress of Trust"], "conference-paper"), (["SP 4"], "conference-paper"), ([], "edited-book")],
)
def test_conf_is_a_paper_where_it_stands_in_something(tags: list[str], kind: str) -> None:
    assert only(*tags, ris_type="CONF").raw["kind"] == kind


@pytest.mark.parametrize(
    ("tags", "pages"),
    [
        (["SP 14-25"], ("14", "25", "")),
        (["SP 14", "EP 25"], ("14", "25", "")),
        (["SP 14-25", "EP 25"], ("14", "25", "")),
        (["SP 14-25", "EP 14-25"], ("14", "25", "")),
        (["SP S14", "EP S25"], ("S14", "S25", "")),
        (["SP 3-1", "EP 3-20"], ("3-1", "3-20", "")),
        (["SP e1004912"], ("", "", "e1004912")),
        (["SP 14"], ("14", "", "")),
        (["SP 1214-25"], ("1214", "1225", "")),
        (["SP 12", "EP 20, 25"], ("12", "20", "")),
    ],
)
def test_pages_in_one_tag_or_two(tags: list[str], pages: tuple[str, str, str]) -> None:
    raw = only(*tags).raw
    assert tuple(raw.get(name, "") for name in ("first_page", "last_page", "article_number")) == pages


def test_pages_that_are_a_count_are_told() -> None:
    record = only("SP 210 p.")
    assert "first_page" not in record.raw
    assert "210 p." in told(record)


def test_addresses_are_parted_and_no_local_path_is_one() -> None:
    record = only(
        "UR file:///C:/Users/someone/private.pdf",
        "UR https://example.org/a; https://example.org/b",
        "L1 internal-pdf://1234/a.pdf",
    )
    assert record.raw["urls"] == ["https://example.org/a", "https://example.org/b"]
    assert "private.pdf" in told(record)


def test_a_record_without_an_address_takes_the_link_to_its_text() -> None:
    assert only("L2 https://example.org/full").raw["urls"] == ["https://example.org/full"]


@pytest.mark.parametrize(
    "tag", ["DO 10.5555/ab", "M3 10.5555/ab", "M3 doi: 10.5555/ab", "DI 10.5555/ab", "N1 doi: 10.5555/ab"]
)
def test_a_doi_under_any_of_its_tags(tag: str) -> None:
    record = only(tag)
    assert str(record.raw["doi"]).removeprefix("doi: ") == "10.5555/ab"
    assert record.remarks == []


def test_tags_before_the_type_belong_to_the_record() -> None:
    text = (
        "ID  - 1\nPY  - 2011\nTY  - JOUR\nTI  - First\nER  - \n\n"
        "PY  - 2012\nDO  - 10.5555/second\nTY  - JOUR\nTI  - Second\nER  - \n"
    )
    assert [(record.raw["title"], record.raw["date"]) for record in records(text)] == [
        ("First", "2011"),
        ("Second", "2012"),
    ]
    assert [record.line_number for record in records(text)] == [1, 7]


def test_a_record_without_a_type_is_kept_with_a_doubt() -> None:
    first, second = records("TY  - JOUR\nTI  - First\nER  - \n\nTI  - Second\nAU  - Sample, Ben\nER  - \n")
    assert (second.raw["title"], second.doubts) == ("Second", ["kind"])
    assert first.doubts == []


def test_lines_run_on_and_a_paragraph_is_kept() -> None:
    (record,) = records(
        "TY  - JOUR\nTI  - A title that\n  runs on\n"
        "AB  - One.\nTwo.\nUK - a study of ours\nKW  - trust\npolice\nER  -\n"
    )
    assert record.raw["title"] == "A title that runs on"
    assert record.raw["abstract"] == "One.\nTwo.\nUK - a study of ours"
    assert record.raw["keywords"] == ["trust", "police"]


def test_spacing_of_every_sort_is_read() -> None:
    (record,) = records("TY - JOUR\nTI - On trust\n  AU -Sample, Ben\nPY- 2011\nER -\n")
    assert (record.raw["title"], record.raw["date"], len(record.people)) == ("On trust", "2011", 1)


def test_what_has_no_place_is_told_and_what_says_nothing_of_the_work_is_not() -> None:
    record = only(
        "NV 3 volumes", "XX something", "N1 Read this again.", "AN 123", "DB Scopus", "Y2 2019/01/01", "ST Short"
    )
    assert all(text in told(record) for text in ("3 volumes", "something", "Read this again."))
    assert not any(text in told(record) for text in ("123", "Scopus", "2019", "Short"))
    assert record.doubts == []


def test_a_tag_that_comes_twice_is_told() -> None:
    record = only("VL 3", "VL 4", "PB One Press", "PB One Press")
    assert record.raw["volume"] == "3"
    assert "“4”" in told(record)
    assert "One Press" not in told(record)


def test_dois_between_records_are_still_records() -> None:
    text = "TY  - JOUR\nTI  - First\nER  - \nSee also 10.5555/between\nTY  - JOUR\nTI  - Second\nER  - \n"
    assert [record.raw.get("doi") for record in records(text)] == [None, "10.5555/between", None]


def test_an_end_that_is_spaced_loosely_ends_a_record_and_words_do_not() -> None:
    first, second = records("TY  - JOUR\nTI  - A\nAB  - One\nER - emergency rooms\nER -\nTY  - JOUR\nTI  - B\nER-\n")
    assert (first.raw["abstract"], second.raw["title"]) == ("One\nER - emergency rooms", "B")
