"""The commands of `make admin` about one case or the whole table, and all of them by name."""

import json
from collections.abc import Callable, Mapping
from datetime import datetime, time, timedelta
from functools import partial
from typing import Final

from intake.cases.keeping import NotPossible
from intake.cases.moments import last_day, spoken_moment
from intake.cases.working_days import LONDON
from intake.handlers.admin_members import admit, people
from intake.handlers.admin_office import Asked, Office, case_asked_for, line
from intake.handlers.admin_persons import erase, export, find
from intake.services.keep_cases import Change

Command = Callable[[Office, Asked], None]


def correct(office: Office, asked: Asked) -> None:
    """Correct an answer."""
    case = case_asked_for(office, asked)
    sent = _fields(asked.given.read())
    correction = office.correct.plan(case, asked.arguments.question, sent, asked.now)
    asked.tell(
        f"{line(case)}: {correction.question}, about {correction.about}, gets a new version."
    )
    if asked.goes_ahead():
        office.correct.do(correction, asked.by, asked.now)


def hold(office: Office, asked: Asked) -> None:
    """Keep a case to the end of a day, London time."""
    until = datetime.combine(asked.arguments.until + timedelta(days=1), time(), LONDON)
    case_id, because = case_asked_for(office, asked).case_id, asked.arguments.because
    _change(office, asked, office.cases.hold(case_id, until, because, asked.by, asked.now))


def close(office: Office, asked: Asked) -> None:
    """Close a case."""
    case_id, outcome = case_asked_for(office, asked).case_id, asked.arguments.outcome
    _change(office, asked, office.cases.close(case_id, outcome, asked.by, asked.now))


def plain(name: str, office: Office, asked: Asked) -> None:
    """Do what needs a case and nothing else."""
    plan: Callable[[str, str, datetime], Change] = getattr(office.cases, name)
    _change(office, asked, plan(case_asked_for(office, asked).case_id, asked.by, asked.now))


def replay_ledger(office: Office, asked: Asked) -> None:
    """Delete again what a restored copy has brought back."""
    returned = list(office.replay.look(asked.arguments.since, asked.now))
    for each in returned:
        asked.tell(f"{each.deletion.case_id}: {each.deletion.what}, {each.deletion.because}")
    asked.tell(f"{len(returned)} deletions were undone by the restore.")
    if returned and asked.goes_ahead():
        for each in returned:
            office.replay.do(each, asked.by, asked.now)


def unpark(office: Office, asked: Asked) -> None:
    """Have a team's parked emails sent again."""
    parked = office.unpark.look(asked.arguments.team)
    for owner, slot in parked:
        asked.tell(f"{owner}: {slot}")
    asked.tell(f"{len(parked)} emails are parked.")
    if parked and asked.goes_ahead():
        for owner, slot in parked:
            office.unpark.do(owner, slot, asked.now)


def retention(office: Office, asked: Asked) -> None:
    """List what goes within some days, each with its last day."""
    until = asked.now + timedelta(days=asked.arguments.days)
    cases = [office.keepings.find(case_id) for case_id in office.keepings.ending(until)]
    for case in cases:
        if case and case.ends_at:
            asked.tell(f"{last_day(case.ends_at)}: {line(case)}, {case.outcome}")
    asked.tell(f"{len(cases)} cases end within {asked.arguments.days} days.")


COMMANDS: Final[Mapping[str, Command]] = {
    "find": find,
    "export": export,
    "correct": correct,
    "restrict": partial(plain, "restrict"),
    "unrestrict": partial(plain, "lift"),
    "hold": hold,
    "release": partial(plain, "release"),
    "close": close,
    "reopen": partial(plain, "reopen"),
    "erase": erase,
    "replay-ledger": replay_ledger,
    "unpark": unpark,
    "retention": retention,
    "people": people,
    "admit": admit,
}


def _change(office: Office, asked: Asked, change: Change) -> None:
    after = change.after
    ends = f"goes after {spoken_moment(after.ends_at)}" if after.ends_at else "has no end"
    asked.tell(f"{line(after)}: {change.event.kind}, {ends}")
    if asked.goes_ahead():
        office.cases.do(change)


def _fields(text: str) -> list[tuple[str, str]]:
    try:
        given = json.loads(text)
    except json.JSONDecodeError:
        given = None
    if not isinstance(given, dict):
        raise NotPossible('Give the fields as JSON, such as {"name": "Sam Rivers"}.')
    lists = {name: v if isinstance(v, list) else [v] for name, v in given.items()}
    return [(name, str(each)) for name, values in lists.items() for each in values]
