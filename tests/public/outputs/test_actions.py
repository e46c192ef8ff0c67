"""The work itself is the first action on its page: read, listened to, watched or got, here or elsewhere."""

from collections.abc import Iterable

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.test import Client

from portal.media.models import PortalDocument
from portal.public.outputs.byte_range import asked_span
from portal.records.outputs.models import Output, OutputFile
from tests.tools.factories import make_output, publish
from tests.tools.reading import Page, read

pytestmark = pytest.mark.usefixtures("demo")

TENTH_OF_A_MEGABYTE = 104_857


def with_files(output: Output, files: Iterable[tuple[str, str, bytes]]) -> Output:
    """The output with files of those names, versions and contents, published."""
    for place, (name, version, content) in enumerate(files):
        document = PortalDocument.objects.create(title=name, file=ContentFile(content, name=name))
        output.files.add(OutputFile(document=document, name=name, version=version, sort_order=place))
    publish(output)
    return output


def actions(page: Page) -> list[tuple[str, str]]:
    return [
        (" ".join(link.get_text().split()), str(link["href"])) for link in page.soup.select("main ul.work-actions a")
    ]


def shown(client: Client, output: Output) -> Page:
    return read(client, output.get_absolute_url())


@pytest.mark.parametrize(
    ("kind_name", "url", "label"),
    [
        ("radio-broadcast", "https://www.bbc.co.uk/sounds/play/b00f8k2p", "Listen on BBC Sounds"),
        ("tv-broadcast", "https://www.bbc.co.uk/iplayer/episode/1", "Watch on BBC iPlayer"),
        ("film", "https://vimeo.com/12", "Watch on Vimeo"),
        ("dataset", "https://zenodo.org/records/1", "Get the data on Zenodo"),
        ("report", "https://www.example.org/report.pdf", "Read at example.org"),
        ("podcast", "https://bbc.co.uk.example.org/sounds/1", "Listen at bbc.co.uk.example.org"),
    ],
)
def test_a_working_address_elsewhere_is_the_first_action_and_nothing_says_that_no_copy_is_held(
    client: Client, kind_name: str, url: str, label: str
):
    page = shown(client, make_output(kind_name, "Night shift", url=url))
    assert actions(page) == [(label, url)]
    assert "No copy held" not in page.text


def test_a_doi_leads_to_the_work_where_no_other_address_is_known(client: Client):
    page = shown(client, make_output("journal-article", "Quiet streets", doi="10.1234/quiet.1"))
    assert actions(page) == [("Read at its DOI", "https://doi.org/10.1234/quiet.1")]


def test_a_file_comes_before_the_address_elsewhere_and_says_type_and_size(client: Client):
    output = make_output("report", "Quiet streets", url="https://www.example.org/quiet")
    files = [
        ("tables.csv", "supplement", b"a,b\n"),
        ("quiet.pdf", "accepted", b"%PDF-1.4" + b" " * 12 * TENTH_OF_A_MEGABYTE),
    ]
    page = shown(client, with_files(output, files))
    address = f"{output.get_absolute_url()}files/"
    assert actions(page) == [
        ("Read (PDF, 1.2 MB)", f"{address}quiet.pdf"),
        ("Supplement (CSV, 4 bytes)", f"{address}tables.csv"),
        ("Also at example.org", "https://www.example.org/quiet"),
    ]
    assert "Accepted manuscript" in page.part("main ul.work-actions li:first-child")


@pytest.mark.parametrize(("name", "element"), [("night.mp3", "audio"), ("night.webm", "video")])
def test_a_recording_that_we_hold_plays_on_the_page_with_its_transcript_beside(client: Client, name: str, element: str):
    output = make_output("radio-broadcast", "Night shift")
    files = [
        (name, "", b"\x00" * 900),
        ("night.pdf", "transcript", b"%PDF-1.4"),
        ("night.vtt", "transcript", b"WEBVTT"),
    ]
    page = shown(client, with_files(output, files))
    player = page.soup.select_one(f"main figure.recording {element}")
    assert player["src"] == f"{output.get_absolute_url()}files/{name}"
    assert player.has_attr("controls")
    assert not player.has_attr("autoplay")
    (transcript,) = page.soup.select("main figure.recording figcaption a")
    assert transcript["href"] == f"{output.get_absolute_url()}files/night.pdf"
    tracks = [track["src"] for track in page.soup.select("track")]
    assert tracks == ([f"{output.get_absolute_url()}files/night.vtt"] if element == "video" else [])
    assert actions(page)[0][0] == ("Listen (MP3, 900 bytes)" if element == "audio" else "Watch (WEBM, 900 bytes)")


def test_a_closed_recording_neither_plays_nor_is_linked(client: Client):
    output = make_output("podcast", "Night shift", access="restricted", url="https://example.org/1")
    page = shown(client, with_files(output, [("night.mp3", "", b"\x00")]))
    assert not page.soup.select("audio")
    assert actions(page) == [("Listen at example.org", "https://example.org/1")]


def test_a_broadcast_whose_time_elsewhere_is_over_is_not_offered(client: Client):
    values = {"url": "https://www.bbc.co.uk/sounds/play/1", "available_until": "2030-05-06"}
    output = make_output("radio-broadcast", "Night shift", **values)
    with time_machine.travel("2030-05-06 12:00"):
        assert actions(shown(client, output)) == [("Listen on BBC Sounds", values["url"])]
    with time_machine.travel("2030-05-07 12:00"):
        assert actions(shown(client, output)) == []


def test_an_address_that_may_no_longer_answer_is_told_as_such_and_is_no_button(client: Client):
    page = read(client, "/outputs/final-report/")
    assert actions(page) == []
    notice = page.part("main .work .notice")
    assert notice.startswith("No copy held")
    assert "may no longer answer" in notice


def test_a_record_of_which_nothing_is_said_promises_nothing(client: Client):
    page = shown(client, make_output("workshop", "A day of talk"))
    assert not page.soup.select("main .work")


@pytest.mark.parametrize(
    ("header", "span"),
    [
        ("", None),
        ("bytes=0-", (0, 99)),
        ("bytes=10-19", (10, 19)),
        ("bytes=90-500", (90, 99)),
        ("bytes=-5", (95, 99)),
        ("bytes=-500", (0, 99)),
        ("bytes=0-1,5-6", None),
        ("bytes=9-3", None),
        ("lines=1-2", None),
        ("bytes=-", None),
        ("bytes=²-", None),
    ],
)
def test_a_range_is_read_as_the_rfc_says(header: str, span: tuple[int, int] | None):
    assert asked_span(header, 100) == span


def test_a_player_gets_the_part_it_asks_for(client: Client):
    content = bytes(range(256)) * 1000
    output = with_files(make_output("podcast", "Night shift"), [("night.mp3", "", content)])
    address = f"{output.get_absolute_url()}files/night.mp3"
    whole = client.get(address)
    assert (whole.status_code, whole["Accept-Ranges"], b"".join(whole)) == (200, "bytes", content)
    some = client.get(address, headers={"range": "bytes=100000-199999"})
    assert (some.status_code, some["Content-Range"]) == (206, "bytes 100000-199999/256000")
    assert b"".join(some) == content[100_000:200_000]
    none = client.get(address, headers={"range": "bytes=300000-"})
    assert (none.status_code, none["Content-Range"]) == (416, "bytes */256000")
