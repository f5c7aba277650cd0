"""Somebody at a browser: fills in fields and presses what they would press."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from playwright.sync_api import Locator, Page

from local_stack.addresses import Addresses
from local_stack.openid.people import CASEY, Person
from tests.support.web import ask, eventually


@dataclass(frozen=True)
class Letter:
    """What somebody answers on the contact form, in words that stand nowhere else."""

    topic: str = "workplace-mediation"
    message: str = "Zanzibarnote: my manager and I no longer speak.\n\nWhat can I do?"
    name: str = "Quillfeather"
    email: str = "robin.k7q@example.org"
    phone: str = "07700 900173"
    voicemail: str = "name_only"
    times: str = "Weekdays, from elevenses until noon"

    @property
    def traces(self) -> tuple[str, ...]:
        """What would show that an answer is where none belongs, in lower case."""
        return ("zanzibarnote", "quillfeather", "k7q", "900173", "elevenses")


class AtABrowser:
    """One person at one page."""

    def __init__(self, page: Page, addresses: Addresses) -> None:
        self.page = page
        self.addresses = addresses

    def open(self, path: str) -> None:
        """Go to a page of the public site."""
        self.page.goto(self.addresses.site + path)

    def open_desk(self, path: str = "/", as_: Person | None = CASEY) -> None:
        """Go to a page of the desk, signing in when asked to; nobody stays at the question."""
        self.page.goto(self.addresses.desk + path)
        if as_:
            self.sign_in(as_)

    def sign_in(self, as_: Person) -> None:
        """Choose who to be at the provider."""
        self.page.get_by_role("button", name=as_.name).click()
        self.page.wait_for_load_state()

    def press(self, button: str) -> None:
        """Press a button of a form and wait for the page that comes."""
        self.page.get_by_role("button", name=button, exact=True).click()
        self.page.wait_for_load_state()

    def field(self, name: str, value: str = "") -> Locator:
        """Return the field of a name, of several the one of that value."""
        return self.page.locator(f'[name="{name}"]' + (f'[value="{value}"]' if value else ""))

    def choose(self, name: str, value: str) -> None:
        """Take a radio button or tick a box."""
        # the label lies over its box, so that the place to press is larger
        self.field(name, value).check(force=True)

    def write(self, name: str, words: str) -> None:
        """Fill in a field."""
        self.field(name).fill(words)

    def write_message(self, letter: Letter) -> None:
        """Fill in the form's first page and go on."""
        self.choose("topic", letter.topic)
        self.write("message", letter.message)
        self.press("Continue")

    def write_about_you(self, letter: Letter) -> None:
        """Fill in the form's second page and go on."""
        self.write("name", letter.name)
        self.choose("reply-channels", "email")
        self.write("reply-email", letter.email)
        self.choose("reply-channels", "phone")
        self.write("reply-phone", letter.phone)
        self.choose("reply-voicemail", letter.voicemail)
        self.write("reply-times", letter.times)
        self.press("Continue")

    def reach_check_answers(self, letter: Letter) -> None:
        """Go from the contact page to check-your-answers."""
        self.open("/contact/")
        self.write_message(letter)
        self.write_about_you(letter)

    @property
    def reference(self) -> str:
        """The reference on the confirmation page."""
        return self.page.locator(".reference").inner_text()

    @property
    def main(self) -> str:
        """The words of the page's main part."""
        return self.page.locator("main").inner_text()


def emails(addresses: Addresses, reference: str, count: int) -> list[dict[str, Any]]:
    """Return the emails about a case once there are so many."""
    return list(eventually(partial(_emails, addresses, reference, count)))


def _emails(addresses: Addresses, reference: str, count: int) -> list[dict[str, Any]]:
    outbox = ask(f"{addresses.outbox}.json").json
    found = [email for email in outbox if reference in email["text"]]
    return found if len(found) >= count else []
