from itertools import product

import pytest

from intake.cases.access import MAY, Act, Standing, may
from intake.cases.member import COACH, COORDINATOR, GUARDIAN, LEAD, ROLES, Member

GUARDED = {"guardian"}
CASE = Standing("mediation")
SPOKEN_UP = Standing("guardian")


def member(*roles: str, teams: tuple[str, ...] = ("mediation", "guardian")) -> Member:
    return Member("jo", "Jo Field", teams, roles)


@pytest.mark.parametrize(("role", "act"), [*product((COORDINATOR, LEAD), Act)])
def test_a_role_may_do_with_its_teams_cases_what_it_may(role: str, act: Act) -> None:
    assert may(member(role), act, CASE, GUARDED) == (act in MAY[role])


@pytest.mark.parametrize(("role", "act"), [*product(ROLES, Act)])
def test_nobody_does_anything_with_another_teams_cases(role: str, act: Act) -> None:
    assert not may(member(role, teams=("coaching",)), act, CASE, GUARDED)


@pytest.mark.parametrize("role", [COORDINATOR, LEAD, COACH])
def test_who_spoke_up_is_read_by_guardians_alone(role: str) -> None:
    assert not may(member(role), Act.READ, SPOKEN_UP, GUARDED)
    assert may(member(GUARDIAN), Act.READ, SPOKEN_UP, GUARDED)


def test_a_guardian_reads_no_other_case() -> None:
    assert not may(member(GUARDIAN), Act.READ, CASE, GUARDED)


@pytest.mark.parametrize("act", Act)
def test_a_coach_does_what_coaches_do_with_what_is_allocated_to_them(act: Act) -> None:
    case = Standing("mediation", allocated=("jo",))
    assert may(member(COACH), act, case, GUARDED) == (act in MAY[COACH])


def test_a_coach_reads_no_other_case_of_their_team() -> None:
    assert not may(member(COACH), Act.READ, CASE, GUARDED)


@pytest.mark.parametrize(("role", "act"), [*product(ROLES, Act)])
def test_whoever_is_excluded_does_nothing(role: str, act: Act) -> None:
    case = Standing("mediation", allocated=("jo",), excluded=("jo",))
    assert not may(member(role), act, case, GUARDED)


def test_one_of_several_roles_is_enough() -> None:
    assert may(member(COACH, LEAD), Act.HOLD, CASE, GUARDED)


def test_a_role_nobody_knows_opens_nothing() -> None:
    assert not may(member("director"), Act.READ, CASE, GUARDED)
