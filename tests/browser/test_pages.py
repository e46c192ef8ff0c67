"""Every kind of page as readers meet it: accessible, narrow or wide, light or dark, by keyboard, quick, and private."""

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page
from pytest_django import DjangoDbBlocker

from tests.tools.axe import axe_violations
from tests.tools.keyboard import walk
from tests.tools.watching import Watch
from tests.tools.weighing import first_visit, served_as_in_production

PAGES = {
    "home": "/",
    "findings": "/findings/",
    "finding": "/findings/how-the-msfs-success-may-be-judged/",
    "case study": "/findings/muslim-contact-unit/",
    "outputs": "/outputs/",
    "outputs, filtered": "/outputs/?kind=chapter&year=2010",
    "outputs, none": "/outputs/?kind=unheard-of",
    "chapter": "/outputs/policing-within-a-counter-terrorism-context-post-7-7/",
    "broadcast": "/outputs/basia-spalek-on-sunday-bbc-radio-4/",
    "report": "/outputs/final-report/",
    "document": "/outputs/list-of-all-outputs/",
    "team": "/team/",
    "profile": "/team/basia-spalek/",
    "grants": "/grants/",
    "grant": "/grants/phase-1-small-grant/",
    "grant, little known": "/grants/phase-2-small-grant/",
    "summary of a grant": "/grants/phase-1-small-grant/summary/",
    "coverage of a grant": "/grants/phase-1-small-grant/coverage/",
    "approach": "/approach/",
    "accessibility": "/accessibility/",
    "search": "/search/",
    "search, found": "/search/?q=police",
    "search, nothing found": "/search/?q=nothing-of-the-sort",
    "not found": "/nothing-here/",
}
LONGEST_VISIT = 30_000
MOST_REQUESTS = 5

every_page = pytest.mark.parametrize("address", PAGES.values(), ids=PAGES.keys())
NewPage = Callable[..., Page]


@every_page
def test_axe_finds_no_violation_wide_or_narrow_light_or_dark(demo_server: str, page: Page, address: str):
    page.goto(demo_server + address)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for width in (1280, 360):
            page.set_viewport_size({"width": width, "height": 800})
            assert axe_violations(page) == [], f"{scheme}, {width}px"


@every_page
def test_nothing_has_to_be_scrolled_sideways(demo_server: str, new_page: NewPage, address: str):
    page = new_page(width=320)
    page.goto(demo_server + address)
    for width in (320, 360, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        wide = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        assert wide[0] <= wide[1], f"at {width}px the page is {wide[0]}px wide"


def test_no_page_asks_another_host_breaks_its_policy_or_makes_the_browser_complain(demo_server: str, page: Page):
    watch = Watch(page)
    for address in PAGES.values():
        watch.open(demo_server + address)
    not_found = f"{demo_server}/nothing-here/: Failed to load resource: the server responded with a status of 404"
    assert [complaint for complaint in watch.complaints if not complaint.startswith(not_found)] == []
    assert watch.hosts == {urlsplit(demo_server).netloc}
    assert page.context.cookies() == []


def test_a_script_that_somebody_smuggled_into_a_page_does_not_run(demo_server: str, page: Page):
    watch = Watch(page)
    watch.open(demo_server)
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.ran = true\">')")
    page.wait_for_function("window.policyViolations.length > 0")
    assert page.evaluate("window.ran") is None


@every_page
def test_every_link_and_control_is_reached_by_keyboard_and_shows_that_it_is(
    demo_server: str, new_page: NewPage, address: str
):
    page = new_page(width=1280)
    page.goto(demo_server + address)
    walked = walk(page)
    assert len(walked.order) > 5
    assert walked.not_reached == []
    assert walked.not_marked == []
    assert walked.not_seen == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_narrow_page_everything_is_reached_and_shown_as_well(demo_server: str, new_page: NewPage, scheme: str):
    for address in ("/", PAGES["outputs"], PAGES["finding"]):
        page = new_page(width=360, scheme=scheme)
        page.goto(demo_server + address)
        walked = walk(page)
        assert (walked.not_reached, walked.not_marked, walked.not_seen) == ([], [], [])


@pytest.mark.parametrize("width", [360, 1280])
def test_the_first_tab_shows_a_link_that_skips_to_the_content(demo_server: str, new_page: NewPage, width: int):
    page = new_page(width=width)
    page.goto(demo_server + PAGES["finding"])
    page.keyboard.press("Tab")
    link = page.get_by_role("link", name="Skip to the content")
    assert link.evaluate("one => one === document.activeElement")
    box = link.bounding_box()
    assert box["x"] >= 0
    assert box["y"] >= 0
    assert box["height"] >= 24
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@every_page
def test_every_link_and_control_is_large_enough_to_hit(demo_server: str, new_page: NewPage, address: str):
    """WCAG 2.5.8: at least 24 by 24 CSS pixels, but for links within a sentence."""
    page = new_page(width=360)
    page.goto(demo_server + address)
    small = page.evaluate("""() =>
      [...document.querySelectorAll('nav a, button, input:not([type=hidden]), select, summary')]
      .filter((one) => one.checkVisibility() && !one.closest('svg'))
      .map((one) => [one.textContent.trim() || one.name, one.getBoundingClientRect()])
      .filter(([name, box]) => box.width > 0 && (box.height < 24 || box.width < 24))
      .map(([name, box]) => `${name}: ${box.width} by ${box.height}`)""")
    assert small == []


def shown_text(page: Page) -> str:
    """What stands in the page to read, without the buttons that only a script can work."""
    return page.locator("main").evaluate("""(main) => {
      const copy = main.cloneNode(true);
      copy.querySelectorAll('button, script, [role=status]:empty').forEach((one) => one.remove());
      return copy.textContent.replace(/\\s+/g, ' ').trim();
    }""")


@every_page
def test_without_javascript_the_same_can_be_read(demo_server: str, new_page: NewPage, address: str):
    with_scripts, without = new_page(), new_page(javascript=False)
    with_scripts.goto(demo_server + address)
    without.goto(demo_server + address)
    text = shown_text(without)
    assert len(text) > 50
    assert text == shown_text(with_scripts)
    assert without.get_by_role("heading", level=1).is_visible()
    assert not without.locator("button.copy:visible").count()


def test_without_javascript_the_search_and_the_filters_work(demo_server: str, new_page: NewPage):
    page = new_page(javascript=False)
    page.goto(f"{demo_server}/search/")
    page.locator("main input[name=q]").fill("diary")
    page.locator("main").get_by_role("button", name="Search").click()
    assert page.locator("ol.results li").count() > 0
    page.goto(f"{demo_server}/outputs/")
    page.locator("main summary").first.click()
    page.locator("main").get_by_role("link", name="Book chapter").first.click()
    assert page.url.endswith("?kind=chapter")
    assert page.locator("ol.years ul > li").count() == 1


@pytest.fixture(scope="module")
def production_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("static")


@pytest.fixture
def light_server(demo_server: str, production_files: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    with served_as_in_production(production_files) as address:
        yield address


def test_a_first_visit_to_any_page_is_at_most_30_kilobytes_in_five_requests(light_server: str, new_page: NewPage):
    visits = {name: first_visit(new_page(), light_server + address) for name, address in PAGES.items()}
    for name, visit in visits.items():
        print(f"{name}: {visit.size} bytes in {len(visit.requests)} requests")
    assert all(len(visit.requests) >= 3 for visit in visits.values()), "page, style sheet and icon at least"
    assert {name: visit.size for name, visit in visits.items() if visit.size > LONGEST_VISIT} == {}
    assert {name: visit.requests for name, visit in visits.items() if len(visit.requests) > MOST_REQUESTS} == {}
