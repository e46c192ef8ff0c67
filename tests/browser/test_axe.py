"""axe, which judges our pages, does judge."""

from tests.tools.axe import axe_violations

GOOD = '<!doctype html><html lang="en"><head><title>Good</title></head><body><main><h1>Good</h1></main></body></html>'


def test_axe_finds_a_picture_without_a_description(new_page):
    page = new_page()
    page.set_content(GOOD)
    assert axe_violations(page) == []
    page.set_content(GOOD.replace("</h1>", '</h1><img src="data:,">'))
    assert any(fault.startswith("image-alt") for fault in axe_violations(page))
