"""The pictures of the handbook: the screens it speaks of are still there, and the pictures are small.

    WRITE_PICTURES=1 .venv/bin/python -m pytest tests/browser/test_handbook.py

takes them anew from the demo into static/handbook/, after a change of those screens; look at them before committing.
"""

import io
import os
import re
from collections.abc import Callable
from typing import Any

from PIL import Image
from playwright.sync_api import Page, expect

from portal.launch import layout
from portal.records.outputs.models import Publication
from portal.records.people.models import Person
from tests.tools.factories import make_output
from tests.tools.staff import logged_in
from tests.tools.tracked import tracked

PICTURES = layout.ROOT / "static" / "handbook"
TEMPLATES = layout.ROOT / "templates" / "desk"
WIDTH, HEIGHT = 1000, 620
LARGEST = 60_000


def take(page: Page, name: str) -> None:
    """Keeps the page as it stands as the picture of that name, if pictures are wanted."""
    page.wait_for_timeout(300)
    shot = page.screenshot(clip={"x": 0, "y": 0, "width": WIDTH, "height": HEIGHT})
    if os.environ.get("WRITE_PICTURES"):
        PICTURES.mkdir(exist_ok=True)
        Image.open(io.BytesIO(shot)).convert("RGB").save(PICTURES / f"{name}.webp", quality=80, method=6)


def open_small(new_page: Callable[..., Page], site: str, role: str) -> tuple[Page, Any]:
    """A browser of somebody of that role, as large as a picture, and their account."""
    page, user = logged_in(new_page, site, role, width=WIDTH, username=role.lower())
    page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
    return page, user


def test_the_screens_of_the_handbook_are_as_it_says(fresh_demo_server: str, new_page: Callable[..., Page]):
    editor, _user = open_small(new_page, fresh_demo_server, "Editor")
    researcher, user = open_small(new_page, fresh_demo_server, "Researcher")
    Person.objects.filter(slug="basia-spalek").update(account=user)
    chapter = Publication.objects.get(slug__startswith="policing-within")

    editor.goto(f"{fresh_demo_server}/admin/")
    assert editor.get_by_role("heading", name="Needs attention").count() == 1
    take(editor, "first-screen")

    editor.goto(f"{fresh_demo_server}/admin/snippets/records/publication/add/")
    assert editor.locator("#id_kind").is_visible()
    take(editor, "new-paper")

    editor.goto(f"{fresh_demo_server}/admin/")
    editor.get_by_role("link", name="Write a finding").click()
    expect(editor.get_by_role("heading", name="Before you publish")).to_be_visible()
    take(editor, "finding")

    for number in range(3):
        make_output("report", title=f"Report {number + 1} of the project", access="open")
    editor.goto(f"{fresh_demo_server}/admin/")
    editor.get_by_role("link", name="3 outputs without a licence", exact=True).click()
    editor.get_by_label("Tick all of this page").check()
    take(editor, "mend")

    researcher.goto(f"{fresh_demo_server}/admin/snippets/records/publication/edit/{chapter.pk}/")
    researcher.locator("#id_title").click()
    researcher.get_by_role("button", name="More actions").click()
    button = researcher.get_by_role("button", name="Submit to Editor's review")
    assert button.is_visible()
    take(researcher, "submit")
    button.click()

    researcher.goto(f"{fresh_demo_server}/admin/my-outputs/")
    assert researcher.get_by_text("waiting for the editor").is_visible()
    take(researcher, "my-outputs")

    editor.goto(f"{fresh_demo_server}/admin/")
    assert editor.get_by_role("heading", name="Awaiting your review").is_visible()
    take(editor, "review")


def test_every_picture_that_the_handbook_shows_is_there_and_small():
    chapters = "".join(path.read_text() for path in sorted((TEMPLATES / "handbook" / "chapters").glob("*.html")))
    shown = set(re.findall(r'picture.html" with name="([a-z-]+)"', chapters))
    there = {path.stem: path for path in tracked(PICTURES) if path.suffix == ".webp"}
    assert shown == set(there)
    assert len(shown) >= 5
    for path in there.values():
        assert path.stat().st_size < LARGEST, path.name
        with Image.open(path) as picture:
            assert picture.size == (WIDTH, HEIGHT)
