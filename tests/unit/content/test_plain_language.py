import pytest

from intake.content.plain_language import hard_passage, hard_sentences, reading_age

EASY = "We listen to you. We help you think. You choose what to do next. " * 5
HARD = (
    "Notwithstanding considerable organisational complexity, representatives necessarily "
    "facilitate comprehensive interdisciplinary deliberations. " * 6
)


def test_short_sentences_of_short_words_are_for_children() -> None:
    assert reading_age(EASY) < 8


def test_long_words_in_long_sentences_are_not() -> None:
    assert reading_age(HARD) > 20


def test_no_words_ask_for_no_age() -> None:
    assert reading_age("999 ... 55") == 0


def test_an_easy_passage_passes() -> None:
    assert list(hard_passage(EASY)) == []


def test_a_hard_passage_is_told_apart() -> None:
    (advice,) = hard_passage(HARD)
    assert advice.startswith("use shorter words")


def test_a_few_hard_words_are_no_passage() -> None:
    assert list(hard_passage("Facilitated conversation representatives")) == []


def words(count: int) -> str:
    return " ".join(["word"] * count)


def test_a_sentence_of_25_words_passes() -> None:
    assert list(hard_sentences(f"{words(25)}. {words(25)}?")) == []


def test_a_sentence_of_26_words_is_quoted_by_its_beginning() -> None:
    assert list(hard_sentences(f"Short. {words(26)}.")) == [
        'cut the sentence "word word word word word word ..." in two: it has 26 words'
    ]


@pytest.mark.parametrize("between", ["\n\n", "\n- ", ": ", "; "])
def test_paragraphs_points_and_parts_end_a_sentence(between: str) -> None:
    assert list(hard_sentences(f"{words(20)}{between}{words(20)}")) == []


def test_markup_and_addresses_are_no_words() -> None:
    text = f"**{words(20)}** [{words(5)}](https://example.org/a-b-c-d-e-f-g) <b></b> {{{{ a.b }}}}"
    assert list(hard_sentences(text)) == []
