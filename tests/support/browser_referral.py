"""A referral for one-to-one support, and a request for mediation, as somebody sends them."""

from collections.abc import Mapping
from typing import Final

from tests.support.browser_person import AtABrowser

Answers = Mapping[str, str]
"""Field, then what is written in it or which of its values is chosen."""

MYSELF: Final[Answers] = {
    "asking_for": "myself",
    "name": "Robin Quillfeather",
    "has_address": "yes",
    "postcode": "BN27 1AA",
    "secret": "no",
    "reach-channels": "phone",
    "reach-phone": "07700 900173",
    "reach-voicemail": "name_only",
    "reach-times": "Weekdays, from elevenses until noon",
    "matter": "noise",
    "happening": "Zanzibarnote: music until two in the morning.",
    "legal": "no",
    "harm": "no",
    "vulnerable": "no",
    "visit": "no",
    "bringing": "no",
    "paying": "free",
    "read_privacy": "",
    "understood_private": "",
}
ONE_TO_ONE: Final = "/projects/one-to-one-referral/"

TWO_SIDES: Final[Answers] = {
    **MYSELF,
    "other_kind": "one",
    "other_link": "neighbours",
    "other_agreed": "yes",
    "other_name": "Sam Thistlewood",
    "other_safe": "yes",
}
MEDIATION: Final = "/projects/mediation-referral/"

_ASKED: Final = """(all) => [...new Set(
  all.filter((one) => one.type !== "hidden").map((one) => one.name))]"""


def send(person: AtABrowser, start: str, answers: Answers) -> str:
    """Go through a form of the site and return the reference."""
    person.open(start)
    fill_in(person, answers)
    person.press("Send")
    return person.reference


def fill_in(person: AtABrowser, answers: Answers) -> None:
    """Answer page after page until all can be checked."""
    while not person.page.get_by_role("heading", name="Check your answers").count():
        answer(person, answers)
        person.press("Continue")


def answer(person: AtABrowser, answers: Answers) -> None:
    """Answer what a page asks, as far as there is an answer."""
    asked = person.page.locator("main form[method=post] [name]").evaluate_all(_ASKED)
    for name in asked:
        if name not in answers:
            continue
        if person.field(name).first.get_attribute("type") in ("radio", "checkbox"):
            person.choose(name, answers[name])
        else:
            person.write(name, answers[name])
