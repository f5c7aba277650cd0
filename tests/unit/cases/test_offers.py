from dataclasses import replace

import pytest

from intake.cases.actions import OFFERED, Action
from intake.cases.casework import Casework
from intake.cases.codes import REASONS, endings
from intake.cases.offers import MOST_ALLOCATED, Around, offers

OUTCOMES = ("answered", "not_taken_up", "declined", "completed", "spam")
CASE = Casework("01", 3, "open", "general", "contact")
AROUND = Around(
    "m-1", ("c-1", "c-2"), frozenset({"m-1", "m-2"}), ("m-2", "c-1"), ("other",), OUTCOMES
)

ALWAYS = {Action.NOTE, Action.LINK, Action.EXCLUDE, Action.DECLARE, Action.HOLD}
OPENED = ALWAYS | {Action.TAKE, Action.CONTACT, Action.CLOSE, Action.TRANSFER, Action.SPAM}
REACHED = OPENED | {Action.CONFIRM, Action.FUND}
BY_STATUS = {
    "new": ALWAYS,
    "open": OPENED,
    "contacted": REACHED,
    "confirmed": REACHED | {Action.ALLOCATE},
    "allocated": REACHED | {Action.ALLOCATE, Action.BOOK},
    "closed": ALWAYS | {Action.REOPEN},
    "quarantined": ALWAYS | {Action.SPAM, Action.NOT_SPAM},
    "synthetic": set(),
}


def offered(case: Casework, around: Around = AROUND) -> set[Action]:
    return {offer.action for offer in offers(case, around)}


def choices(case: Casework, action: Action, name: str, around: Around = AROUND) -> tuple[str, ...]:
    found = {offer.action: offer for offer in offers(case, around)}
    if action not in found:
        return ()
    return next(ask.choices for ask in found[action].asks if ask.name == name)


@pytest.mark.parametrize("status", BY_STATUS)
def test_stage_offers_what_the_table_says(status: str) -> None:
    assert offered(replace(CASE, status=status)) == BY_STATUS[status]


@pytest.mark.parametrize("guarded", [True, False])
def test_passing_on_says_when_the_case_leaves_its_guardians(guarded: bool) -> None:
    found = offers(CASE, replace(AROUND, guarded=guarded))
    unguarding = {offer.action for offer in found if offer.unguards}
    assert unguarding == ({Action.TRANSFER} if guarded else set())


def test_every_action_has_its_place() -> None:
    assert set(OFFERED) == set(Action)


@pytest.mark.parametrize(
    ("action", "changes"),
    [
        (Action.GIVE_BACK, {"coordinator": "m-2"}),
        (Action.UNLINK, {"links": {"02": "duplicate"}}),
        (Action.INCLUDE, {"excluded": ("c-1",)}),
        (Action.END_HOLD, {"held": True}),
    ],
)
def test_what_undoes_is_offered_when_there_is_something_to_undo(
    action: Action, changes: dict[str, object]
) -> None:
    assert action not in offered(CASE)
    assert action in offered(replace(CASE, **changes))  # type: ignore[arg-type]


def test_case_taken_by_oneself_is_not_taken_again() -> None:
    assert Action.TAKE not in offered(replace(CASE, coordinator="m-1"))
    assert Action.TAKE in offered(replace(CASE, coordinator="m-2"))


def test_allocation_stops_at_the_most() -> None:
    many = Around("m-1", ("c-1", "c-2", "c-3", "c-4"))
    some = replace(CASE, status="allocated", allocated=("c-1", "c-2"))
    assert choices(some, Action.ALLOCATE, "member", many) == ("c-3", "c-4")
    full = replace(some, allocated=("c-1", "c-2", "c-3"))
    assert len(full.allocated) == MOST_ALLOCATED
    assert Action.ALLOCATE not in offered(full, many)


@pytest.mark.parametrize(
    ("sessions", "bookable"),
    [
        ({}, ("1",)),
        ({"1": "booked"}, ("1",)),
        ({"1": "held"}, ("2",)),
        ({"1": "missed"}, ("1", "2")),
        ({"1": "held", "2": "held", "3": "missed"}, ("3",)),
        ({"1": "held", "2": "held", "3": "held"}, ()),
    ],
)
def test_sessions_are_booked_one_after_the_other(
    sessions: dict[str, str], bookable: tuple[str, ...]
) -> None:
    case = replace(CASE, status="allocated", allocated=("c-1",), sessions=sessions)
    assert choices(case, Action.BOOK, "session") == bookable


def test_session_is_held_or_missed_once_it_is_booked() -> None:
    case = replace(CASE, status="allocated", sessions={"1": "held", "2": "booked"})
    for action in (Action.HOLD_SESSION, Action.MISS_SESSION):
        assert choices(case, action, "session") == ("2",)


@pytest.mark.parametrize(
    ("parties", "stages"),
    [
        ({}, {"first"}),
        ({"first": "agreed"}, {"first", "other"}),
        ({"first": "declined"}, {"first"}),
        ({"first": "agreed", "other": "written_to"}, {"first", "other"}),
        ({"first": "met", "other": "agreed"}, {"first", "other", "joint"}),
    ],
)
def test_other_party_comes_after_the_first(parties: dict[str, str], stages: set[str]) -> None:
    case = replace(CASE, status="contacted", parties=parties)
    found = choices(case, Action.PARTY, "stage", replace(AROUND, two_parties=True))
    assert {each.partition(":")[0] for each in found} == stages


def test_ending_is_one_that_the_form_keeps() -> None:
    assert set(endings("open", ("answered",))) == {"answered:answered", "answered:signposted"}
    assert {each.partition(":")[0] for each in endings("allocated", OUTCOMES)} == {
        "completed", "not_taken_up", "declined",
    }  # fmt: skip


def test_every_outcome_but_spam_has_reasons() -> None:
    assert {*REASONS, "spam"} == set(OUTCOMES)


def test_nobody_is_kept_out_when_nobody_would_be_left() -> None:
    alone = replace(AROUND, workers=frozenset({"m-2"}))
    assert choices(CASE, Action.EXCLUDE, "member", alone) == ("c-1",)
    assert Action.DECLARE not in offered(CASE, replace(AROUND, workers=frozenset({"m-1"})))
