from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from ulid import ULID

from intake.cases.identity import case_id_of, new_id
from intake.cases.record import is_case_id

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
SUBMISSION = "01KAJ2Y7G0ABCDEFGHJKMNPQRS"
IDS = st.binary(min_size=16, max_size=16).map(lambda each: str(ULID.from_bytes(each)))


def test_every_id_is_another() -> None:
    assert len({new_id(NOW) for _ in range(1000)}) == 1000


def test_ids_sort_by_time() -> None:
    later = [new_id(NOW + timedelta(milliseconds=n)) for n in range(50)]
    assert later == sorted(later)


def test_new_id_is_a_case_id() -> None:
    assert is_case_id(new_id(NOW))


def test_case_id_does_not_change() -> None:
    # another derivation would store a second case for a page that is open during a deployment
    assert case_id_of(SUBMISSION) == "01KAJ2Y7G0A1A5GVW94HK4P66Q"


@given(IDS)
def test_case_id_keeps_the_moment_and_nothing_else(submission_id: str) -> None:
    case_id = case_id_of(submission_id)
    assert case_id[:10] == submission_id[:10]
    assert case_id[10:] != submission_id[10:]


@given(IDS, IDS)
def test_another_submission_is_another_case(one: str, other: str) -> None:
    assert (one == other) == (case_id_of(one) == case_id_of(other))


@given(IDS)
def test_case_id_is_a_case_id(submission_id: str) -> None:
    assert is_case_id(case_id_of(submission_id))
