from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from itertools import chain
from typing import Any

import pytest

from intake.adapters.table import Table
from intake.adapters.worklist import Worklist
from intake.cases.member import COACH, COORDINATOR, GUARDIAN, Member
from intake.services.list_cases import READ, SHOWN, ListCases, View
from intake.services.sealing import Seal
from tests.support.casework import Staff
from tests.support.clock import Clock
from tests.support.stored_case import PROMISED, case_id, new_case, store

JO = Member("jo", "Jo Field", ("general", "mediation", "guardian"), (COORDINATOR,))
AL = Member("al", "Al Moss", ("general",), (COORDINATOR,))
CO = Member("co", "Co Hill", (), (COACH,))
GONE = Member("gone", "Gone Away", (), ())
SEAL = Seal(b"k" * 32)

Shown = Callable[..., list[str]]


@pytest.fixture
def listing(table: Table) -> ListCases:
    return ListCases(Worklist(table), Staff((JO, AL, CO, GONE)), {"guardian"}, SEAL)


@pytest.fixture
def shown(listing: ListCases, clock: Clock) -> Shown:
    def ids(view: str = "", member: Member = JO) -> list[str]:
        return [each.case.id for each in listing(member, view, "", clock()).cases]

    return ids


def put(table: Table, number: int, list_name: str = "general", **attributes: Any) -> None:
    """An item as small as the index needs it."""
    table.put(
        {
            "pk": f"CASE#{case_id(number)}",
            "sk": "CASE",
            "open_for": list_name,
            "promised_by": f"2026-12-{number // 10 + 1:02}T17:00:00Z",
            "received_at": "2026-11-20T14:05:00Z",
            "case_id": case_id(number),
            "reference": "CDFH-0001",
            "form_title": "Write to us",
            "flags": [],
            "status": "open",
            "team": "general",
            **attributes,
        }
    )


def test_all_teams_stand_in_one_list_by_promise(table: Table, shown: Shown) -> None:
    for number, team, hour in ((1, "general", 12), (2, "mediation", 9), (3, "coaching", 8)):
        store(table, new_case(number, team=team, promised_by=PROMISED.replace(hour=hour)))
    assert shown() == [case_id(2), case_id(1)]


def test_cases_of_a_guarded_team_are_listed_for_its_guardian_alone(
    table: Table, shown: Shown
) -> None:
    store(table, new_case(1, team="guardian"))
    assert shown() == []
    assert shown(member=replace(JO, roles=(GUARDIAN,))) == [case_id(1)]


def test_whoever_is_excluded_finds_the_case_on_no_list(table: Table, shown: Shown) -> None:
    put(table, 1, excluded=["jo"], coordinator="jo")
    put(table, 2, "member#jo", excluded=["jo"])
    assert [shown(view) for view in View] == [[]] * len(View)


def test_mine_is_what_points_to_me(table: Table, shown: Shown) -> None:
    put(table, 1, "member#jo", coordinator="jo")
    put(table, 2, "member#al", coordinator="al")
    assert shown("mine") == [case_id(1)]


def test_a_coach_has_no_other_list(table: Table, listing: ListCases, clock: Clock) -> None:
    put(table, 1)
    put(table, 2, "member#jo", allocated=["jo"])
    found = listing(replace(JO, roles=(COACH,)), "team", "", clock())
    assert (found.view, found.views) == (View.MINE, [View.MINE])
    assert [each.case.id for each in found.cases] == [case_id(2)]


def test_unallocated_is_what_nobody_works(table: Table, shown: Shown) -> None:
    put(table, 1)
    put(table, 2, coordinator="al")
    put(table, 3, allocated=["co"])
    assert shown("unallocated") == [case_id(1)]


def test_what_somebody_had_who_has_left_is_nobodys(
    table: Table, listing: ListCases, clock: Clock
) -> None:
    put(table, 1, coordinator="gone")
    put(table, 2, coordinator="gone", allocated=["co"])
    put(table, 3, coordinator="al", team="mediation")
    found = listing(JO, "unallocated", "", clock()).cases
    assert [each.case.id for each in found] == [case_id(1), case_id(3)]


def test_a_case_is_with_everybody_who_works_it(
    table: Table, listing: ListCases, clock: Clock
) -> None:
    put(table, 1, coordinator="al", allocated=["co"])
    put(table, 2, coordinator="gone")
    cases = listing(JO, "team", "", clock()).cases
    assert listing.workers(cases) == {case_id(1): ["Al Moss", "Co Hill"], case_id(2): []}


def test_overdue_is_what_was_promised_before_now(table: Table, shown: Shown, clock: Clock) -> None:
    store(table, new_case(1, promised_by=clock() - timedelta(hours=1)))
    store(table, new_case(2, promised_by=clock() + timedelta(hours=1)))
    assert shown("overdue") == [case_id(1)]


def test_overdue_ends_with_the_reply(table: Table, shown: Shown) -> None:
    for number, status in enumerate(("new", "open", "contacted", "confirmed", "allocated")):
        put(table, number, status=status, promised_by="2026-11-20T17:00:00Z")
    assert shown("overdue") == [case_id(0), case_id(1)]


def test_urgent_is_what_has_a_flag_that_presses(table: Table, shown: Shown) -> None:
    for number, flags in enumerate((["urgent"], ["safeguarding"], ["unsafe_contact"], []), 1):
        put(table, number, flags=flags)
    assert shown("urgent") == [case_id(1), case_id(2)]


def test_what_may_be_spam_stands_apart_and_is_pointed_to(
    table: Table, listing: ListCases, clock: Clock, shown: Shown
) -> None:
    store(table, new_case(1))
    assert not listing(JO, "", "", clock()).suspects
    store(table, new_case(2), suspicions=("quick",))
    assert listing(JO, "", "", clock()).suspects
    assert shown() == [case_id(1)]
    assert shown("quarantined") == [case_id(2)]


def pages(listing: ListCases, clock: Clock, view: str = "") -> list[list[str]]:
    """All pages of a view, by following the way on."""
    found, after = [], ""
    for _ in range(20):
        page = listing(JO, view, after, clock())
        found.append([each.case.id for each in page.cases])
        if not page.next:
            return found
        after = page.next
    raise AssertionError("the list has no end")


def test_pages_show_every_case_once(table: Table, listing: ListCases, clock: Clock) -> None:
    # many are promised for the same moment, as in life: the end of a working day
    for number in range(60):
        put(table, number, ("general", "mediation")[number % 3 == 0])
    found = pages(listing, clock)
    assert [len(page) for page in found] == [SHOWN, SHOWN, 10]
    assert sorted(chain(*found)) == [case_id(number) for number in range(60)]


def test_few_of_many_are_found_over_several_pages(
    table: Table, listing: ListCases, clock: Clock
) -> None:
    for number in range(READ + 9):
        put(table, number, promised_by="2026-12-01T17:00:00Z", flags=["urgent"] * (number == 255))
    assert [*chain(*pages(listing, clock, "urgent"))] == [case_id(255)]
    first = listing(JO, "urgent", "", clock())
    assert first.stopped
    assert not listing(JO, "urgent", first.next, clock()).stopped


def test_full_page_did_not_stop_short(table: Table, listing: ListCases, clock: Clock) -> None:
    for number in range(SHOWN + 1):
        put(table, number)
    assert not listing(JO, "team", "", clock()).stopped


@pytest.mark.parametrize("after", ["x", "", SEAL.close({"view": "mine", "places": {}})])
def test_place_that_is_not_of_this_list_is_the_beginning(
    table: Table, listing: ListCases, clock: Clock, after: str
) -> None:
    put(table, 1)
    assert len(listing(JO, "team", after, clock()).cases) == 1


def test_place_in_the_address_tells_nothing(table: Table, listing: ListCases, clock: Clock) -> None:
    for number in range(SHOWN + 1):
        put(table, number)
    place = listing(JO, "", "", clock()).next
    assert place.count(".") == 4
    assert "general" not in place
