"""Whatever is typed is kept, byte for byte after NFC, and shown as harmless words."""

from unicodedata import normalize

import pytest

from intake.forms.answers import collect
from intake.forms.fields import Fields
from intake.forms.journey import Journey
from intake.rendering.desk_account import Account
from intake.rendering.desk_case import case_screen
from intake.rendering.form_pages import check_answers_screen
from tests.support.case_view import view
from tests.support.forms import MESSAGE, NAME, REPLY, Written, a_form, a_page, a_question, sent
from tests.support.html_faults import faults
from tests.support.markup import Markup
from tests.support.naughty_inputs import NAUGHTY
from tests.support.question_examples import Example, examples, shown
from tests.support.visitor import Screen

HOME: Written = {"id": "home", "type": "address", "label": "Your address"}
REACHED = {
    "reply-channels": ["phone"],
    "reply-phone": "01632 960001",
    "reply-voicemail": "message",
}
LIVING = {"home-line1": "1 High Street", "home-town": "Hailsham", "home-postcode": "BN27 1AA"}
FREE = [
    (NAME, "name", {}),
    (MESSAGE, "message", {}),
    *((HOME, f"home-{line}", LIVING) for line in ("line1", "line2", "town", "county")),
    *((REPLY, f"reply-{part}", REACHED) for part in ("message", "times", "others")),
]
free = pytest.mark.parametrize(("written", "name", "rest"), FREE, ids=[name for _, name, _ in FREE])
naughty = pytest.mark.parametrize("typed", NAUGHTY.values(), ids=NAUGHTY.keys())


def kept(written: Written, name: str, fields: Fields) -> object:
    """What is kept of the field with this name."""
    value = a_question(written).answer(fields).value
    return value if isinstance(value, str) else value[name.partition("-")[2]]


def tags(html: str) -> list[tuple[str, list[str]]]:
    """The tags of a page with the names of their attributes."""
    return [(tag.name, [*tag.attributes]) for tag in Markup.of(html).tags]


def journey(written: Written, fields: Fields) -> Journey:
    questions = [written] if written is REPLY else [written, {**REPLY, "optional": True}]
    return Journey.of(a_form(pages=[a_page("only", *questions)]), fields)


def desk_page(way: Journey) -> str:
    answers = collect(way.walk).about
    return case_screen(view(answers=answers), Account("Jo Field", "token-1")).content


strict = pytest.mark.parametrize(
    "example", [each for each in examples() if not each.kind.endswith("text")], ids=str
)


@naughty
def test_input_is_no_longer_than_any_field(typed: str) -> None:
    assert len(normalize("NFC", typed)) <= 120


@free
@naughty
def test_text_is_kept_byte_for_byte(
    written: Written, name: str, rest: dict[str, str], typed: str
) -> None:
    fields = sent({**rest, name: typed})
    assert kept(written, name, fields) == normalize("NFC", typed)


@free
@naughty
def test_text_is_shown_again_and_adds_nothing_to_the_page(
    written: Written, name: str, rest: dict[str, str], typed: str
) -> None:
    question = a_question(written)
    html = shown(question, sent({**rest, name: typed}))
    assert Fields.from_pairs(Screen.of(200, html).fields).one(name) == normalize("NFC", typed)
    assert tags(html) == tags(shown(question, sent({**rest, name: "x"})))


@free
@naughty
def test_text_adds_nothing_to_the_answers_before_they_are_sent(
    written: Written, name: str, rest: dict[str, str], typed: str
) -> None:
    pages = [
        check_answers_screen(journey(written, sent({**rest, name: each})), "").content
        for each in (typed, "x")
    ]
    assert tags(pages[0]) == tags(pages[1])


@free
@naughty
def test_text_adds_nothing_to_the_desk(
    written: Written, name: str, rest: dict[str, str], typed: str
) -> None:
    pages = [desk_page(journey(written, sent({**rest, name: each}))) for each in (typed, "x")]
    assert tags(pages[0]) == tags(pages[1])


@strict
@naughty
def test_no_other_kind_takes_it_or_shows_more_than_words(example: Example, typed: str) -> None:
    question = example.question()
    given = sent(dict.fromkeys(question.names, typed))
    reading = question.answer(given)
    html = shown(question, given, reading.problems)
    assert reading.value is None
    assert faults(html) == []
    harmless = shown(question, sent(dict.fromkeys(question.names, "x")), reading.problems)
    assert tags(html) == tags(harmless)
