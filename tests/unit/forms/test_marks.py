"""What a mark of a page remembers, and what it takes for new."""

import pytest

from intake.forms.marks import Mark, read_marks
from intake.forms.walk import Stop, Walk
from tests.support.forms import NAME, TOPIC, Written, a_form, a_page, sent

DETAIL: Written = {
    "id": "detail",
    "type": "text",
    "label": "Which?",
    "show_if": {"question": "topic", "is": "other"},
}
WORDS: Written = {"id": "words", "type": "content", "body": "<p>Words</p>"}
PAGES = [a_page("what", TOPIC), a_page("who", WORDS, NAME, DETAIL)]


def who(topic: str, *pages: Written) -> Stop:
    form = a_form(pages=[*(pages or PAGES)], contact="none")
    stop = Walk.of(form, sent(topic=topic)).at("who")
    assert stop
    return stop


def test_a_mark_names_the_page_its_words_and_the_questions_it_asks() -> None:
    stop = who("mediation")
    assert str(Mark.of(stop)) == f"who.{stop.page.digest}.2"
    assert str(Mark.of(who("other"))) == f"who.{stop.page.digest}.6"


def test_a_mark_is_read_as_it_was_written() -> None:
    mark = Mark.of(who("other"))
    assert Mark.read(str(mark)) == mark


@pytest.mark.parametrize("text", ["", "who", "who.12345678", "who.1234567g.1", "who.12345678.x",
                                  "Who.12345678.1", "who.12345678.-1"])  # fmt: skip
def test_what_is_no_mark_counts_for_nothing(text: str) -> None:
    assert Mark.read(text) is None
    assert read_marks([text]) == {}


def test_a_page_that_asks_more_than_it_did_is_not_covered() -> None:
    assert not Mark.of(who("mediation")).covers(who("other"))


def test_a_page_that_asks_less_than_it_did_is_covered() -> None:
    assert Mark.of(who("other")).covers(who("mediation"))


def test_words_that_ask_nothing_make_no_page_new() -> None:
    hanging = {**WORDS, "show_if": {"question": "topic", "is": "other"}}
    pages = [a_page("what", TOPIC), a_page("who", hanging, NAME)]
    assert Mark.of(who("mediation", *pages)).covers(who("other", *pages))


def test_a_page_in_other_words_is_not_covered() -> None:
    other = [PAGES[0], {**PAGES[1], "title": "Another title"}]
    assert not Mark.of(who("other")).covers(who("other", *other))


def test_a_question_that_is_asked_no_more_is_forgotten() -> None:
    assert Mark.of(who("other")).within(who("mediation")) == Mark.of(who("mediation"))
