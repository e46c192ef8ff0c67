"""Somebody who was let into a restricted page sees its pictures, and nobody else does."""

import json

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.images.models import AbstractImage
from wagtail.models import Page, PageViewRestriction

from portal.cms.models import BasePage
from portal.public.content.models import ContentPage
from tests.tools.factories import make_picture

SECRET = "open-sesame-77"


@pytest.fixture
def picture(demo: None) -> AbstractImage:
    return make_picture()


@pytest.fixture
def page(picture: AbstractImage) -> BasePage:
    """A page with that picture in its text."""
    value = {"image": picture.pk, "decorative": False, "alt_text": "A view"}
    body = [{"type": "figure", "value": {"image": value, "caption": "Look"}}]
    page = ContentPage(title="Inside", slug="inside", body=json.dumps(body))
    Page.objects.get(depth=2).add_child(instance=page)
    page.save_revision().publish()
    return page


def restrict(page: BasePage, kind: str, **values: str) -> PageViewRestriction:
    return PageViewRestriction.objects.create(page=page.page_ptr, restriction_type=kind, **values)


def test_a_password_opens_the_pictures_of_its_page(page: BasePage, picture: AbstractImage, client: Client):
    restriction = restrict(page, "password", password=SECRET)
    address = f"/_util/authenticate_with_password/{restriction.pk}/{page.pk}/"
    assert client.get(picture.file.url).status_code == 404
    client.post(address, {"password": "wrong", "return_url": page.url})
    assert client.get(picture.file.url).status_code == 404
    client.post(address, {"password": SECRET, "return_url": page.url})
    assert client.get(picture.file.url).status_code == 200
    assert Client().get(picture.file.url).status_code == 404


def test_an_account_opens_them_where_the_page_asks_for_one(page: BasePage, picture: AbstractImage, client: Client):
    restrict(page, "login")
    assert client.get(picture.file.url).status_code == 404
    client.force_login(get_user_model().objects.create_user("reader"))
    assert client.get(picture.file.url).status_code == 200


def test_only_the_named_group_is_let_in(page: BasePage, picture: AbstractImage, client: Client):
    group = Group.objects.create(name="Advisers")
    restrict(page, "groups").groups.add(group)
    reader = get_user_model().objects.create_user("reader")
    client.force_login(reader)
    assert client.get(picture.file.url).status_code == 404
    reader.groups.add(group)
    assert client.get(picture.file.url).status_code == 200


def test_every_restriction_above_must_let_in_too(page: BasePage, picture: AbstractImage, client: Client):
    restrict(page, "login")
    PageViewRestriction.objects.create(page=Page.objects.get(depth=2), restriction_type="password", password=SECRET)
    client.force_login(get_user_model().objects.create_user("reader"))
    assert client.get(picture.file.url).status_code == 404


def test_a_page_that_is_taken_down_opens_nothing(page: BasePage, picture: AbstractImage, client: Client):
    restrict(page, "login")
    page.unpublish()
    client.force_login(get_user_model().objects.create_user("reader"))
    assert client.get(picture.file.url).status_code == 404
