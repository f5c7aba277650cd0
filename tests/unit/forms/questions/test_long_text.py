from intake.forms.questions.long_text import LongText
from tests.support.forms import MESSAGE, a_question, read_question, sent


def most(**limits: int) -> str:
    question = a_question(MESSAGE, **limits)
    assert isinstance(question, LongText)
    return question.most


def test_words_are_the_lines() -> None:
    assert a_question(MESSAGE).words("one\n\n two") == ("one", "", " two")


def test_lines_at_both_ends_stay() -> None:
    typed = "\n\n  one\n"
    assert a_question(MESSAGE).answer(sent(message=typed)).value == typed


def test_limit_is_three_thousand_characters() -> None:
    question = a_question(MESSAGE)
    assert question.answer(sent(message="ö" * 3000)).problems == ()
    (problem,) = question.answer(sent(message="ö" * 3001)).problems
    assert problem.message == "Shorten this to 3,000 characters or fewer"


def test_line_end_of_a_browser_counts_as_one_character() -> None:
    assert a_question(MESSAGE, max_length=3).answer(sent(message="a\r\nb")).problems == ()


def test_line_below_the_box_says_how_much_can_be_written() -> None:
    assert most() == "You can write up to 3,000 characters"
    assert most(max_length=9000, max_words=1500) == "You can write up to 1,500 words"


def test_browser_is_never_asked_to_fill_it_in() -> None:
    (mistake,) = read_question({**MESSAGE, "autocomplete": "name"})[1]
    assert mistake.startswith("autocomplete: this key is not known here")
