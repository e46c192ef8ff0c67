"""BibTeX and biblatex as people keep them, read into records."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.bibliography.formats.parsed import FailedRecord, ParsedRecord
from portal.bibliography.formats.reader import RefusedError, read


def only(fields: str, entry_type: str = "article", before: str = "") -> ParsedRecord:
    records = read(f"{before}@{entry_type}{{key,\n title = {{On looking twice}},\n {fields}\n}}\n")
    assert isinstance(records[0], ParsedRecord)
    return records[0]


def authors(text: str, before: str = "") -> list[tuple[str, bool]]:
    return [(person.name, person.is_corporate) for person in only(f"author = {text}", before=before).people]


def told(record: ParsedRecord) -> str:
    return " ".join(remark.text for remark in record.remarks)


@pytest.mark.parametrize(
    ("names", "read_names"),
    [
        ("{Gwen {Pugh Morris}}", [("Pugh Morris, Gwen", False)]),
        (r"{Mar\'{\i}a {Sample y Roe}}", [("Sample y Roe, María", False)]),
        ("{{Poe, III}, Gareth P.}", [("Poe, Gareth P., III", False)]),
        ("{Gareth P. {Poe, III}}", [("Poe, Gareth P., III", False)]),
        ("{Sample, Jr., Ben}", [("Sample, Ben, Jr.", False)]),
        ("{van der {Sample Roe}, Cora}", [("van der Sample Roe, Cora", False)]),
        ("{family=Sample, given=Ben, prefix=van der, suffix=Jr}", [("van der Sample, Ben, Jr", False)]),
        ("{given={Ben Karl}, family={Sample Roe} and family=Poe, given=A}",
         [("Sample Roe, Ben Karl", False), ("Poe, A", False)]),
        (r"{{\O}degaard, {\AA}se and Nov{\'a}k, \v{S}imon}", [("Ødegaard, Åse", False), ("Novák, Šimon", False)]),
        ("{Ben Sample AND Jane Roe}", [("Sample, Ben", False), ("Roe, Jane", False)]),
        ("{{The Sample and Roe Trust} and Roe, Jane}", [("The Sample and Roe Trust", True), ("Roe, Jane", False)]),
        ("{{Department of Trust, Policing and Place}}", [("Department of Trust, Policing and Place", True)]),
        ("{{NASA}}", [("NASA", True)]),
        ("{University of Exampleton}", [("University of Exampleton", True)]),
        (r"{{Sample \& Partners}}", [("Sample & Partners", True)]),
        ("{Plato}", [("Plato", False)]),
        ("{Sample, J and Roe, K}", [("Sample, J", False), ("Roe, K", False)]),
        ("{Sample BJ and Roe K}", [("Sample, BJ", False), ("Roe, K", False)]),
    ],
)  # fmt: skip
def test_names_keep_their_parts(names: str, read_names: list[tuple[str, bool]]) -> None:
    record = only(f"author = {names}")
    assert [(person.name, person.is_corporate) for person in record.people] == read_names
    assert record.doubts == []


@pytest.mark.parametrize(
    ("names", "read_names"),
    [
        ("{{Sample, Ben and Roe, Jane}}", ["Sample, Ben", "Roe, Jane"]),
        ("{{Ben Sample and Jane Roe}}", ["Sample, Ben", "Roe, Jane"]),
        ("{Sample, Ben; Roe, Jane}", ["Sample, Ben", "Roe, Jane"]),
        ("{Sample, B., Roe, J., Poe, K.}", ["Sample, B.", "Roe, J.", "Poe, K."]),
        ("{Sample, Ben and others}", ["Sample, Ben"]),
        ("{Sample, Ben and et al.}", ["Sample, Ben"]),
        ("{Sample, Ben et al.}", ["Sample, Ben"]),
        ("{Department of Health and Social Care}", ["Department of Health and Social Care"]),
        ("{Police, West Midlands}", ["Police, West Midlands"]),
        ("{Sample3, Ben}", ["Sample3, Ben"]),
    ],
)
def test_names_that_may_be_read_wrongly_are_a_doubt(names: str, read_names: list[str]) -> None:
    record = only(f"author = {names}")
    assert [person.name for person in record.people] == read_names
    assert record.doubts == ["names"]


def test_names_joined_by_an_abbreviation_are_parted() -> None:
    assert authors('"Sample, Ben" # an # {Roe, Jane}', before='@string{an = " and "}\n') == [
        ("Sample, Ben", False),
        ("Roe, Jane", False),
    ]


def test_orcids_of_biblatex_are_kept() -> None:
    record = only('author = {Sample, Ben and Roe, Jane},\n author+an:orcid = {2="0000-0002-1825-0097"}')
    assert [person.orcid for person in record.people] == ["", "0000-0002-1825-0097"]


@pytest.mark.parametrize(
    ("fields", "date", "has_remark"),
    [
        ("year = 2014, month = jul", "2014-07", False),
        ('year = 2014, month = "9~" # jul', "2014-07-09", False),
        ('year = 2014, month = jul # "~9"', "2014-07-09", False),
        ("year = {2014}, month = {9 Jul}", "2014-07-09", False),
        ("year = {2014}, month = {7}, day = {9}", "2014-07-09", False),
        ("year = {2014}, month = {July}, day = 9", "2014-07-09", False),
        ("date = {2014-07-09}, year = 2014", "2014-07-09", False),
        ("year = 2014, date = {2014-07}", "2014-07", False),
        ("year = 2014, month = {July/August}", "2014-07", True),
        ("year = 2014, month = jul # {--} # aug", "2014-07", True),
        ("year = 2014, month = {Spring}", "2014", True),
        ("date = {2014-21}", "2014", True),
        ("date = {2014-07/2014-09}", "2014-07", True),
        ("date = {2014~}", "2014", True),
        ("year = {c. 1923}", "1923", True),
        ("year = {in press}", "", True),
        ("year = {2014a}", "2014", False),
        (r"year = {{\noopsort{b}}2014}", "2014", False),
        ("year = {\\textcopyright 2014}", "2014", True),
        ("eventdate = {2014-07-09/2014-07-11}", "2014-07-09", True),
        ("urldate = {2020-01-01}", "", False),
    ],
)
def test_dates_are_kept_as_far_as_ours_hold_them(fields: str, date: str, has_remark: bool) -> None:
    record = only(fields)
    assert (record.raw["date"], bool(record.remarks)) == (date, has_remark)
    assert record.doubts == []


@pytest.mark.parametrize("fields", ["date = {2014-07}, year = 2016", "year = {a while ago}", "month = jul"])
def test_a_date_that_may_be_wrong_is_a_doubt(fields: str) -> None:
    assert only(fields).doubts == ["date"]


SICI = "10.1002/1520-6297(200021)16:1<88::AID-AGR7>3.0.CO;2-G"


@pytest.mark.parametrize(
    ("written", "doi"),
    [
        (r"10.5555/a\_b", "10.5555/a_b"),
        (r"10.5555/a{\_}b{\_}c", "10.5555/a_b_c"),
        (r"10.1002/1520-6297(200021)16:1{$<$}88::AID-AGR7{$>$}3.0.CO;2-G", SICI),
        (r"10.1002/1520-6297(200021)16:1$<$88::AID-AGR7$>$3.0.CO;2-G", SICI),
        (r"10.1002/1520-6297(200021)16:1\textless{}88::AID-AGR7\textgreater{}3.0.CO;2-G", SICI),
        (r"10.1002/1520-6297(200021)16:1{\textless}88::AID-AGR7{\textgreater}3.0.CO;2-G", SICI),
        (r"\url{https://doi.org/10.5555/a--b}", "https://doi.org/10.5555/a--b"),
        (r"10.5555/a\%2Fb\#1\&2", "10.5555/a%2Fb#1&2"),
    ],
)
def test_latex_in_a_doi_is_taken_out(written: str, doi: str) -> None:
    assert only(f"doi = {{{written}}}").raw["doi"] == doi


@pytest.mark.parametrize(
    ("fields", "urls"),
    [
        (r"howpublished = {\url{https://example.org/a_b~c}}", ["https://example.org/a_b~c"]),
        (r"howpublished = {Available at: \url{https://example.org/a\_b}}", ["https://example.org/a_b"]),
        (r"howpublished = {\href{https://example.org/a}{The page}}", ["https://example.org/a"]),
        (r"type = {Web page}, howpublished = {\url{https://example.org/a}}", ["https://example.org/a"]),
        (r"url = {\url{https://example.org/a}}", ["https://example.org/a"]),
        (r"url = {https://example.org/a https://example.org/b}", ["https://example.org/a", "https://example.org/b"]),
        (r"note = {Read at \url{https://example.org/a}}", ["https://example.org/a"]),
        (r"url = {file:///home/someone/a.pdf}", []),
        (r"bdsk-url-1 = {https://example.org/a}", ["https://example.org/a"]),
    ],
)
def test_addresses_are_found_where_people_put_them(fields: str, urls: list[str]) -> None:
    record = only(fields, "misc")
    assert record.raw["urls"] == urls
    assert "kind" not in record.doubts


def test_a_local_path_is_told_and_not_kept() -> None:
    record = only("url = {file:///home/someone/a.pdf}")
    assert "a.pdf" in told(record)


@pytest.mark.parametrize(
    ("pages", "first", "last", "article_number"),
    [
        ("{7-1--7-18}", "7-1", "7-18", ""),
        ("{xii--xxvi}", "xii", "xxvi", ""),
        ("{e1004912}", "", "", "e1004912"),
        ("{45-61, 70}", "45", "61", ""),
        ("{10 pp.}", "", "", ""),
        ("45", "45", "", ""),
    ],
)
def test_pages(pages: str, first: str, last: str, article_number: str) -> None:
    raw = only(f"pages = {pages}").raw
    assert [raw.get(name, "") for name in ("first_page", "last_page", "article_number")] == [
        first,
        last,
        article_number,
    ]


def test_a_title_keeps_its_signs_and_tells_of_commands_that_nobody_knows() -> None:
    (record,) = read(
        r"@book{k, title = {Using \LaTeX{} with std::vector<int>, H$_2$O and \myword{x}}, subtitle = {A {T}est},"
        r" booktitle = {B \& C}, year = 2011}"
    )
    assert record.raw["title"] == r"Using LaTeX with std::vector<int>, H₂O and \myword{x}: A Test"
    assert r"\myword" in told(record)


@pytest.mark.parametrize(
    "entry",
    [
        "@article{k, title = {On trust} year = 2011, author = {Sample, Ben}}",
        '@article{k, title = "On trust"\n author = "Sample, Ben"}',
        "@article{k,\n title = {On trust},\n author = {Sample, Ben}\n year = {2011},\n}",
    ],
)
def test_two_fields_without_a_comma_between_them_are_a_failed_record(entry: str) -> None:
    (record, other) = read(f"{entry}\n@book{{l, title = {{Other}}}}\n")
    assert isinstance(record, FailedRecord)
    assert "comma" in record.reason
    assert isinstance(other, ParsedRecord)


@pytest.mark.parametrize(
    ("entry_type", "fields", "kind"),
    [
        ("online", "", "web-page"),
        ("mastersthesis", "school = {University of Exampleton}", "masters-thesis"),
        ("thesis", "type = {mathesis}", "masters-thesis"),
        ("book", "editor = {Roe, Jane}", "edited-book"),
        ("book", "", "book"),
        ("misc", r"howpublished = {\url{https://example.org}}", "document"),
        ("unpublished", "note = {A draft}", "document"),
    ],
)
def test_kinds(entry_type: str, fields: str, kind: str) -> None:
    record = only(fields, entry_type)
    assert (record.raw["kind"], record.doubts) == (kind, [])


def test_an_unknown_type_is_a_doubt() -> None:
    assert only("", "hologram").doubts == ["kind"]


def test_what_has_no_place_is_told_and_what_says_nothing_of_the_work_is_not() -> None:
    record = only(
        "pagetotal = {210}, venuelike = {The hall}, note = {Read this again},\n file = {:C\\:/a.pdf:PDF},"
        " timestamp = {2020.01.01}, mendeley-groups = {Mine}, owner = {me}, urldate = {2020-01-01},\n"
        " abstract = {We asked.}"
    )
    assert all(text in told(record) for text in ("210", "The hall", "Read this again"))
    assert not any(text in told(record) for text in ("a.pdf", "2020", "Mine", "We asked"))


def test_an_abbreviation_that_the_file_does_not_define_is_told() -> None:
    record = only("journal = jtrust")
    assert record.raw["held_by"] == "jtrust"
    assert "jtrust" in told(record)


def test_a_reference_to_an_entry_that_is_not_in_the_file_is_told() -> None:
    assert "elsewhere" in told(only("crossref = {elsewhere}"))


def test_a_chapter_does_not_take_the_subtitle_of_its_book() -> None:
    chapter, _book = read(
        "@incollection{c, crossref = {b}, title = {A chapter}}\n"
        "@book{b, title = {The book}, subtitle = {A study}, editor = {Other, Una}, year = 2010}\n"
    )
    assert (chapter.raw["title"], chapter.raw["held_by"]) == ("A chapter", "The book: A study")


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        ("subtitle = {A study}", "On looking twice: A study"),
        ("titleaddon = {of 2002}", "On looking twice of 2002"),
        ("subtitle = {A study}, titleaddon = {Second Report}", "On looking twice: A study. Second Report"),
    ],
)
def test_what_is_added_to_a_title_is_no_subtitle(fields: str, title: str) -> None:
    assert only(fields).raw["title"] == title


@pytest.mark.parametrize("visited", ["(accessed 3 May 2019)", "Last visited May 2019", "[retrieved 2019-05-03]"])
def test_the_day_of_a_visit_is_no_kind(visited: str) -> None:
    record = only(rf"howpublished = {{\url{{https://example.org/a}} {visited}}}", "misc")
    assert (record.raw["urls"], record.remarks) == (["https://example.org/a"], [])


def test_ordinals_stay_on_the_line() -> None:
    assert only(r"booktitle = {Notes of the 3\textsuperscript{rd} Night}", "inproceedings").raw["held_by"] == (
        "Notes of the 3rd Night"
    )


def test_an_honest_file_of_many_abbreviations_is_read() -> None:
    strings = "".join(f'@string{{j{n} = "{"Journal of Trust " * 4}{n}"}}\n' for n in range(300))
    entries = "".join(f"@article{{k{n}, title = {{T{n}}}, journal = j{n % 300}, year = 2011}}\n" for n in range(9_000))
    records = read(strings + entries)
    assert {type(record) for record in records} == {ParsedRecord}


PIECES = st.sampled_from(
    [
        "{",
        "}",
        '"',
        "#",
        ",",
        "=",
        "@book{",
        "\n",
        "a",
        " and ",
        "title",
        "author",
        "year",
        "\\",
        "$",
        "others",
        "%",
        "(",
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_garbage_is_reported_or_read(text: str) -> None:
    try:
        records = read(f"@book{{k, {text}")
    except RefusedError:
        return
    assert all(isinstance(record, (ParsedRecord, FailedRecord)) for record in records)


AT_LINES = ("@handle{x} said", "@street(lamps), and then", "@streetlamps", "  @online {later, 2020}", "@ home")


@pytest.mark.parametrize("at_line", AT_LINES)
def test_an_abstract_may_have_a_line_that_begins_with_an_at_sign(at_line: str) -> None:
    abstract = f"We wrote to\n{at_line}\nand waited."
    article = f"@article{{a,\n title = {{Lamps}},\n abstract = {{{abstract}}},\n year = 2019\n}}"
    text = f"{article}\n\n@book{{b, title={{Second}}}}"
    first, second = read(text)
    assert first.raw["title"] == "Lamps"
    assert first.raw["date"] == "2019"
    assert at_line.split("{")[0].strip() in first.raw["abstract"]
    assert at_line in first.source
    assert second.raw["title"] == "Second"
    ris = f"TY  - JOUR\nTI  - Lamps\nAB  - {abstract}\nPY  - 2019\nER  - \n\nTY  - BOOK\nTI  - Second\nER  - \n"
    first, second = read(ris)
    assert (first.raw["date"], second.raw["title"]) == ("2019", "Second")
    assert at_line.strip() in first.raw["abstract"]


def test_an_entry_that_is_cut_off_takes_no_other_with_it() -> None:
    text = "@article{a,\n title = {Lamps\n\n@book{b, title={Second}}\n\n@book{c, title={Third}}"
    cut_off, second, third = read(text)
    assert isinstance(cut_off, FailedRecord)
    assert (second.raw["title"], third.raw["title"]) == ("Second", "Third")
