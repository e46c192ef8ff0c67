"""The Nu HTML checker, which judges our pages, does judge."""

from tests.tools.nu import html_errors

GOOD = '<!doctype html><html lang="en"><head><title>Good</title></head><body><main><h1>Good</h1></main></body></html>'
BAD = GOOD.replace("<h1>", '<p><h2 id="a" id="b">').replace("</h1>", "</h2></p>")


def test_the_nu_checker_names_the_page_and_the_fault():
    errors = html_errors({"good": GOOD, "bad": BAD})
    assert errors
    assert all(error.startswith("bad, line 1: ") for error in errors)
