"""Every page as Markdown, and the list of them for programs that read words."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.exchange.markdown.tree import content_of
from portal.exchange.markdown.write import MarkdownWriter
from portal.public.findings.models import FindingPage
from portal.records.outputs.models import Output
from tests.tools.factories import make_output
from tests.tools.reading import read, sitemap

FINDING = "/findings/support-for-the-mcu/"
HERE = "https://example.org/a/"


def written(html: str) -> str:
    main = content_of(f"<!doctype html><body><nav>Menu</nav><main>{html}</main></body>")
    assert main is not None
    return MarkdownWriter(HERE).document(main).strip()


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<h1>A <em>title</em></h1><p>One.\n Two.</p>", "# A *title*\n\nOne. Two."),
        ('<p>Read <a href="/b/">on</a>.</p>', "Read [on](https://example.org/b/)."),
        ('<p><a href="b (c)">x</a><a href="#d">y</a></p>', f"[x](<{HERE}b (c)>) [y]({HERE}#d)"),
        ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "- a\n  - b\n- c"),
        ("<ol><li><p>a</p><p>b</p></li></ol>", "1. a\n   b"),
        ("<dl><div><dt>By</dt><dd><ul><li>A</li><li>B</li></ul></dd></div></dl>", "- **By**: A; B"),
        ("<table><tr><th>a</th><th>b</th></tr><tr><td>1|2</td></tr></table>", "| a | b |\n|---|---|\n| 1\\|2 |  |"),
        ("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b"),
        ('<img src="/p.png" alt="A picture">', "![A picture](https://example.org/p.png)"),
        ("<p>*not* _this_ [x](y) &lt;b&gt; `c` # 1</p>", r"\*not\* \_this\_ \[x\](y) \<b\> \`c\` # 1"),
        ("<p># no heading</p><p>1. no list</p><p>- nor this</p>", "\\# no heading\n\n\\1. no list\n\n\\- nor this"),
        ("<svg><path/><text>x</text></svg><button>Copy</button><script>x</script><p hidden>x</p>", ""),
        ("<p>the <button popovertarget='t'>MCU</button> met</p>", "the MCU met"),
        ("<p><strong> a </strong>b<br>c</p>", "**a** b c"),
        ("<div>loose <b>words</b><p>then these</p>and more</div>", "loose **words**\n\nthen these\n\nand more"),
    ],
)
def test_html_becomes_markdown(html: str, markdown: str):
    assert written(html) == markdown


@pytest.mark.usefixtures("demo")
def test_every_page_is_there_as_markdown_and_says_what_the_page_says(client: Client):
    for address in sitemap(client):
        page = read(client, address)
        markdown = "/index.md" if address == "/" else f"{address.rstrip('/')}.md"
        alternate = f'<http://testserver{markdown}>; rel="alternate"; type="text/markdown"'
        assert alternate in client.get(address)["Link"]
        response = client.get(markdown)
        assert (response.status_code, response["Content-Type"]) == (200, "text/markdown; charset=utf-8"), address
        text = response.content.decode()
        assert text.count("\n# ") + text.startswith("# ") == 1, address
        assert re.sub(r"\W", "", page.heading) in re.sub(r"\W", "", text), address
        assert text.endswith(f"---\n\n<http://testserver{address}>\n")
        assert "<script" not in text


@pytest.mark.usefixtures("demo")
def test_who_prefers_markdown_is_given_it_at_the_pages_own_address(client: Client):
    html = "text/html,application/xhtml+xml,*/*;q=0.8"
    for accept, media_type in [
        ("text/markdown", "text/markdown"),
        ("text/markdown, text/html;q=0.5", "text/markdown"),
        ("text/html, text/markdown;q=0.5", "text/html"),
        (html, "text/html"),
        ("*/*", "text/html"),
        ("text/html;q=0.1, */*", "text/html"),
        ("text/html;q=0, image/*, */*;q=0.9", "text/html"),
        ("", "text/html"),
    ]:
        response = client.get(FINDING, headers={"accept": accept})
        assert response["Content-Type"].startswith(media_type), accept
        assert "Accept" in response["Vary"]


@pytest.mark.usefixtures("demo")
def test_what_is_no_public_page_is_no_markdown(client: Client):
    Output.objects.filter(slug="final-report").update(is_private=True)
    for address in ("/outputs/final-report.md", "/nowhere.md", "/outputs/.md", "/a/../b.md", "/.md", "/%00.md"):
        assert client.get(address).status_code == 404, address
    assert "markdown" not in client.get("/admin/login/", headers={"accept": "text/markdown"})["Content-Type"]
    assert client.post("/about.md").status_code in (404, 405)
    assert client.get("/outputs.ris.md").status_code == 404


@pytest.mark.usefixtures("demo")
def test_the_list_for_programs_names_every_page_by_an_address_that_answers(client: Client):
    text = client.get("/llms.txt").content.decode()
    assert text.startswith("# An Examination of Partnership Approaches")
    addresses = re.findall(r"\]\(http://testserver([^)]+)\)", text)
    assert {address for address in sitemap(client) if address != "/"} == {
        f"{address.removesuffix('.md')}/" for address in addresses if address.endswith(".md") and address != "/index.md"
    }
    for address in addresses:
        assert client.get(address).status_code == 200, address


@pytest.mark.usefixtures("demo")
def test_of_a_withdrawn_finding_the_list_says_that_and_not_its_claim(client: Client):
    finding = FindingPage.objects.get(number=2)
    finding.status, finding.status_reason = "withdrawn", "Misread."
    finding.save_revision().publish()
    text = client.get("/llms.txt").content.decode()
    assert f"[{finding.title}](http://testserver{FINDING.rstrip('/')}.md): Withdrawn\n" in text
    assert finding.claim not in text


@pytest.mark.usefixtures("demo")
def test_of_very_many_outputs_the_newest_are_listed_and_the_list_says_so(client: Client, monkeypatch):
    with CaptureQueriesContext(connection) as before:
        client.get("/llms.txt")
    monkeypatch.setattr("portal.exchange.markdown.llms.MOST_OUTPUTS", 3)
    make_output(title="The newest [of] them", date="2026-11-25")
    with CaptureQueriesContext(connection) as after:
        text = client.get("/llms.txt").content.decode()
    assert "## Outputs: the newest 3 of 5" in text
    assert r"[The newest \[of\] them](" in text
    assert "Final report" not in text
    assert len(before) <= 12
    assert len(after) <= len(before) + 1
