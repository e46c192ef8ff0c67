"""Posted data that no form of the site sends is answered in the form or by 400, never by a fault, and saves nothing."""

import json

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from wagtail.models import Page, Revision

from portal.public.content.models import ContentPage

DEEP = "[" * 100_000
CRAFTED = {
    "a count that is no number": {"body-count": "many"},
    "a count below nothing": {"body-count": "-1"},
    "a count beyond reason": {"body-count": "1000000000"},
    "a count in another script": {"body-count": "٣"},
    "blocks that are missing": {"body-count": "3"},
    "an order that is no number": {"body-count": "1", "body-0-type": "paragraph", "body-0-order": "x",
                                   "body-0-deleted": "", "body-0-value": "null"},
    **{
        f"rich text {name}": {"body-count": "1", "body-0-type": "paragraph", "body-0-order": "0", "body-0-deleted": "",
                              "body-0-id": "", "body-0-value": value}
        for name, value in {
            "that is no JSON": "{",
            "that is a number": "7",
            "that is a list": "[]",
            "with blocks of nothing": json.dumps({"blocks": [None], "entityMap": {}}),
            "with an entity that is not there": json.dumps({"blocks": [{"key": "a", "text": "abc", "type": "unstyled",
                "depth": 0, "inlineStyleRanges": [], "entityRanges": [{"offset": 0, "length": 1, "key": 9}]}],
                "entityMap": {}}),
            "nested without end": DEEP,
        }.items()
    },
}  # fmt: skip


@pytest.fixture
def page(demo: None) -> ContentPage:
    page = ContentPage(title="Inside", slug="inside")
    Page.objects.get(depth=2).add_child(instance=page)
    page.save_revision().publish()
    return page


@pytest.mark.parametrize("fields", CRAFTED.values(), ids=CRAFTED.keys())
def test_a_crafted_post_of_a_page_form_is_refused(page: ContentPage, fields: dict[str, str]):
    client = Client(raise_request_exception=False)
    client.force_login(get_user_model().objects.create_superuser("editor"))
    before = Revision.objects.count()
    whole = {"title": "Inside", "slug": "inside", "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0", **fields}
    answer = client.post(f"/admin/pages/{page.pk}/edit/", whole)
    assert answer.status_code in (200, 400)
    assert Revision.objects.count() == before


@pytest.mark.parametrize(
    "block", [{"type": "nothing", "value": "Words"}, {"type": "paragraph", "value": "{}"}], ids=["no type", "no text"]
)
def test_what_is_no_block_is_left_out(page: ContentPage, client: Client, block: dict[str, str]):
    client.force_login(get_user_model().objects.create_superuser("editor"))
    fields = {"body-count": "1", "body-0-order": "0", "body-0-deleted": "", "body-0-id": ""}
    whole = {"title": "Inside", "slug": "inside", "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0", **fields}
    whole |= {f"body-0-{name}": value for name, value in block.items()}
    assert client.post(f"/admin/pages/{page.pk}/edit/", whole).status_code == 302
    assert str(page.get_latest_revision_as_object().body).strip() in ("", '<div class="block-paragraph"></div>')
