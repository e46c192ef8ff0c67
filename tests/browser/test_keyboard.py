"""The walk by keyboard, which judges our pages, does judge."""

from tests.tools.keyboard import walk

GOOD = """<!doctype html><title>Good</title><style>:focus-visible { outline: 2px solid red }</style>
<a href="#a">One</a> <button>Two</button> <details><summary>Three</summary><a href="#b">Four</a></details>"""


def test_it_reaches_every_control_of_a_good_page(page):
    page.set_content(GOOD)
    walked = walk(page)
    assert walked.order == [0, 1, 2, 3]
    assert (walked.not_reached, walked.not_marked, walked.not_seen) == ([], [], [])


def test_it_notices_a_control_whose_focus_cannot_be_seen(page):
    page.set_content(GOOD + "<style>button:focus-visible { outline: none }</style>")
    assert walk(page).not_marked == ["button “Two”"]


def test_it_notices_a_control_that_the_keyboard_does_not_reach(page):
    trap = """<script>document.querySelector('button').addEventListener('focus', (event) => {
      document.querySelector('a').focus(); })</script>"""
    page.set_content(GOOD + trap)
    assert "a “Four”" in walk(page).not_reached


def test_it_notices_a_control_that_stands_outside_the_window(page):
    page.set_content(GOOD + "<a href='#c' style='position: fixed; left: -500px'>Five</a>")
    assert walk(page).not_seen == ["a “Five”"]
