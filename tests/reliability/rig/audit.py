"""What a run came to: what people were shown, against what is stored and who was told."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from intake.adapters.notices import notice_of
from intake.adapters.table import Item, Table
from intake.adapters.values import decode
from intake.notices.notice import Kind, Notice, State
from tests.reliability.rig.submissions import Submission
from tests.reliability.rig.world import World

_TOLD: Final = (State.SENT, State.DELIVERED, State.BOUNCED)


@dataclass
class Audit:
    """Figures of a run; what should be none is a list of what it is, to look at."""

    submissions: int = 0
    acknowledged: int = 0
    cases: int = 0
    notices: Counter[str] = field(default_factory=Counter)
    emails: int = 0
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    half: list[str] = field(default_factory=list)
    untold: list[str] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)
    slips: list[str] = field(default_factory=list)


def audit(world: World) -> Audit:
    """Look at everything after a run."""
    stored = Stored.of(world.table)
    found = Audit(
        submissions=len(world.visitors.all),
        acknowledged=sum(bool(each.references) for each in world.visitors.all),
        cases=len(stored.cases),
        emails=len(world.ses.accepted),
        twice=[tag for tag, sends in world.ses.sends().items() if sends > 1],
        slips=_slips(world, stored),
    )
    for submission in world.visitors.all:
        _judge(submission, stored, found)
    known = {each.case_id for each in world.visitors.all}
    found.doubled += [case for case in stored.cases if case not in known]
    accepted = set(world.ses.sends())
    for notice in stored.notices:
        state = notice.state(world.clock())
        found.notices[state] += 1
        if not _is_told(notice, state, stored, accepted):
            found.untold.append(f"{notice.owner} {notice.slot} {state}")
    noticed = {notice.owner for notice in stored.notices}
    found.untold += [case for case in stored.cases if f"CASE#{case}" not in noticed]
    return found


@dataclass
class Stored:
    """The whole table, by kinds of item."""

    cases: dict[str, Item]
    parts: dict[str, list[str]]
    notices: list[Notice]
    items: list[Item]

    @classmethod
    def of(cls, table: Table) -> "Stored":
        items = list(everything(table))
        parts: dict[str, list[str]] = defaultdict(list)
        for item in items:
            kind, _, name = item["pk"].partition("#")
            parts[f"{kind} {name}"].append(item["sk"])
        return cls(
            cases={item["case_id"]: item for item in items if item["sk"] == "CASE"},
            parts=parts,
            notices=[notice_of(item) for item in items if item["sk"].startswith("NOTICE#")],
            items=items,
        )


def everything(table: Table) -> Iterable[Item]:
    """Give every item; nothing but a test may scan."""
    pages = table._client.get_paginator("scan").paginate(TableName=table._name)  # noqa: SLF001
    return (decode(item) for page in pages for item in page["Items"])


def _judge(submission: Submission, stored: Stored, found: Audit) -> None:
    """Compare one submission with what is stored of it."""
    case = stored.cases.get(submission.case_id)
    shown = set(submission.references)
    if shown and (case is None or shown != {case["reference"]}):
        found.lost.append(f"{submission.number} was shown {sorted(shown)}")
    if case is None:
        left = [name for name in stored.parts if name.endswith(submission.case_id)]
        left += [name for name in stored.parts if name.endswith(submission.id)]
        found.half += left
        return
    wanted = {
        f"RECEIPT {submission.id}": ["RECEIPT"],
        f"REF {case['reference']}": ["REF"],
        f"ANSWERS {submission.case_id}": ["person#1"],
    }
    found.half += [
        f"{submission.number} {name}" for name, sks in wanted.items() if stored.parts[name] != sks
    ]


def _is_told(notice: Notice, state: State, stored: Stored, accepted: set[str]) -> bool:
    """Tell whether SES took an email for a notice, or a person is to look at it."""
    if state is State.SUMMARISED:
        return any(_covers(each, notice, accepted) for each in stored.notices)
    return state is State.PARKED or (state in _TOLD and notice.tag in accepted)


def _covers(summary: Notice, notice: Notice, accepted: set[str]) -> bool:
    """Tell whether a summary came after a notice was left to one, and went or is parked."""
    own = (summary.kind, summary.team, summary.role) == (Kind.SUMMARY, notice.team, notice.role)
    if not own or not notice.summarised_at:
        return False
    came = summary.sent_at if summary.tag in accepted else summary.parked_at
    return came is not None and came >= notice.summarised_at


def _slips(world: World, stored: Stored) -> list[str]:
    """Return where a word of an answer stands, in the table too, but for the answers' own items."""
    for each in world.ses.accepted:
        world.leaks.look("email", f"{each.text} {each.tags} {each.to}")
    for item in stored.items:
        if not item["pk"].startswith(("ANSWERS#", "PARTY#")):
            world.leaks.look("table", json.dumps(item, default=str))
    return world.leaks.found
