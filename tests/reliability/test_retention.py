"""A thousand items on both sides of their time, and a restore, on the official engine."""

from tests.reliability.rig.endings import ERASED, Boundary, Restored, boundary, restored


def test_what_is_past_its_time_is_invisible_at_once_gone_within_a_day_and_nothing_early(
    dynamodb_endpoint: str,
) -> None:
    found = boundary(dynamodb_endpoint)
    assert found.items >= 1000
    assert found == Boundary(found.items, set(), set(), set(), set())


def test_fifty_erased_cases_do_not_come_back_with_an_older_copy(dynamodb_endpoint: str) -> None:
    assert restored(dynamodb_endpoint) == Restored(ERASED, ERASED, set(), set())
