"""Two ways to use the desk: with a mouse, and by keyboard alone. A story is told with either."""

from datetime import datetime
from typing import Protocol

from playwright.sync_api import Locator

from tests.support import keyboard
from tests.support.browser_person import AtABrowser


class Hands(Protocol):
    """What somebody does at a page."""

    person: AtABrowser

    def follow(self, link: Locator) -> None:
        """Follow a link."""

    def open(self, summary: Locator) -> None:
        """Unfold what is folded."""

    def answer(self, field: Locator, words: str) -> None:
        """Choose in a list, or type."""

    def press(self, button: Locator) -> None:
        """Press a button and wait for the page that comes."""


class Mouse:
    """Points and clicks."""

    def __init__(self, person: AtABrowser) -> None:
        self.person = person

    def follow(self, link: Locator) -> None:
        """Click a link."""
        link.click()
        self.person.page.wait_for_load_state()

    def open(self, summary: Locator) -> None:
        """Click what unfolds."""
        summary.click()

    def answer(self, field: Locator, words: str) -> None:
        """Choose in a list, or type."""
        if _is_list(field):
            field.select_option(label=words)
        else:
            field.fill(words)

    def press(self, button: Locator) -> None:
        """Click a button."""
        button.click()
        self.person.page.wait_for_load_state()


class Keys:
    """Goes by Tab, and at every stop sees where it is."""

    def __init__(self, person: AtABrowser) -> None:
        self.person = person

    def follow(self, link: Locator) -> None:
        """Tab to a link and press Enter."""
        keyboard.tab_to(self.person, link)
        with self.person.page.expect_navigation():
            self.person.page.keyboard.press("Enter")

    def open(self, summary: Locator) -> None:
        """Tab to what unfolds and press Enter."""
        keyboard.tab_to(self.person, summary)
        self.person.page.keyboard.press("Enter")

    def answer(self, field: Locator, words: str) -> None:
        """Type; a list goes to what begins so, and of a moment day and month must be the same."""
        keyboard.tab_to(self.person, field)
        keys = self.person.page.keyboard
        if not _is_moment(field):
            keys.type(words)
            return
        # a part after the other, each in a field of its own; only the year can be longer
        moment = datetime.fromisoformat(words)
        keys.type(f"{moment:%d%m%Y}")
        keys.press("ArrowRight")
        keys.type(f"{moment:%I%M%p}")

    def press(self, button: Locator) -> None:
        """Tab to a button and press Enter."""
        self.follow(button)


def act(hands: Hands, title: str, button: str, **chosen: str) -> None:
    """Unfold one action of a case, answer what it asks, and press its button."""
    page = hands.person.page
    # the words of another action may begin with these
    fold = page.locator("details").filter(has=page.locator("summary", has_text=title))
    hands.open(fold.locator("summary"))
    for name, words in chosen.items():
        hands.answer(fold.locator(f'[name="{name}"]'), words)
    hands.press(fold.get_by_role("button", name=button, exact=True))


def _is_moment(field: Locator) -> bool:
    return field.get_attribute("type") == "datetime-local"


def _is_list(field: Locator) -> bool:
    return bool(field.evaluate("(field) => field.matches('select')"))
