"""What each team hears every morning, also when all of it is zero."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from intake.adapters.notices import TEAM_NEWS_KEPT, Notices, notice_item
from intake.adapters.open_cases import OpenCases
from intake.adapters.table import Table
from intake.cases.moments import kept, london_day
from intake.cases.working_days import LONDON
from intake.directory.addresses import Addresses
from intake.directory.teams import Team
from intake.observability import Metric
from intake.services.send_digest import DigestIncomplete, SendDigest
from tests.integration.test_sweep import ADDRESSES, sweep
from tests.support.clock import Clock
from tests.support.door import definitions
from tests.support.figures import figures
from tests.support.mail import Mail
from tests.support.notices import a_notice
from tests.support.stored_case import case_id, new_case, store

# a Wednesday, eight in the morning in London
MORNING = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)
TEAMS = {
    "general": Team("general", "Coordinators", "General enquiries", ("coordinator",), ()),
    "safeguarding": Team("safeguarding", "Lead", "Priority enquiries", ("lead",), ()),
}
TODAY = MORNING.replace(hour=17)
ByTeam = Mapping[str, Mapping[str, str]]


def send(table: Table, now: datetime = MORNING, addresses: ByTeam = ADDRESSES) -> None:
    SendDigest(Notices(table), OpenCases(table), Addresses(addresses), TEAMS)(now)


def counts(table: Table, team: str = "general", role: str = "coordinator") -> dict[str, int]:
    send(table)
    notice = Notices(table).read(f"TEAM#{team}", f"digest-2026-11-25-{role}")
    assert notice
    return {name: count for name, count in notice.counts.items() if count}


def test_each_role_of_each_team_hears_also_of_nothing(table: Table) -> None:
    send(table)
    mail = Mail()
    sweep(table, mail, Clock(MORNING))
    assert mail.told == {"coordinator@example.org": 1, "lead@example.org": 1}


def test_the_email_gives_the_figures_and_a_link(table: Table) -> None:
    store(table, new_case(promised_by=TODAY))
    send(table)
    mail = Mail()
    sweep(table, mail, Clock(MORNING))
    (text,) = (mail.text(at) for at in range(2) if "General" in mail.subjects[at])
    assert text == (
        "Today: General enquiries, Wednesday 25 November 2026\n\n"
        "Nobody has opened yet: 1\n"
        "To be answered today: 1\n"
        "Overdue: 0\n"
        "Emails that reached nobody: 0\n"
        "Perhaps spam, to be looked at: 0\n"
        "Closed, to be deleted within 30 days: 0\n"
        "Waiting for your team: 1 case\n\n"
        "Sign in to see them:\n"
        "https://desk.example.org/\n\n"
        "This email comes every day, also when there is nothing to do. If it does not come, "
        "tell whoever looks after this system.\n"
    )


def test_services_to_check_again_are_named_from_their_day_on(table: Table) -> None:
    coaching = definitions().services["coaching"]
    day = datetime.combine(coaching.check_again_after, time(8), UTC)
    for now, named in ((day, False), (day + timedelta(days=1), True)):
        mail = Mail()
        send(table, now)
        sweep(table, mail, Clock(now))
        assert (coaching.name in mail.text()) == named


def test_a_second_run_of_the_day_makes_no_second_digest(table: Table) -> None:
    mail = Mail()
    for _ in range(2):
        send(table)
        sweep(table, mail, Clock(MORNING))
    assert mail.calls == 2


def test_a_role_without_an_address_has_no_digest(table: Table) -> None:
    send(table, addresses={"general": ADDRESSES["general"]})
    assert [owner for owner, _ in Notices(table).due(MORNING, 5)] == ["TEAM#general"]


@pytest.mark.parametrize(("owner", "expires"), [("TEAM#general", True), ("CASE#0", False)])
def test_notices_of_teams_expire_and_those_of_cases_go_with_their_case(
    owner: str, expires: bool
) -> None:
    moment = int((MORNING + TEAM_NEWS_KEPT).timestamp())
    item = notice_item(a_notice(owner=owner, waiting_since=MORNING))
    assert item.get("expires_at") == (moment if expires else None)


def test_a_team_whose_digest_fails_keeps_no_other_from_hearing(
    table: Table, capsys: pytest.CaptureFixture[str]
) -> None:
    table.put({"pk": "CASE#1", "sk": "CASE", "open_for": "general", "promised_by": "no moment",
               "status": "new"})  # fmt: skip
    with pytest.raises(DigestIncomplete):
        send(table)
    assert [owner for owner, _ in Notices(table).due(MORNING, 5)] == ["TEAM#safeguarding"]
    assert Metric.DIGEST_RAN not in figures(capsys)


def test_it_says_that_it_was_made(table: Table, capsys: pytest.CaptureFixture[str]) -> None:
    send(table)
    assert figures(capsys) == {Metric.DIGEST_RAN: 1}


@pytest.mark.parametrize(
    ("promised_by", "expected"),
    [
        (TODAY, {"unopened": 1, "due_today": 1}),
        (TODAY + timedelta(days=1), {"unopened": 1}),
        (MORNING, {"unopened": 1, "overdue": 1}),
        (MORNING - timedelta(days=3), {"unopened": 1, "overdue": 1}),
    ],
)
def test_open_cases_are_counted_by_when_they_are_due(
    table: Table, promised_by: datetime, expected: dict[str, int]
) -> None:
    store(table, new_case(promised_by=promised_by))
    assert counts(table) == expected


@pytest.mark.parametrize("promised_by", [TODAY, MORNING])
def test_who_has_had_a_reply_waits_for_none(table: Table, promised_by: datetime) -> None:
    store(table, new_case(promised_by=promised_by))
    reached = {":status": "contacted"}
    table.update(f"CASE#{case_id(1)}", "CASE", "SET #status = :status", reached)
    assert counts(table) == {}


def test_the_day_is_londons(table: Table) -> None:
    # half past midnight on the 26th in London while it is the 25th in UTC, in summer
    store(table, new_case(promised_by=datetime(2026, 6, 15, 23, 30, tzinfo=UTC)))
    send(table, datetime(2026, 6, 15, 7, 0, tzinfo=UTC))
    notice = Notices(table).read("TEAM#general", "digest-2026-06-15-coordinator")
    assert notice
    assert notice.counts["due_today"] == 0


@pytest.mark.parametrize(
    ("received", "due"),
    [
        # the clocks go back on Sunday 25 October 2026 and forward on Sunday 28 March 2027
        ("2026-10-22T12:00:00Z", "2026-10-27"),
        ("2026-10-25T00:30:00Z", "2026-10-28"),
        ("2027-03-27T12:00:00Z", "2027-04-01"),
        ("2027-03-23T12:00:00Z", "2027-03-30"),
        ("2026-12-23T12:00:00Z", "2026-12-30"),
    ],
)
def test_a_case_is_due_on_its_one_day_and_overdue_from_the_next_on(
    table: Table, received: str, due: str
) -> None:
    moment = datetime.fromisoformat(received)
    store(table, new_case(promised_by=definitions().promise.falls_due(moment, ())))
    told = dict(mornings(table, london_day(moment) + timedelta(days=1), 10))
    assert [day for day, counts in told.items() if counts["due_today"]] == [due]
    assert [day for day, counts in told.items() if counts["overdue"]] == [
        day for day in told if day > due
    ]


def mornings(table: Table, first: date, days: int) -> Iterator[tuple[str, Mapping[str, int]]]:
    """Make the digest at eight in London on so many days, each day's once."""
    for number in range(days):
        day = first + timedelta(days=number)
        send(table, datetime.combine(day, time(8), LONDON).astimezone(UTC))
        notice = Notices(table).read("TEAM#general", f"digest-{day}-coordinator")
        assert notice
        yield str(day), notice.counts


def test_what_may_be_spam_is_counted(table: Table) -> None:
    store(table, new_case(), suspicions=("quick",))
    assert counts(table) == {"quarantined": 1}


def test_parked_emails_are_counted(table: Table) -> None:
    Notices(table).add(a_notice().parked(MORNING))
    assert counts(table) == {"parked": 1}


@pytest.mark.parametrize(("days", "expected"), [(30, {"ending": 1}), (31, {})])
def test_closed_cases_are_counted_a_month_before_they_go(
    table: Table, days: int, expected: dict[str, int]
) -> None:
    gone = (MORNING + timedelta(days=days)).strftime("%Y-%m-%dT%H:%M:%SZ")
    table.put(
        {"pk": "CASE#1", "sk": "CASE", "team": "general", "closed_shard": "0", "delete_after": gone}
    )
    assert counts(table) == expected


class MuchEnds(Table):
    """Soon the time of 1,001 cases of one team ends, and then that of one of another."""

    def query_index(self, index: str, *rest: str, limit: int | None = None, **more: Any) -> Any:
        if index == "expiry":
            ends = kept(MORNING + timedelta(days=2))
            teams = [*["general"] * 1001, "safeguarding"]
            return [{"team": team, "delete_after": ends} for team in teams][:limit]
        return super().query_index(index, *rest, limit=limit, **more)


def test_a_figure_is_counted_to_a_thousand_and_hides_no_other_teams(table: Table) -> None:
    much = MuchEnds(table._client, table._name)  # noqa: SLF001 the same table
    assert counts(much) == {"ending": 1000}
    assert counts(much, "safeguarding", "lead") == {"ending": 1}


def test_cases_of_another_team_do_not_count(table: Table) -> None:
    store(table, new_case())
    assert counts(table, "safeguarding", "lead") == {}
