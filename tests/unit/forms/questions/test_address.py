import pytest

from tests.support.forms import Sent, Written, a_question, sent, without

HOME: Written = {"id": "home", "type": "address", "label": "Your address"}
FILLED: Sent = {
    "home-line1": "1 High Street",
    "home-line2": " c/o Zoë\u2019s Café ",
    "home-town": "Hailsham",
    "home-postcode": "bn271aa",
}


def test_lines_are_kept_as_they_are_typed() -> None:
    value = a_question(HOME).answer(sent(FILLED)).value
    assert value == {
        "line1": "1 High Street",
        "line2": " c/o Zoë\u2019s Café ",
        "town": "Hailsham",
        "postcode": "BN27 1AA",
    }


@pytest.mark.parametrize("line", ["home-line1", "home-town", "home-postcode"])
@pytest.mark.parametrize("optional", [False, True])
def test_line_that_is_needed_is_asked_for(line: str, optional: bool) -> None:
    question = a_question(HOME, optional=optional)
    (problem,) = question.answer(sent(without(FILLED, line))).problems
    assert problem.field == line


def test_line_of_120_characters_is_taken() -> None:
    given = {**FILLED, "home-line1": "ö" * 120}
    assert a_question(HOME).answer(sent(given)).problems == ()
