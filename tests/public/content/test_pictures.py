"""Whatever is published with a picture says in words what it shows; a draft may wait with it."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from portal.cms.images import undescribed_images
from portal.public.content.models import ContentPage
from portal.records.grants.models import Grant
from tests.tools.accounts import account
from tests.tools.factories import make_picture
from tests.tools.forms import EDITOR, filled_in
from tests.tools.reading import read

pytestmark = pytest.mark.usefixtures("demo")


def figure(picture: int, alt_text: str, position: str = "text") -> dict[str, str]:
    """The fields of a body whose one block is a figure, as the form sends them."""
    block = {"type": "figure", "order": "0", "deleted": "", "id": ""}
    image = {"image": str(picture), "alt_text": alt_text}
    values = {"position": position, "caption": "A street at night", "credit": "Photo: A. Example"}
    return {
        "body-count": "1",
        **{f"body-0-{name}": value for name, value in block.items()},
        **{f"body-0-value-image-{name}": value for name, value in image.items()},
        **{f"body-0-value-{name}": value for name, value in values.items()},
    }


def post(client: Client, address: str, **values: str) -> str:
    form = BeautifulSoup(client.get(address).content, "lxml").select_one(EDITOR)
    kept = {name: value for name, value in filled_in(form).items() if not name.startswith("body-")}
    return client.post(address, {**kept, **values}, follow=True).content.decode()


def form_of(kind: str) -> str:
    if kind == "page":
        return f"/admin/pages/{ContentPage.objects.get(slug='approach').pk}/edit/"
    return f"/admin/snippets/records/grant/edit/{Grant.objects.get(slug='phase-1-small-grant').pk}/"


@pytest.mark.parametrize("kind", ["page", "grant"])
def test_a_files_name_is_no_alt_text_when_something_is_published(kind: str):
    client, _user = account("superuser")
    picture = make_picture("Street")
    name = picture.filename.rpartition(".")[0]
    refused = post(client, form_of(kind), **figure(picture.pk, name), **{"action-publish": "on"})
    assert "An image has no alt text" in refused
    published = post(client, form_of(kind), **figure(picture.pk, "Two officers talk"), **{"action-publish": "on"})
    assert "An image has no alt text" not in published
    address = "/approach/" if kind == "page" else "/grants/phase-1-small-grant/"
    assert read(Client(), address).soup.select_one("figure.picture img")["alt"] == "Two officers talk"


@pytest.mark.parametrize("position", ["text", "wide", "margin"])
def test_a_figure_stands_where_it_was_put_with_caption_and_credit_above_it(client: Client, position: str):
    staff, _user = account("superuser")
    picture = make_picture("Street")
    post(staff, form_of("page"), **figure(picture.pk, "Two officers talk", position), **{"action-publish": "on"})
    shown = read(client, "/approach/").soup.select_one(f"figure.at-{position}")
    assert [part.name for part in shown.find_all(True, recursive=False)] == ["figcaption", "img"]
    assert " ".join(shown.figcaption.get_text().split()) == "A street at night Photo: A. Example"
    page = ContentPage.objects.get(slug="approach")
    assert list(undescribed_images(page.body)) == []
