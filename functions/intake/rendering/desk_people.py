"""The lead's pages of the people who work at the desk."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from intake.cases.member import COACH, COORDINATOR, GUARDIAN, LEAD, Member
from intake.rendering.desk_account import Account
from intake.rendering.form_pages import Screen
from intake.rendering.templating import render

ROLES: Final[Mapping[str, tuple[str, str]]] = {
    COORDINATOR: ("Coordinator", "Reads and works the cases of their teams."),
    LEAD: ("Lead", "A coordinator who also decides who works here and what leaves the desk."),
    GUARDIAN: ("Guardian", "Alone opens the cases of people who speak up, and no others."),
    COACH: ("Coach or mediator", "Sees only the cases that are allocated to them."),
}
"""What each role is called, and what it means."""

CHANGES: Final = {
    "admitted": "admitted",
    "changed": "changed",
    "removed": "removed",
    "signed_out": "signed out everywhere",
}


@dataclass(frozen=True)
class Waiting:
    """Somebody who signed in and is no member; `when` in words."""

    key: str
    name: str
    email: str
    when: str


@dataclass(frozen=True)
class Happened:
    """A change of a member in words: who did what to whom, when."""

    when: str
    by: str
    what: str
    whom: str
    became: str


@dataclass(frozen=True)
class Choices:
    """What somebody may be given: roles by key, and teams as key and name."""

    roles: Sequence[str]
    teams: Sequence[tuple[str, str]]


def people_screen(
    members: Sequence[Member],
    waiting: Sequence[Waiting],
    happened: Sequence[Happened],
    teams: Mapping[str, str],
    account: Account,
) -> Screen:
    """Return the list of who works here, who asks to, and what was changed, newest first."""
    rows = [(m, said_roles(m.roles), [teams.get(each, each) for each in m.teams]) for m in members]
    return _screen(
        "People",
        "desk/people.html",
        rows=rows,
        waiting=waiting,
        happened=happened,
        account=account,
    )


def person_screen(
    member: Member, choices: Choices, account: Account, problems: Collection[str] = ()
) -> Screen:
    """Return one person's form, filled in with what they are or what was typed."""
    roles = [(role, *ROLES[role]) for role in choices.roles]
    screen = _screen(
        member.name or "Somebody without a name",
        "desk/person.html",
        member=member,
        roles=roles,
        teams=choices.teams,
        problems=[{"field": "", "message": each} for each in problems],
        account=account,
    )
    return replace(screen, title=f"Error: {screen.title}") if problems else screen


def said_roles(roles: Sequence[str]) -> str:
    """Return roles in words."""
    return ", ".join(ROLES[role][0] for role in roles if role in ROLES)


def _screen(title: str, template: str, **names: object) -> Screen:
    return Screen(title, render(template, title=title, **names))
