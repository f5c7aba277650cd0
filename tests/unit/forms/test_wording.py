import pytest

from intake.forms.wording import wording_mistakes

LONG = " ".join(["word"] * 26)


def places(data: object) -> list[str]:
    return [mistake.place for mistake in wording_mistakes(data)]


@pytest.mark.parametrize("key", ["title", "label", "hint", "body", "what_happens_next", "show"])
def test_a_long_sentence_is_found_wherever_people_read(key: str) -> None:
    assert places({key: LONG}) == [key]


@pytest.mark.parametrize("key", ["id", "value", "pattern", "service"])
def test_what_nobody_reads_may_be_long(key: str) -> None:
    assert places({key: LONG}) == []


def test_error_words_are_read() -> None:
    assert places({"errors": {"missing": LONG}}) == ["errors > missing"]


def test_the_place_names_pages_questions_and_options() -> None:
    option = {"value": "a", "label": LONG}
    question = {"id": "who", "options": [option]}
    assert places({"pages": [{"id": "start", "questions": [question]}]}) == [
        "pages > start > questions > who > options > a > label"
    ]


def test_a_hard_passage_is_found_and_a_hard_label_is_not() -> None:
    hard = "Interdisciplinary organisational deliberations notwithstanding. " * 12
    assert places({"body": hard, "label": hard}) == ["body"]


@pytest.mark.parametrize("data", [None, "words", 3, [], [[LONG]], {"pages": None}])
def test_odd_shapes_are_not_its_business(data: object) -> None:
    assert places(data) == []
