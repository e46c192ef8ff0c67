"""Rich text leaves by an allow-list, whichever way it came in."""

import json

import pytest
from django.test import Client
from wagtail.models import Page
from wagtail.rich_text import RichText

from portal.cms.clean_html import clean_html
from portal.public.content.models import ContentPage

HOSTILE = {
    "a script": ("<p>Hello<script>alert(1)</script></p>", "<p>Hello</p>"),
    "a handler": ('<p onclick="alert(1)">Hello</p>', "<p>Hello</p>"),
    "a picture with a handler": ('<p>A<img src="x" onerror="alert(1)"></p>', "<p>A</p>"),
    "a script's address": ('<a href="javascript:alert(1)">here</a>', "<a>here</a>"),
    "a script's address, hidden": ('<a href=" java\tscript:alert(1)">here</a>', "<a>here</a>"),
    "an address of data": ('<a href="data:text/html,hello">here</a>', "<a>here</a>"),
    "a file": ('<a href="file:///etc/passwd">here</a>', "<a>here</a>"),
    "another host unsaid": ('<a href="//elsewhere.example/">here</a>', "<a>here</a>"),
    "another host by backslashes": ('<a href="\\\\elsewhere.example/">here</a>', "<a>here</a>"),
    "a frame": ('<p>A</p><iframe src="https://elsewhere.example/"></iframe>', "<p>A</p>"),
    "a form": ('<form action="/admin/"><input name="a"><p>Hello</p></form>', "<p>Hello</p>"),
    "a style": ('<p style="position:fixed">Hello</p><style>p{}</style>', "<p>Hello</p>"),
    "a comment": ("<p>Hello<!-- hidden --></p>", "<p>Hello</p>"),
    "a drawing": ("<svg><script>alert(1)</script></svg><p>A</p>", "<p>A</p>"),
    "an element left open": ("<p>Hello <b>world", "<p>Hello <b>world</b></p>"),
    "an identifier that a page has": ('<p id="content" class="masthead">Hello</p>', "<p>Hello</p>"),
}
KEPT = (
    '<h2>Title</h2><p>Words, <b>bold</b>, <i>italic</i>, x<sup>2</sup>, H<sub>2</sub>O<br></p>',
    "<ul><li>one</li></ul><ol><li>two</li></ol>",
    '<p><a href="https://example.org/?a=1&amp;b=2">out</a>, <a href="/about/#part">in</a></p>',
    '<p><a href="mailto:project@example.org">write</a>, <a href="http://example.org/">plain</a></p>',
    '<p lang="ar" dir="rtl">سلام</p>',
)  # fmt: skip


@pytest.mark.parametrize(("html", "expected"), HOSTILE.values(), ids=HOSTILE.keys())
def test_what_is_not_allowed_goes(html: str, expected: str):
    assert clean_html(html) == expected


@pytest.mark.parametrize("html", KEPT)
def test_what_the_editor_offers_stays_as_it_is(html: str):
    assert clean_html(html) == html
    assert RichText(html).__html__().strip() == html


def test_a_page_prints_no_script_that_stands_in_the_database(demo: None, client: Client):
    body = [{"type": "paragraph", "value": '<p>Before<script>alert("stored")</script> after</p>'}]
    page = ContentPage(title="Inside", slug="inside", body=json.dumps(body))
    Page.objects.get(depth=2).add_child(instance=page)
    page.save_revision().publish()
    text = client.get(page.url).content.decode()
    assert "Before" in text
    assert "stored" not in text
