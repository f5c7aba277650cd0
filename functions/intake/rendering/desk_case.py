"""The screens of a case: what a coordinator must know first stands first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from intake.cases.actions import Action
from intake.cases.casework import Casework
from intake.cases.channel import KeyedIn
from intake.cases.happenings import Happening, History, without_rereading
from intake.cases.moments import last_day, london_minute, spoken_moment
from intake.cases.offers import Offer
from intake.cases.record import Case
from intake.forms.answers import Answer
from intake.rendering.desk import facts_of
from intake.rendering.desk_account import Account
from intake.rendering.desk_answers import preferences, sections
from intake.rendering.desk_forms import grouped
from intake.rendering.desk_history import Names, of_reader, told, words
from intake.rendering.desk_key_in import CHANNELS
from intake.rendering.form_pages import Screen
from intake.rendering.templating import render

_UNDER_A_MINUTE: Final = 60


@dataclass(frozen=True)
class Link:
    """Another case that this one is linked to, and which the reader may open."""

    case_id: str
    reference: str
    relation: str


@dataclass(frozen=True)
class CaseView:
    """What the page of a case shows to one member.

    `other_party` says that something was said about the other party and that this member may read
    it; `reads_all` that they read everybody's notes; `requests` that they answer persons' requests.
    `kept_until` and `held_until` are empty while no date is set. `answers` are those of one
    revision, `current` those of the newest; `correctable` are the questions about contact that this
    member may correct, id and label.
    """

    case: Case
    work: Casework
    answers: Mapping[str, Sequence[Answer]]
    current: Mapping[str, Sequence[Answer]]
    revision: int
    newest: int
    history: History
    offers: Mapping[Action, Offer]
    names: Names
    links: Sequence[Link]
    other_party: bool
    reads_all: bool
    member: str
    now: datetime
    kept_until: datetime | None = None
    held_until: datetime | None = None
    requests: bool = False
    correctable: Sequence[tuple[str, str]] = ()


def case_screen(view: CaseView, account: Account) -> Screen:
    """Return a case: flags and contact preferences, what can be done, the answers, the history."""
    happenings = list(without_rereading(_for_reader(view)))
    return _screen(
        f"Case {view.case.reference}",
        "desk/case.html",
        view=view,
        facts=facts_of(view.case),
        preferences=list(preferences(view.current)),
        earlier=list(preferences(view.answers)) if view.revision < view.newest else [],
        sections=list(sections(view.answers)),
        standing=_standing(view),
        groups=grouped(view.offers, view.names, london_minute(view.now)),
        notice=_notice(view),
        notes=_notes(view),
        sessions=_sessions(view),
        links=[(link, words(link.relation)) for link in view.links],
        history=list(told(reversed(happenings), view.names)),
        account=account,
    )


def print_screen(
    case: Case, answers: Mapping[str, Sequence[Answer]], *, account: Account, now: datetime
) -> Screen:
    """Return a case for paper: nothing about the other party, no note and no link."""
    return _screen(
        f"Case {case.reference}",
        "desk/print.html",
        case=case,
        facts=facts_of(case),
        preferences=list(preferences(answers)),
        sections=list(sections(answers)),
        printed=spoken_moment(now),
        account=account,
    )


def other_party_screen(
    case: Case, revisions: Sequence[tuple[int, Sequence[Answer]]], *, account: Account
) -> Screen:
    """Return what was said about the other party, the newest first."""
    return _screen(
        f"The other party of case {case.reference}",
        "desk/other_party.html",
        case=case,
        revisions=[
            (number, list(sections({"other_party": answers}))) for number, answers in revisions
        ],
        account=account,
    )


def _screen(title: str, template: str, **names: object) -> Screen:
    return Screen(title, render(template, title=title, **names))


def _for_reader(view: CaseView) -> tuple[Happening, ...]:
    return of_reader(view.history.happenings, reads_all=view.reads_all)


def _notice(view: CaseView) -> str:
    """Return what this member did to the case just now, in words; empty when nothing."""
    last = next(iter(view.history.since(view.work.turn - 1)), None)
    if last is None or last.by != view.member or last.kind == "read":
        return ""
    if (view.now - last.at).total_seconds() > _UNDER_A_MINUTE:
        return ""
    seen = of_reader([last], reads_all=view.reads_all)
    return next(told(seen, view.names)).what if seen else ""


def _standing(view: CaseView) -> list[tuple[str, str]]:
    """Return how far the case has come, each with what it is."""
    work, names = view.work, view.names
    rows = [
        ("Keyed in", _keyed(work.keyed, names) if work.keyed else ""),
        ("Team", names.teams.get(work.team, work.team)),
        ("Taken by", names.member(work.coordinator) or "Nobody yet"),
        ("Coach or mediators", ", ".join(map(names.member, work.allocated))),
        ("Would like to meet", words(work.preference) if work.preference else ""),
        ("Paid for", words(work.funding) if work.funding else ""),
        ("Kept out", ", ".join(map(names.member, work.excluded))),
        ("Held", f"To the end of {last_day(view.held_until)}" if view.held_until else ""),
        ("Deleted after", last_day(view.kept_until) if view.kept_until else ""),
    ]
    stages = [f"{party}:{stage}" for party, stage in work.parties.items()] if view.reads_all else []
    return [*(row for row in rows if row[1]), *(("Parties", words(stage)) for stage in stages)]


def _keyed(keyed: KeyedIn, names: Names) -> str:
    """Say how a case came that did not come through the site, and who wrote it down."""
    aloud = "; the statements were read aloud" if keyed.read_aloud else ""
    return f"{CHANNELS[keyed.channel]}, by {names.member(keyed.by)}{aloud}"


def _notes(view: CaseView) -> list[tuple[str, str, str, str]]:
    """Return who wrote what when, the newest first; a coach sees their own."""
    return [
        (
            view.names.member(note.by),
            spoken_moment(note.at),
            f"Session {note.session}" if note.session else "",
            note.text,
        )
        for note in reversed(view.history.notes)
        if view.reads_all or note.by == view.member
    ]


def _sessions(view: CaseView) -> list[tuple[str, str, str, str]]:
    """Return number, when, where, and how each session stands."""
    return [
        (
            each.number,
            spoken_moment(each.when),
            words(each.preference),
            words(each.outcome or each.state),
        )
        for each in view.history.sessions
    ]
