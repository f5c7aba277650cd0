"""One-to-one support from the referral to the figures, with scripts off: by mouse and by keyboard.

The referral is sent as anybody sends it; what is done at the desk is done with either.
"""

import csv
from pathlib import Path

import pytest
from playwright.sync_api import expect

from local_stack.addresses import Addresses
from local_stack.openid.people import CASEY, COLE, LEE, Person
from tests.support.browser_hands import Hands, Keys, Mouse, act
from tests.support.browser_person import emails
from tests.support.browser_referral import MYSELF, ONE_TO_ONE, send
from tests.support.browser_window import OpenWindow
from tests.support.desk_steps import BOOKED_FOR


@pytest.fixture
def reference(open_window: OpenWindow) -> str:
    return send(open_window(scripts=False).person, ONE_TO_ONE, MYSELF)


@pytest.mark.parametrize("using", [Mouse, Keys], ids=["by mouse", "by keyboard"])
def test_a_person_is_supported_from_referral_to_figures(
    using: type[Mouse | Keys], reference: str, open_window: OpenWindow, addresses: Addresses
) -> None:
    casey, cole, lee = (using(open_window(scripts=False).person) for _ in range(3))
    case = open_the_notification(casey, addresses, reference)
    sign_in(casey, CASEY)
    make_contact(casey)
    allocate_the_coach(casey)
    first_session(casey)
    sign_in_at(cole, case, COLE)
    expect(cole.person.page.locator("main")).to_contain_text("Weekdays, from elevenses until noon")
    two_more_sessions(cole)
    close(casey, case)
    figures_and_export(lee, addresses, reference)


def open_the_notification(hands: Hands, addresses: Addresses, reference: str) -> str:
    """Find the email in the outbox and follow its link; return the address of the case."""
    page = hands.person.page
    number = emails(addresses, reference, 1)[0]["number"]
    page.goto(addresses.outbox)
    hands.follow(page.locator(f'a[href$="/{number}"]'))
    expect(page.locator("main")).not_to_contain_text("Quillfeather")
    link = page.locator('a[href*="/cases/"]')
    case = str(link.get_attribute("href"))
    hands.follow(link)
    return case


def sign_in(hands: Hands, who: Person) -> None:
    hands.press(hands.person.page.get_by_role("button", name=who.name))


def sign_in_at(hands: Hands, address: str, who: Person) -> None:
    hands.person.page.goto(address)
    sign_in(hands, who)


def make_contact(hands: Hands) -> None:
    act(hands, "Take this case", "Take the case")
    act(
        hands, "Record that you made contact", "Record contact",
        how="By phone", outcome="We spoke, or they answered",
    )  # fmt: skip
    done(hands, "we spoke")
    act(
        hands, "Record that they would like to take part", "Confirm",
        preference="Face to face, at one of our offices",
    )  # fmt: skip
    status(hands, "Would like to take part")


def allocate_the_coach(hands: Hands) -> None:
    act(hands, "Say how it is paid for", "Save", funding="Our funding covers it")
    act(hands, "Allocate a coach", "Allocate", member=COLE.name)
    status(hands, "With a coach or mediator")


def first_session(hands: Hands) -> None:
    session(hands, "1", "Goals are set")


def two_more_sessions(hands: Hands) -> None:
    session(hands, "2", "There is progress")
    session(hands, "3", "They have what they need")


def session(hands: Hands, number: str, outcome: str) -> None:
    act(
        hands, "Book a session", "Book the session",
        session=f"Session {number}", when=BOOKED_FOR, preference="Online",
    )  # fmt: skip
    act(
        hands, "Record that a session took place", "Record the session",
        session=f"Session {number}", session_outcome=outcome, text="Kept to the hour.",
    )  # fmt: skip
    done(hands, f"Session {number}")


def close(hands: Hands, case: str) -> None:
    hands.person.page.goto(case)
    act(hands, "Close this case", "Close the case", ending="Completed: they have what they wanted")
    status(hands, "Closed")


def figures_and_export(hands: Hands, addresses: Addresses, reference: str) -> None:
    """See the figures, and take the cases of these months as a file that has the case."""
    page = hands.person.page
    sign_in_at(hands, f"{addresses.desk}/", LEE)
    hands.follow(page.get_by_role("link", name="Figures", exact=True))
    expect(page.get_by_role("heading", name="How cases ended")).to_be_visible()
    hands.follow(page.get_by_role("link", name="Export the cases of a period"))
    with page.expect_download() as download:
        press_for_a_file(hands)
    row = the_row(download.value.path(), reference)
    assert "Quillfeather" not in str(row)
    page.reload()
    expect(page.get_by_role("table")).to_contain_text(LEE.name)


def press_for_a_file(hands: Hands) -> None:
    """Press the button; no page comes."""
    hands.open(hands.person.page.get_by_role("button", name="Get a CSV file"))


def the_row(file: Path, reference: str) -> dict[str, str]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if reference in row.values()]
    assert len(rows) == 1
    return rows[0]


def done(hands: Hands, words: str) -> None:
    expect(hands.person.page.get_by_role("status")).to_contain_text(words)


def status(hands: Hands, words: str) -> None:
    row = hands.person.page.locator(".summary__row").filter(has_text="Status").first
    expect(row).to_contain_text(words)
