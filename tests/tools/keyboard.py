"""Going through a page by keyboard alone."""

from dataclasses import dataclass

from playwright.sync_api import Page

CONTROLS = "a[href], area[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']"

# Numbers every control that can be seen, and remembers how it looks without the focus.
NUMBER_THEM = """(controls) => {
  document.querySelectorAll('details').forEach((each) => { each.removeAttribute('name'); each.open = true; });
  const look = (one) => { const s = getComputedStyle(one);
    return [s.outlineStyle, s.outlineWidth, s.outlineColor, s.boxShadow, s.backgroundColor, s.borderColor].join(); };
  window.lookOf = look;
  window.looks = [];
  const found = [...document.querySelectorAll(controls)].filter((one) =>
    !one.disabled && one.checkVisibility({visibilityProperty: true}) && one.tabIndex >= 0);
  found.forEach((one, number) => { one.setAttribute('data-number', number); window.looks.push(look(one)); });
  document.activeElement.blur();
  window.scrollTo(0, 0);
  const words = (one) => (one.textContent || one.name || '').trim().slice(0, 60);
  return found.map((one) => `${one.tagName.toLowerCase()} “${words(one)}”`);
}"""

WHERE = """() => {
  const one = document.activeElement;
  if (!one || !one.hasAttribute('data-number')) return null;
  const number = Number(one.getAttribute('data-number'));
  const style = getComputedStyle(one);
  const box = one.getBoundingClientRect();
  return {
    number,
    marked: window.lookOf(one) !== window.looks[number],
    outline: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    seen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth && box.width > 0,
  };
}"""


@dataclass(frozen=True)
class Walk:
    """What came of pressing Tab until it led nowhere new."""

    not_reached: list[str]
    not_marked: list[str]
    not_seen: list[str]
    order: list[int]


def walk(page: Page) -> Walk:
    """Presses Tab from the top of the page to its end."""
    names = page.evaluate(NUMBER_THEM, CONTROLS)
    order: list[int] = []
    not_marked, not_seen = [], []
    for _press in range(2 * len(names) + 5):
        page.keyboard.press("Tab")
        place = page.evaluate(WHERE)
        if place and order[-1:] == [place["number"]]:
            continue  # A day is typed in parts, each with a stop of its own.
        if place is None or place["number"] in order:
            break
        order.append(place["number"])
        if not (place["marked"] and place["outline"]):
            not_marked.append(names[place["number"]])
        if not place["seen"]:
            not_seen.append(names[place["number"]])
    reached = set(order)
    return Walk([name for at, name in enumerate(names) if at not in reached], not_marked, not_seen, order)
