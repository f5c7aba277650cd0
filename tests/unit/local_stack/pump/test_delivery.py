from collections.abc import Sequence
from typing import Any

from local_stack.pump.delivery import PAUSES, Delivery

Numbers = list[str]


def record(number: str) -> dict[str, Any]:
    return {"eventName": "INSERT", "dynamodb": {"SequenceNumber": number}}


class Function:
    """Takes records, except those it is told to hand back or to fail on, as often as told."""

    def __init__(self, back: dict[str, int] | None = None, fails: Sequence[str] = ()) -> None:
        self.back = back or {}
        self.fails = fails
        self.batches: list[Numbers] = []

    def __call__(self, handler: str, event: Any) -> Any:  # noqa: ARG002
        numbers = [each["dynamodb"]["SequenceNumber"] for each in event["Records"]]
        self.batches.append(numbers)
        if set(numbers) & set(self.fails):
            raise ValueError("robin@example.org")
        failed = [number for number in numbers if self._hands_back(number)]
        return {"batchItemFailures": [{"itemIdentifier": number} for number in failed]}

    def _hands_back(self, number: str) -> bool:
        self.back[number] = self.back.get(number, 0) - 1
        return self.back[number] >= 0


class Delivered:
    """A delivery that was made, and what it did."""

    def __init__(self, function: Any, *numbers: str) -> None:
        self.said: list[str] = []
        self.pauses: list[float] = []
        delivery = Delivery("a.handle", function, self.said.append, self.pauses.append)
        delivery.deliver([record(number) for number in numbers])


def test_a_batch_that_is_taken_is_sent_once() -> None:
    function = Function()
    delivered = Delivered(function, "1", "2")
    assert function.batches == [["1", "2"]]
    assert delivered.pauses == []


def test_from_the_first_failed_record_on_all_are_sent_again() -> None:
    function = Function(back={"2": 1})
    Delivered(function, "1", "2", "3")
    assert function.batches == [["1", "2", "3"], ["2", "3"]]


def test_the_pause_grows() -> None:
    delivered = Delivered(Function(back={"1": 3}), "1")
    assert delivered.pauses == [0.5, 1, 2]


def test_a_poison_record_is_given_up_and_told() -> None:
    delivered = Delivered(Function(back={"1": 99}), "1")
    assert delivered.pauses == list(PAUSES)
    assert delivered.said == [
        "a.handle gave up on a record after 5 tries: INSERT, sequence number 1."
    ]


def test_a_poison_record_does_not_block_the_next_one() -> None:
    function = Function(back={"1": 99, "2": 6})
    Delivered(function, "1", "2")
    assert function.batches[-1] == ["2"]
    assert function.back["2"] == -1


def test_each_record_has_all_its_tries() -> None:
    function = Function(back={"1": 99, "2": 99})
    delivered = Delivered(function, "1", "2")
    assert delivered.pauses == [*PAUSES, *PAUSES]
    assert len(delivered.said) == 2


def test_after_an_error_the_others_still_get_through() -> None:
    function = Function(fails=["2"])
    Delivered(function, "1", "2", "3")
    assert ["1"] in function.batches
    assert function.batches[-1] == ["3"]


def test_an_error_is_told_by_type_and_not_in_its_words() -> None:
    delivered = Delivered(Function(fails=["1"]), "1")
    assert delivered.said[0].startswith("a.handle failed: ValueError")
    assert "robin" not in "".join(delivered.said)


def test_no_response_means_all_were_taken() -> None:
    assert Delivered(lambda *_: None, "1").pauses == []


def test_a_record_that_was_not_in_the_batch_fails_the_whole_batch() -> None:
    answer = {"batchItemFailures": [{"itemIdentifier": "9"}]}
    assert Delivered(lambda *_: answer, "1").pauses == list(PAUSES)
