from datetime import UTC, datetime, timedelta

import pytest

from intake.notices.notice import BACK_OFF, LEASE, Kind, NewNotice, next_try

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("attempts", "minutes"), [(1, 1), (2, 2), (3, 5), (4, 10), (5, 10), (288, 10)]
)
def test_every_refusal_waits_longer_up_to_ten_minutes(attempts: int, minutes: int) -> None:
    assert next_try(NOW, attempts) == NOW + timedelta(minutes=minutes)


def test_lease_is_no_shorter_than_any_wait() -> None:
    assert timedelta(minutes=max(BACK_OFF)) <= LEASE


@pytest.mark.parametrize(
    ("kind", "role", "revision", "slot"),
    [
        (Kind.NEW, "coordinator", 1, "new-1-coordinator"),
        (Kind.UPDATED, "office", 3, "updated-3-office"),
    ],
)
def test_slot_names_a_notice_within_its_case(
    kind: Kind, role: str, revision: int, slot: str
) -> None:
    assert NewNotice(kind, "general", role, revision).slot == slot
