import pytest

from intake.forms.synthetic import is_synthetic, synthetic_mark

KEY = b"a key that protects nothing"
ONE, OTHER = "01KAH4XJ2R0000000000000001", "01KAH4XJ2R0000000000000002"


def test_a_mark_is_known_again() -> None:
    assert is_synthetic(KEY, ONE, synthetic_mark(KEY, ONE))


def test_a_mark_is_good_for_one_submission() -> None:
    assert not is_synthetic(KEY, OTHER, synthetic_mark(KEY, ONE))


def test_a_mark_of_another_key_is_none() -> None:
    assert not is_synthetic(KEY, ONE, synthetic_mark(b"another key", ONE))


@pytest.mark.parametrize("sent", ["", "1", "true", "é", ONE])
def test_nothing_else_is_a_mark(sent: str) -> None:
    assert not is_synthetic(KEY, ONE, sent)
