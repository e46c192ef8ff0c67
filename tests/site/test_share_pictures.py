"""Every page has a picture of its own for shared links, drawn from its title, the project's name and the year."""

from io import BytesIO
from urllib.parse import urlsplit

import pytest
from django.test import Client
from PIL import Image

from portal.cms.share_pictures import picture_address
from portal.drawings.share_picture import HEIGHT, WIDTH, draw
from portal.records.outputs.models import Output
from tests.tools.factories import publish
from tests.tools.reading import read, sitemap

pytestmark = pytest.mark.usefixtures("demo")


def picture_of(client: Client, address: str) -> str:
    page = read(client, address)
    (tag,) = page.soup.select("meta[property='og:image']")
    assert tag["content"].startswith("http")
    return urlsplit(str(tag["content"])).path


def test_every_public_page_has_a_picture_of_its_own_and_it_is_there(client: Client):
    pictures = {address: picture_of(client, address) for address in sitemap(client)}
    assert len(set(pictures.values())) == len(pictures)
    for address, picture in pictures.items():
        response = client.get(picture)
        assert (response.status_code, response["Content-Type"]) == (200, "image/png"), address
        assert "immutable" in response["Cache-Control"]
        assert Image.open(BytesIO(response.content)).size == (WIDTH, HEIGHT)
        assert len(response.content) < 60_000


def test_a_new_title_is_a_new_picture_and_the_old_one_stays_as_it_was(client: Client):
    before = picture_of(client, "/outputs/final-report/")
    old = client.get(before).content
    output = Output.objects.get(slug="final-report").own
    output.title = "Final report, corrected"
    publish(output)
    after = picture_of(client, "/outputs/final-report/")
    assert after != before
    assert client.get(before).content == old != client.get(after).content


def test_words_that_the_site_did_not_sign_are_not_drawn(client: Client):
    address = picture_address("Final report", "Project", "2010")
    assert client.get(address).status_code == 200
    for forged in (address.replace(".png", "x.png"), "/share/WyJhIl0.png", "/share/a:b.png", "/share/%00.png"):
        assert client.get(forged).status_code == 404


@pytest.mark.parametrize(
    "title",
    [
        "",
        "Trust",
        "Ünïcödé “quotes” – £83,211 and łódź",
        "الثقة بين الشرطة والمجتمع",
        "警察",
        "Donaudampfschifffahrtsgesellschaft" * 8,
        "A long title of many words " * 30,
    ],
)
def test_any_title_is_drawn_and_fits(title: str):
    picture = Image.open(BytesIO(draw(title, "Partnership and policing " * 9, "2010"))).convert("L")
    assert picture.size == (WIDTH, HEIGHT)
    right = picture.crop((WIDTH - 70, 30, WIDTH, HEIGHT))
    assert right.getextrema()[0] > 200, "nothing is written in the margin"
