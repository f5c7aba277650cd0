from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from intake.cases.keeping import ERASURE, REMINDERS, RETENTION, Keeping, NotPossible

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
ENDS = datetime(2027, 5, 22, tzinfo=UTC)
LATER = NOW + timedelta(days=1)
OPEN = Keeping(
    case_id="01",
    reference="CDFH-2345",
    submission_id="02",
    form="contact",
    team="general",
    flags=(),
    received_at=NOW - timedelta(days=3),
    status="new",
    listed_for="general",
    due=("0", LATER),
)
CLOSED = OPEN.closed("answered", ENDS, NOW)


def test_open_case_has_no_end() -> None:
    assert OPEN.ends_at is None
    assert not OPEN.is_gone(NOW + timedelta(days=36500))


def test_closed_case_ends_on_its_date_and_not_before() -> None:
    assert CLOSED.ends_at == ENDS
    assert not CLOSED.is_gone(ENDS - timedelta(seconds=1))
    assert CLOSED.is_gone(ENDS)


def test_closing_ends_the_reminders_and_tells_the_daily_round() -> None:
    assert CLOSED.due == (RETENTION, NOW)


def test_reopening_restores() -> None:
    opened = replace(OPEN, status="open", due=None)
    assert opened.closed("answered", ENDS, NOW).reopened(LATER) == replace(opened, turn=2)


def test_a_case_that_nobody_has_opened_is_reminded_of_once_it_is_opened_again() -> None:
    assert CLOSED.reopened(LATER) == replace(OPEN, due=(REMINDERS, LATER), turn=2)
    assert CLOSED.restricted(NOW).reopened(LATER).due is None


def test_quarantined_case_comes_back_to_quarantine() -> None:
    quarantined = Keeping(**{**vars(OPEN), "status": "quarantined"})
    assert quarantined.closed("spam", ENDS, NOW).reopened(LATER).status == "quarantined"


def test_held_case_has_no_end_and_gets_it_back() -> None:
    held = CLOSED.held(ENDS + timedelta(days=9), "a complaint", LATER)
    assert held.ends_at is None
    assert held.released(LATER).ends_at == ENDS


def test_case_closed_while_held_gets_its_end_when_released() -> None:
    closed = OPEN.held(LATER, "a complaint", NOW).closed("answered", ENDS, NOW)
    assert closed.ends_at is None
    assert closed.released(LATER).ends_at == ENDS


def test_restricted_case_has_no_end_and_gets_it_back() -> None:
    restricted = CLOSED.restricted(LATER)
    assert restricted.ends_at is None
    assert restricted.lifted(LATER).ends_at == ENDS


def test_nobody_is_reminded_of_a_restricted_case() -> None:
    assert OPEN.restricted(NOW).due is None


def test_a_case_that_nobody_has_opened_is_reminded_of_once_it_is_lifted() -> None:
    assert OPEN.restricted(NOW).lifted(LATER).due == (REMINDERS, LATER)
    opened = replace(OPEN, status="open", due=None)
    assert opened.restricted(NOW).lifted(LATER).due is None


def test_hold_of_an_open_case_leaves_its_reminder() -> None:
    assert OPEN.held(LATER, "a complaint", NOW).due == OPEN.due


def test_the_last_day_of_a_hold_counts_whole() -> None:
    held = OPEN.held(LATER, "a complaint", NOW)
    assert held.is_held(LATER - timedelta(seconds=1))
    assert not held.is_held(LATER)
    assert not OPEN.is_held(NOW)


def test_daily_round_looks_again_when_the_hold_ends() -> None:
    held = CLOSED.held(LATER, "a complaint", NOW)
    assert held.due == (RETENTION, NOW)
    assert held.settled().due == (RETENTION, LATER)
    assert CLOSED.settled().due is None


def test_ended_case_is_gone_whatever_kept_it() -> None:
    for case in (OPEN, CLOSED, CLOSED.held(LATER, "x", NOW), OPEN.restricted(NOW)):
        ended = case.ended(NOW, ERASURE)
        assert ended.is_gone(NOW)
        assert ended.delete_because == ERASURE


@pytest.mark.parametrize(
    "event",
    [
        lambda: CLOSED.closed("answered", ENDS, LATER),
        lambda: OPEN.reopened(NOW),
        lambda: OPEN.released(NOW),
        lambda: OPEN.lifted(NOW),
        lambda: OPEN.restricted(NOW).restricted(NOW),
        lambda: OPEN.held(NOW, "x", NOW),
    ],
)
def test_what_makes_no_sense_is_refused(event: Callable[[], Keeping]) -> None:
    with pytest.raises(NotPossible):
        event()


@pytest.mark.parametrize(
    "event",
    [
        lambda: CLOSED.reopened(ENDS),
        lambda: CLOSED.held(ENDS + timedelta(days=1), "x", ENDS),
        lambda: CLOSED.restricted(ENDS),
    ],
)
def test_nothing_brings_back_what_is_past_its_time(event: Callable[[], Keeping]) -> None:
    with pytest.raises(NotPossible, match="being deleted"):
        event()
