from tests.support.forms import Written, a_question, read_question, sent

DANGER: Written = {"id": "danger", "type": "content", "body": "<p>Call 999</p>"}


def test_nothing_is_asked() -> None:
    question = a_question(DANGER)
    assert (question.names, question.repeating, question.longest) == ((), (), 0)


def test_nothing_is_answered() -> None:
    reading = a_question(DANGER).answer(sent(danger="x"))
    assert (reading.value, reading.problems) == (None, ())


def test_label_is_a_mistake() -> None:
    _, (mistake,) = read_question({**DANGER, "label": "Danger"})
    assert mistake.startswith("label: this key is not known here")
