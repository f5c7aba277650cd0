"""A case that nobody opens: half-way its team hears again, and late its lead."""

from datetime import UTC, datetime, timedelta

import pytest

from intake.adapters.case_reader import CaseReader
from intake.adapters.keepings import Keepings
from intake.adapters.notices import Notices
from intake.adapters.open_cases import OpenCases
from intake.adapters.table import Table
from intake.directory.addresses import Addresses
from intake.directory.teams import Team
from intake.services.keep_cases import KeepCases
from intake.services.remind_of_cases import RemindOfCases
from tests.integration.test_sweep import ADDRESSES, sweep
from tests.support.clock import Clock
from tests.support.mail import Mail
from tests.support.stored_case import PROMISED, REMINDED, new_case, store

SECOND_READER = "another member"


@pytest.fixture
def case_id(table: Table) -> str:
    return store(table, new_case()).id


def subjects_at(table: Table, moment: datetime) -> list[str]:
    clock = Clock(moment)
    mail = Mail()
    sweep(table, mail, clock)
    sweep(table, mail, clock)
    return sorted(f"{subject} > {to}" for subject, to in zip(
        mail.subjects, (message["To"] for message in mail.messages), strict=True
    ))  # fmt: skip


@pytest.mark.usefixtures("case_id")
def test_nobody_is_reminded_before_half_of_the_time_is_over(table: Table) -> None:
    assert subjects_at(table, datetime(2026, 11, 24, 10, 59, tzinfo=UTC)) == []


@pytest.mark.usefixtures("case_id")
def test_each_of_the_team_is_reminded_once_half_way(table: Table) -> None:
    expected = [
        f"Reminder: General enquiries, CDFH-0001 > {to}@example.org"
        for to in ("coordinator", "office")
    ]
    assert subjects_at(table, REMINDED) == expected
    assert subjects_at(table, REMINDED) == []


@pytest.mark.usefixtures("case_id")
def test_the_lead_hears_of_it_once_when_it_is_late(table: Table) -> None:
    subjects_at(table, REMINDED)
    expected = ["Overdue: General enquiries, CDFH-0001 > manager@example.org"]
    assert subjects_at(table, PROMISED) == expected
    assert subjects_at(table, PROMISED) == []


def test_a_lead_without_an_address_leaves_it_to_the_next_of_fallback(
    table: Table, case_id: str
) -> None:
    teams = {"general": Team("general", "", "", ("coordinator",), ("away", "manager", "office"))}
    RemindOfCases(OpenCases(table), Addresses(ADDRESSES), teams)(f"CASE#{case_id}", PROMISED)
    ((_, slot),) = [key for key in Notices(table).due(PROMISED, 5) if "escalation" in key[1]]
    assert slot.endswith("-manager")


@pytest.mark.usefixtures("case_id")
def test_the_reminder_says_why_it_comes(table: Table) -> None:
    mail = Mail()
    sweep(table, mail, Clock(REMINDED))
    sweep(table, mail, Clock(REMINDED))
    assert "Nobody has opened this yet, and half of the time to reply is over." in mail.text()


def opened(table: Table, case_id: str) -> None:
    """The first reading at the desk."""
    record = CaseReader(table).find(case_id)
    assert record
    CaseReader(table).note_opening(record, "a member", Clock()())


def test_a_case_that_somebody_opened_is_left_alone(table: Table, case_id: str) -> None:
    opened(table, case_id)
    assert subjects_at(table, REMINDED) == []
    assert subjects_at(table, PROMISED) == []


def test_opening_between_the_two_stops_the_second(table: Table, case_id: str) -> None:
    subjects_at(table, REMINDED)
    opened(table, case_id)
    assert subjects_at(table, PROMISED) == []


def test_two_who_open_at_once_are_both_recorded(table: Table, case_id: str) -> None:
    reader = CaseReader(table)
    record = reader.find(case_id)
    assert record
    reader.note_opening(record, "a member", Clock()())
    reader.note_opening(record, SECOND_READER, Clock()())
    events = table.query(f"CASE#{case_id}", "EVENT#")
    assert [event["by"] for event in events] == ["a member", SECOND_READER]


def test_a_restriction_that_has_ended_leaves_no_case_forgotten(table: Table, case_id: str) -> None:
    subjects_at(table, REMINDED)
    cases = KeepCases(Keepings(table), {})
    cases.do(cases.restrict(case_id, "a lead", REMINDED))
    assert subjects_at(table, PROMISED) == []
    back = PROMISED - timedelta(hours=1)
    cases.do(cases.lift(case_id, "a lead", back))
    assert len(subjects_at(table, back)) == 2
    assert len(subjects_at(table, PROMISED)) == 1
    assert subjects_at(table, PROMISED) == []


def test_what_waits_in_quarantine_reminds_nobody(table: Table) -> None:
    store(table, new_case(), suspicions=("quick",))
    assert subjects_at(table, PROMISED) == []
