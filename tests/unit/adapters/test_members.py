from dataclasses import replace
from datetime import timedelta

import pytest

from intake.adapters.events import Event
from intake.adapters.id_tokens import Identity
from intake.adapters.members import ASKED_FOR, Asking, Members, member_key
from intake.adapters.table import ConditionFailed, Table
from intake.cases.member import COORDINATOR, LEAD, Member
from tests.support.clock import Clock

JO = Identity("https://identity.example.org", "person-1", "Jo Field", "jo.field@example.org")
STRANGER = Member(member_key(JO), "Jo Field", (), (), "jo.field@example.org")
MEMBER = STRANGER.changed("Jo Field", ("general", "one-to-one"), (COORDINATOR,))


@pytest.fixture
def members(table: Table) -> Members:
    return Members(table)


@pytest.fixture
def admitted(clock: Clock) -> Event:
    return Event("admitted", "a lead", clock())


def test_key_is_the_hash_of_issuer_and_subject() -> None:
    # printf 'https://identity.example.org\nperson-1' | sha256sum
    expected = "2b8ea426f80825e336ab8af577f4cdc1a6cf5a10b7a825c55a2b6b904fb2b133"
    assert member_key(JO) == expected


def test_same_subject_of_another_issuer_is_another_person() -> None:
    assert member_key(JO) != member_key(Identity("https://other.example.org", "person-1"))


def test_stranger_is_no_member(members: Members) -> None:
    assert members.find(member_key(JO)) is None


def test_member_is_found_as_saved(members: Members, admitted: Event) -> None:
    members.save(None, MEMBER, admitted)
    assert members.find(MEMBER.key) == MEMBER
    assert MEMBER.reads_cases


def test_role_decides_about_reading() -> None:
    assert not replace(MEMBER, roles=("director",)).reads_cases


def test_item_without_roles_and_teams_allows_nothing(members: Members, table: Table) -> None:
    table.put({"pk": "MEMBERS", "sk": f"MEMBER#{MEMBER.key}", "name": "Jo Field"})
    member = members.find(MEMBER.key)
    assert member is not None
    assert (member.teams, member.reads_cases) == ((), False)


def test_who_was_removed_keeps_the_name_alone(members: Members, admitted: Event) -> None:
    members.save(None, MEMBER, admitted)
    members.save(MEMBER, MEMBER.removed(), admitted)
    left = members.find(MEMBER.key)
    assert left
    assert (left.name, left.teams, left.roles, left.reads_cases) == ("Jo Field", (), (), False)


def test_of_two_changes_at_once_the_second_is_refused(members: Members, admitted: Event) -> None:
    members.save(None, MEMBER, admitted)
    members.save(MEMBER, MEMBER.changed("Jo Field", ("general",), (LEAD,)), admitted)
    with pytest.raises(ConditionFailed):
        members.save(MEMBER, MEMBER.removed(), admitted)
    with pytest.raises(ConditionFailed):
        members.save(None, MEMBER, admitted)


def test_change_holds_only_while_another_leads(members: Members, admitted: Event) -> None:
    lead = MEMBER.changed("Jo Field", ("general",), (LEAD,))
    other = replace(lead, key="other")
    members.save(None, lead, admitted)
    members.save(None, replace(other, roles=(COORDINATOR,)), admitted)
    with pytest.raises(ConditionFailed):
        members.save(lead, lead.removed(), admitted, still_lead=other)
    members.save(replace(other), other.changed("Al Moss", (), (LEAD,)), admitted)
    members.save(lead, lead.removed(), admitted, still_lead=other)
    assert members.find(lead.key) == lead.removed()


def test_changes_are_listed_the_newest_first(members: Members, clock: Clock) -> None:
    members.save(None, MEMBER, Event("admitted", "a lead", clock()))
    clock.forward(hours=1)
    members.save(MEMBER, MEMBER.removed(), Event("removed", "a lead", clock()))
    newest, oldest = members.changes()
    assert (newest.kind, newest.roles, newest.at) == ("removed", (), clock())
    assert (oldest.kind, oldest.member, oldest.by) == ("admitted", MEMBER.key, "a lead")
    assert (oldest.teams, oldest.roles) == (MEMBER.teams, MEMBER.roles)


def test_everybody_is_listed_by_name(members: Members, admitted: Event) -> None:
    for key, name in (("1", "zoe"), ("2", "Al"), ("3", "Mo")):
        members.save(None, replace(MEMBER, key=key, name=name), admitted)
    assert [member.name for member in members.everybody()] == ["Al", "Mo", "zoe"]


def test_who_asks_is_listed_for_a_week(members: Members, clock: Clock) -> None:
    members.note_asking(JO, clock())
    asked = Asking(MEMBER.key, JO.name, JO.email, clock())
    clock.forward(seconds=(ASKED_FOR - timedelta(seconds=1)).total_seconds())
    assert members.asking(clock()) == [asked]
    clock.forward(seconds=1)
    assert members.asking(clock()) == []


def test_who_is_admitted_asks_no_more(members: Members, clock: Clock, admitted: Event) -> None:
    members.note_asking(JO, clock())
    members.save(None, MEMBER, admitted)
    assert members.asking(clock()) == []
