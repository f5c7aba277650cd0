from datetime import timedelta
from hashlib import sha256
from typing import Any

import pytest

from intake.adapters.desk_sessions import IDLE, LONGEST, REMEMBERED, DeskSessions, Session
from intake.adapters.table import Table
from intake.cases.member import Member
from tests.support.clock import Clock

JO = Member("m-1", "Jo Field", ("general",), ("coordinator",), era=3)


def whose(sessions: DeskSessions, session_id: str, clock: Clock) -> str | None:
    """The member whose session this is, unless it has ended."""
    session = sessions.find(session_id, clock())
    return session.member if session and not session.has_ended else None


@pytest.fixture
def sessions(table: Table) -> DeskSessions:
    return DeskSessions(table)


def test_limits_are_the_agreed_ones() -> None:
    assert (timedelta(minutes=30), timedelta(hours=12)) == (IDLE, LONGEST)


def test_session_belongs_to_its_member(sessions: DeskSessions, clock: Clock) -> None:
    session_id = sessions.begin(JO, clock())
    assert whose(sessions, session_id, clock) == "m-1"


def test_table_holds_only_the_hash(sessions: DeskSessions, clock: Clock, table: Table) -> None:
    session_id = sessions.begin(JO, clock())
    item = table.get(f"DESK#{sha256(session_id.encode()).hexdigest()}", "DESK")
    assert item is not None
    assert session_id not in str(item)
    assert item["expires_at"] == int((clock() + REMEMBERED).timestamp())


def test_id_has_256_random_bits(sessions: DeskSessions, clock: Clock) -> None:
    first, second = (sessions.begin(JO, clock()) for _ in range(2))
    assert len(first) == 43
    assert first != second


@pytest.mark.parametrize("session_id", ["", "x" * 43, "x" * 5000, "é" * 43, "\ud800" * 43])
def test_unknown_id_opens_nothing(sessions: DeskSessions, clock: Clock, session_id: str) -> None:
    assert whose(sessions, session_id, clock) is None
    sessions.end(session_id)


def test_session_ends_when_idle(sessions: DeskSessions, clock: Clock) -> None:
    session_id = sessions.begin(JO, clock())
    clock.forward(minutes=29, seconds=59)
    assert whose(sessions, session_id, clock) == "m-1"
    clock.forward(minutes=30)
    assert whose(sessions, session_id, clock) is None


def test_idle_time_is_never_longer_for_being_noted_seldom(
    sessions: DeskSessions, clock: Clock
) -> None:
    session_id = sessions.begin(JO, clock())
    clock.forward(seconds=59)
    assert whose(sessions, session_id, clock) == "m-1"
    clock.forward(minutes=29, seconds=1)
    assert whose(sessions, session_id, clock) is None


def test_session_ends_after_twelve_hours_of_work(sessions: DeskSessions, clock: Clock) -> None:
    session_id = sessions.begin(JO, clock())
    for _ in range(12 * 6 - 1):
        clock.forward(minutes=10)
        assert whose(sessions, session_id, clock) == "m-1"
    clock.forward(minutes=10)
    assert whose(sessions, session_id, clock) is None


def test_it_is_known_for_a_week_whose_an_ended_session_was(
    sessions: DeskSessions, clock: Clock
) -> None:
    session_id = sessions.begin(JO, clock())
    clock.forward(days=6)
    assert sessions.find(session_id, clock()) == Session("m-1", 3, has_ended=True)
    clock.forward(days=1)
    assert sessions.find(session_id, clock()) is None


def test_ended_session_is_not_woken(sessions: DeskSessions, clock: Clock) -> None:
    session_id = sessions.begin(JO, clock())
    clock.forward(minutes=31)
    for _ in range(2):
        assert whose(sessions, session_id, clock) is None


def test_signed_out_session_opens_nothing(sessions: DeskSessions, clock: Clock) -> None:
    session_id = sessions.begin(JO, clock())
    sessions.end(session_id)
    assert whose(sessions, session_id, clock) is None


class SignedOutMeanwhile(Table):
    """A table whose session is deleted just before it is noted as seen."""

    def __init__(self, table: Table) -> None:
        vars(self).update(vars(table))

    def update(self, pk: str, sk: str, *rest: Any, **named: Any) -> dict[str, Any]:
        self.delete(pk, sk)
        return super().update(pk, sk, *rest, **named)


def test_sign_out_in_another_window_wins(clock: Clock, table: Table) -> None:
    sessions = DeskSessions(SignedOutMeanwhile(table))
    session_id = sessions.begin(JO, clock())
    clock.forward(minutes=2)
    sessions.find(session_id, clock())
    assert whose(sessions, session_id, clock) is None
