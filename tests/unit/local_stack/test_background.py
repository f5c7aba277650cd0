from threading import Event

from local_stack.background import repeating
from tests.support.web import eventually


class Work:
    """Counts its rounds; fails in the first ones as often as told."""

    def __init__(self, fails: int = 0) -> None:
        self.fails = fails
        self.rounds = 0

    def __call__(self) -> None:
        self.rounds += 1
        if self.rounds <= self.fails:
            raise ValueError("robin@example.org")


def test_work_is_done_again_and_again() -> None:
    work = Work()
    with repeating(0.001, work, lambda _: None, Event()):
        eventually(lambda: work.rounds > 3)


def test_nothing_is_done_after_the_block() -> None:
    work = Work()
    with repeating(0.001, work, lambda _: None, Event()):
        eventually(lambda: work.rounds)
    rounds = work.rounds
    Event().wait(0.02)
    assert work.rounds == rounds


def test_an_error_is_told_once_and_ends_nothing() -> None:
    work, said = Work(fails=3), list[str]()
    with repeating(0.001, work, said.append, Event()):
        eventually(lambda: work.rounds > 4)
    assert len(said) == 1
    assert "ValueError" in said[0]
    assert "robin" not in said[0]
