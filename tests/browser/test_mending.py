"""From the first screen to forty-six records mended at once: by ticks, looked at first, and taken back."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from portal.records.outputs.models import Output
from tests.tools.axe import axe_violations
from tests.tools.factories import make_output, make_picture
from tests.tools.staff import logged_in

KINDS = ["journal-article", "report", "book"]


def test_many_outputs_are_given_one_licence_and_it_is_taken_back(fresh_demo_server: str, new_page: Callable[..., Page]):
    outputs = [make_output(KINDS[number % 3], title=f"Quokkas {number}", access="open") for number in range(6)]
    page, _user = logged_in(new_page, fresh_demo_server, "Editor")
    page.goto(f"{fresh_demo_server}/admin/")
    page.get_by_role("link", name="6 outputs without a licence", exact=True).click()
    page.get_by_role("button", name="See what would change").click()
    expect(page.get_by_text("Tick at least one.")).to_be_visible()
    page.get_by_label("Tick all of this page").check()
    page.get_by_label("Tick “Quokkas 5”").uncheck()
    page.get_by_label("Licence").select_option("CC-BY-4.0")
    assert axe_violations(page, "main") == []
    page.get_by_role("button", name="See what would change").click()
    expect(page.get_by_role("heading", name="5 outputs will be changed")).to_be_visible()
    assert axe_violations(page, "main") == []
    page.get_by_role("button", name="Do it").click()
    expect(page.get_by_text("5 records were changed.")).to_be_visible()
    chosen = Output.objects.filter(pk__in=[output.pk for output in outputs], licence="CC-BY-4.0")
    assert chosen.count() == 5
    page.get_by_role("link", name="Undo").click()
    page.get_by_role("button", name="Undo it").click()
    expect(page.get_by_text("This was undone on")).to_be_visible()
    assert chosen.count() == 0


def test_alt_texts_are_written_in_the_list_on_a_phone(fresh_demo_server: str, new_page: Callable[..., Page]):
    for number in range(2):
        make_picture(f"IMG_{number}.jpg")
    page, _user = logged_in(new_page, fresh_demo_server, "Editor", width=360)
    page.goto(f"{fresh_demo_server}/admin/")
    page.get_by_role("link", name="2 images without alt text", exact=True).click()
    page.get_by_label("Alt text of “IMG_1.jpg”").fill("A quokka on a wall")
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert axe_violations(page, "main") == []
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("1 alt text was written.")).to_be_visible()
    expect(page.get_by_role("link", name="IMG_1.jpg", exact=True)).to_have_count(0)
    page.locator(".messages").get_by_role("link", name="Undo").click()
    page.get_by_role("button", name="Take them away").click()
    expect(page.get_by_role("link", name="IMG_1.jpg", exact=True)).to_be_visible()
