from tests.support.forms import MESSAGE, a_question, sent


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
