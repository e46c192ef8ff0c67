"""The form of an output: kind first, few things asked, an example everywhere, and how it will look beside it."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.test import Client

from portal.records.outputs.models import TABLES, Publication, Report
from tests.tools.forms import EDITOR, filled_in, unfolded

pytestmark = pytest.mark.django_db
# Fields whose choices or files are their own example.
NEED_NO_EXAMPLE = {"grants", "person", "go_live_at", "expire_at", "slug", "is_private", "url_note", "name", "DELETE"}


@pytest.fixture
def editor(demo: None) -> Client:
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("editor", "editor@example.org", "x"))
    return client


def address(model: type, last: str) -> str:
    return f"/admin/snippets/records/{model._meta.model_name}/{last}"


def form_of(client: Client, model: type) -> BeautifulSoup:
    return BeautifulSoup(client.get(address(model, "add/")).content, "lxml")


@pytest.mark.parametrize("model", TABLES.values())
def test_the_doi_or_the_kind_comes_first_at_most_three_are_required_and_nothing_is_red(editor: Client, model: type):
    page = form_of(editor, model)
    form = page.select_one(EDITOR)
    fields = [name for name in filled_in(form) if name not in ("csrfmiddlewaretoken",)]
    # What mostly has a DOI asks for it before all else, as it fills in the rest.
    assert fields[:2] == (["doi", "kind"] if model in (Publication, Report) else ["kind", "title"])
    top = [
        label
        for label in form.select(".w-required-mark")
        if not label.find_parent(attrs={"data-inline-panel-child": True})
    ]
    assert 1 <= len([mark for mark in top if not mark.find_parent("template")]) <= 3
    assert form.select(".error-message, [aria-invalid=true], .w-field--error") == []


@pytest.mark.parametrize("model", TABLES.values())
def test_every_field_has_a_line_with_an_example(editor: Client, model: type):
    form = unfolded(form_of(editor, model)).select_one(EDITOR)
    without = []
    for field in form.select("[data-contentpath]"):
        name = str(field["data-contentpath"])
        help_text = field.select_one(".help")
        if name not in NEED_NO_EXAMPLE and not (help_text and len(help_text.get_text(strip=True)) > 5):
            without.append(name)
    assert without == []
    assert {"kind", "role", "is_corporate", "document", "version"} <= {
        str(field["data-contentpath"]) for field in form.select("[data-contentpath]")
    }


def preview(client: Client, mode: str, **values: str) -> BeautifulSoup:
    """What the preview shows of a new publication as typed."""
    form = form_of(client, Publication).select_one(EDITOR)
    typed = {**filled_in(form), **values}
    assert client.post(address(Publication, "preview/"), typed).json() == {"is_valid": True, "is_available": True}
    answer = client.get(address(Publication, f"preview/?mode={mode}"))
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "lxml")


CHAPTER = {
    "kind": "chapter",
    "title": "Partnership in practice",
    "date": "2010",
    "container": "A book",
    "contributions-TOTAL_FORMS": "1",
    "contributions-0-name": "Example, Ada",
    "contributions-0-role": "author",
    "contributions-0-ORDER": "1",
}


def test_card_citation_and_bibtex_are_shown_of_what_is_typed(editor: Client):
    shown = preview(editor, "references", **CHAPTER)
    assert "Ada Example, in A book" in shown.select_one(".rows").get_text(" ", strip=True)
    assert "Example, A. (2010)" in shown.select_one(".cited").get_text()
    entry = shown.select_one("pre").get_text()
    assert entry.lower().startswith("@incollection{example2010partnership")
    assert "/outputs/partnership-in-practice/" in entry
    assert not Publication.objects.filter(title=CHAPTER["title"]).exists()


def test_the_whole_page_can_be_previewed_as_well(editor: Client):
    assert preview(editor, "page", **CHAPTER).select_one("h1").get_text() == "Partnership in practice"


def test_an_empty_form_has_a_preview(editor: Client):
    assert preview(editor, "references").select_one("pre").get_text().startswith("@article{")


def test_a_work_of_two_hundred_contributors_can_be_saved(editor: Client):
    form = form_of(editor, Publication).select_one(EDITOR)
    rows: dict[str, str] = {"contributions-TOTAL_FORMS": "200"}
    for number in range(200):
        row = f"contributions-{number}"
        rows |= {f"{row}-name": f"Example{number}, A", f"{row}-role": "author", f"{row}-ORDER": str(number + 1)}
        rows |= {f"{row}-id": "", f"{row}-person": "", f"{row}-DELETE": ""}
    answer = editor.post(address(Publication, "add/"), {**filled_in(form), "title": "Many", **rows})
    assert answer.status_code == 302
    assert Publication.objects.get(title="Many").contributions.count() == 200
