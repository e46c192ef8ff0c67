"""What a file says and a kind has no field for is told on the record, by whatever format it came."""

import pytest

from portal.bibliography.formats.reader import ParsedRecord, read
from portal.intake.mapping import MappedRecord, map_record


def mapped(text: str) -> MappedRecord:
    """The only record of a text."""
    (record,) = read(text)
    assert isinstance(record, ParsedRecord)
    return map_record(record)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("@misc{a, title={Lamps}, journal={Example Review}, year=2019}", "Example Review"),
        ("@techreport{a, title={Lamps}, institution={Bell}, volume={12}, year=2019}", "Volume “12”"),
        (
            "@techreport{a, title={Lamps}, institution={Bell}, series={Street notes}, year=2019}",
            "Series “Street notes”",
        ),
        ("@movie{a, title={Lamps}, publisher={Example Films}, year=2019}", "Publisher “Example Films”"),
        ("TY  - VIDEO\nTI  - Lamps\nPB  - Example Films\nPY  - 2019\nER  - \n", "Publisher “Example Films”"),
        ("TY  - BLOG\nTI  - Lamps\nET  - 2nd\nER  - \n", ""),
        ("TY  - RPRT\nTI  - Lamps\nIS  - 7\nVL  - 3\nER  - \n", "Volume “3”"),
        (
            "@inproceedings{a, title={Lamps}, booktitle={Proceedings}, eventtitle={Example Days}, year=2019}",
            "Example Days",
        ),
        (
            '[{"type": "motion_picture", "title": "Lamps", "publisher": "Example Films"}]',
            "Publisher “Example Films”",
        ),
        (
            '[{"type": "speech", "title": "Lamps", "ISBN": "9780415494359", "event-title": "Days"}]',
            "ISBN “9780415494359”",
        ),
        (
            '[{"type": "paper-conference", "title": "Lamps", "container-title": "Papers", "event-title": "Days"}]',
            "Days",
        ),
        ("kind,title,publisher\nfilm,Lamps,Example Films\n", "Publisher “Example Films”"),
    ],
)
def test_nothing_is_dropped_in_silence(text: str, told: str) -> None:
    record = mapped(text)
    assert told in " ".join([*record.notes, *map(str, record.values.values())])


def test_what_is_kept_is_not_called_left_out() -> None:
    record = mapped("@article{a, title={Lamps}, journal={Example Review}, volume={12}, number={3}, year=2019}")
    assert record.notes == []
