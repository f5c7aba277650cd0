from hashlib import sha256

import pytest

from intake.forms.questions.statement import Statement
from tests.support.forms import Written, a_question, read_question, sent
from tests.support.question_examples import shown

KEEP: Written = {
    "id": "keep",
    "type": "statement",
    "label": "Keeping it",
    "text": "<p>You may <b>keep</b> it.</p>\n<ul>\n<li>A &amp; B</li>\n</ul>",
}
DIGEST = sha256(b"You may keep it.\nA & B").hexdigest()


def statement(text: object = KEEP["text"]) -> Statement:
    question = a_question(KEEP, text=text)
    assert isinstance(question, Statement)
    return question


def test_digest_is_of_the_plain_words() -> None:
    assert statement().digest == DIGEST


def test_agreement_is_kept_with_the_digest_of_the_words() -> None:
    assert statement().answer(sent(keep=DIGEST)).value == {"agreed": True, "digest": DIGEST}


def test_words_are_those_that_were_shown() -> None:
    assert statement().words({}) == ("You may keep it.", "A & B")


def test_label_of_the_tick_is_all_words_without_paragraphs() -> None:
    assert statement().beside_tick == "You may <b>keep</b> it.<br>A &amp; B"


@pytest.mark.parametrize("other", ["<p>You may keep it all.</p>", "<p>You may keep it</p>"])
def test_tick_beside_other_words_does_not_count(other: str) -> None:
    ticked = statement(other).digest
    (problem,) = statement().answer(sent(keep=ticked)).problems
    assert problem.message.startswith("These words have changed")


def test_tick_beside_other_words_is_taken_off() -> None:
    assert " checked" in shown(statement(), sent(keep=DIGEST))
    assert " checked" not in shown(statement("<p>Other words</p>"), sent(keep=DIGEST))


@pytest.mark.parametrize("ticked", ["on", "true", "agreed", DIGEST.upper(), DIGEST[:-1]])
def test_nothing_but_the_digest_is_agreement(ticked: str) -> None:
    assert statement().answer(sent(keep=ticked)).value is None


def test_new_dress_of_the_same_words_is_the_same_agreement() -> None:
    again = statement("<p>You may keep it.</p><p>A &amp; B</p>")
    assert again.answer(sent(keep=DIGEST)).problems == ()


@pytest.mark.parametrize("text", [None, "", "  "])
def test_statement_without_words_is_a_mistake(text: object) -> None:
    assert read_question({**KEEP, "text": text})[1] == ["text: this is missing"]
