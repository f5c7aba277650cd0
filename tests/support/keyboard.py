"""Somebody without a mouse: Tab, Space, Enter, arrows and letters, and nothing else."""

from typing import Final

from playwright.sync_api import Locator

from tests.support.browser_person import AtABrowser

MOST_STOPS: Final = 80
FOCUS: Final = """() => {
  const at = document.activeElement, style = getComputedStyle(at);
  if (at === document.body) return "";  // between the last stop and the first
  const box = at.getClientRects()[0];  // of a link over two lines, the first
  const left = Math.max(box.left, 0), right = Math.min(box.right, innerWidth);
  const top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight);
  const parts = [at, ...(at.labels ?? [])];
  const seen = [0.1, 0.5, 0.9].some((part) => {
    const x = left + part * (right - left), y = top + part * (bottom - top);
    const found = document.elementFromPoint(x, y);
    return parts.some((one) => one.contains(found));
  });
  const inside = !at.matches(":focus");  // the calendar within a date has the browser's own mark
  const marked = inside || style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  return seen && marked ? "" : `${at.outerHTML.slice(0, 200)} seen: ${seen}, marked: ${marked}`;
}"""
"""Finds fault if what has the focus cannot be seen, or is not seen to have it."""
STOP: Final = f"(wanted) => [({FOCUS})(), wanted === document.activeElement]"
"""Returns the fault, and whether the focus is where it is wanted, in one question."""


def tab_to(person: AtABrowser, wanted: Locator) -> None:
    """Press Tab until it has the focus; at no stop may the focus be out of sight."""
    element = wanted.element_handle()
    for _ in range(MOST_STOPS):
        person.page.keyboard.press("Tab")
        fault, is_there = person.page.evaluate(STOP, element)
        assert fault == ""
        if is_there:
            return
    raise AssertionError("the focus never came there")


def press(person: AtABrowser, button: str, key: str = "Enter") -> None:
    """Tab to a button and press it."""
    tab_to(person, person.page.get_by_role("button", name=button, exact=True))
    with person.page.expect_navigation():
        person.page.keyboard.press(key)


def write(person: AtABrowser, name: str, words: str) -> None:
    """Tab to a field and type."""
    tab_to(person, person.field(name))
    person.page.keyboard.type(words)


def tick(person: AtABrowser, name: str, value: str) -> None:
    """Tab to a box and tick it."""
    tab_to(person, person.field(name, value))
    person.page.keyboard.press("Space")


def choose(person: AtABrowser, name: str, value: str) -> None:
    """Tab to radio buttons and go down to one of them."""
    options = person.field(name)
    stop = person.page.locator(f'[name="{name}"]:checked')
    tab_to(person, stop if stop.count() else options.first)
    person.page.keyboard.press("Space")
    for _ in range(options.count()):
        if person.field(name, value).is_checked():
            return
        person.page.keyboard.press("ArrowDown")
    raise AssertionError(f"{value} cannot be chosen")
