import gc

import pytest

from intake import handlers
from intake.handlers.starting import STARTS, made_at_start
from intake.handlers.wordless import Failed


class Made:
    """Counts how often it was made."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> int:
        self.times += 1
        return self.times


def test_on_lambda_it_is_made_before_anybody_asks() -> None:
    make = Made()
    assert made_at_start(make, {STARTS: "on-demand"}) is make
    assert make.times == 1
    gc.unfreeze()


def test_what_a_start_made_is_never_looked_through_again() -> None:
    made_at_start(Made(), {STARTS: "on-demand"})
    try:
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()


def test_a_start_that_fails_says_so_without_words() -> None:
    def make() -> None:
        raise ValueError

    with pytest.raises(Failed):
        made_at_start(make, {STARTS: "on-demand"})


def test_elsewhere_it_is_made_when_somebody_asks() -> None:
    make = Made()
    assert made_at_start(make, {}) is make
    assert make.times == 0


def test_garbage_is_looked_for_less_often_than_a_start_makes_objects() -> None:
    assert gc.get_threshold()[0] == handlers.OBJECTS_BETWEEN_COLLECTIONS
