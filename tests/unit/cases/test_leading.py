"""Whose figures somebody sees, and what they may key in."""

import pytest

from intake.cases.leading import led_teams, may_key_in
from intake.cases.member import COACH, COORDINATOR, GUARDIAN, LEAD, Member

GUARDED = frozenset({"guardian"})


def member(*roles: str) -> Member:
    return Member("jo", "Jo Field", ("general", "guardian"), roles)


@pytest.mark.parametrize(
    ("roles", "teams"),
    [
        ((LEAD,), {"general"}),
        ((GUARDIAN,), {"guardian"}),
        ((LEAD, GUARDIAN), {"general", "guardian"}),
        ((COORDINATOR, COACH), set()),
    ],
)
def test_figures_are_of_the_teams_that_somebody_leads(
    roles: tuple[str, ...], teams: set[str]
) -> None:
    assert led_teams(member(*roles), GUARDED) == teams


@pytest.mark.parametrize("role", [COORDINATOR, LEAD, GUARDIAN])
def test_whoever_picks_up_the_telephone_keys_in_for_any_team(role: str) -> None:
    assert may_key_in(member(role), "mediation", GUARDED)


def test_a_coach_keys_nothing_in() -> None:
    assert not may_key_in(member(COACH), "general", GUARDED)


@pytest.mark.parametrize(("role", "may"), [(COORDINATOR, False), (LEAD, False), (GUARDIAN, True)])
def test_a_guarded_teams_form_is_for_its_guardians(role: str, may: bool) -> None:
    assert may_key_in(member(role), "guardian", GUARDED) is may
