"""What an event means for how long somebody waited."""

from datetime import timedelta

from intake.cases.codes import REACHED
from tests.support.histories import RECEIVED, ended, happened, history, reached


def test_the_first_contact_is_the_first_in_which_somebody_was_reached() -> None:
    case = history(happened("contacted", 1, "no_answer"), reached(2), reached(5))
    assert case.first_contact == reached(2).at


def test_reading_is_no_contact() -> None:
    assert history(happened("read", 1, "reached")).first_contact is None


def test_the_first_session_is_one_that_was_held() -> None:
    case = history(happened("session_missed", 4), happened("session_held", 9))
    assert case.first_session == happened("session_held", 9).at
    assert case.sessions_held == 1


def test_people_waited_until_it_was_and_not_until_it_was_written_down() -> None:
    evening = happened("contacted", 5, REACHED, was=2)
    earlier = happened("contacted", 6, REACHED, was=1)
    case = history(evening, earlier, happened("session_held", 9, was=8))
    assert case.first_contact == earlier.when
    assert case.first_session == RECEIVED + timedelta(days=8)


def test_a_session_that_was_held_before_its_date_was_held_when_it_was_recorded() -> None:
    assert history(happened("session_held", 4, was=8)).first_session == RECEIVED + timedelta(days=4)


def test_a_reopened_case_is_not_closed() -> None:
    assert history(happened("closed", 3, "answered"), happened("reopened", 4)).closed_at is None
    assert ended("answered", 8).closed_at == happened("closed", 8).at


def test_a_case_past_its_time_is_gone_with_that_moment() -> None:
    case = history(delete_after="2026-11-03T10:00:00Z")
    assert case.is_gone(RECEIVED)
    assert not history().is_gone(RECEIVED)
