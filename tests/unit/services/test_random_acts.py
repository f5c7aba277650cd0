"""Random acts of several people on one case, held against a small model of what is promised."""

from dataclasses import dataclass, field, replace
from operator import itemgetter
from random import Random
from typing import Final

import pytest

from intake.adapters.table import Table
from intake.cases.member import Member
from intake.services.work_case import NotChosen, NotHere, Overtaken
from tests.support.casework import CAS, COL, EVERYBODY, JO, KIT, LEE, OUT, AtWork, desk_cases
from tests.support.clock import Clock
from tests.support.stored_case import case_id, new_case, store

OPENED: Final = ("open", "contacted", "confirmed", "allocated")
REACHED: Final = OPENED[1:]
COORDINATING: Final = (JO, KIT, LEE, OUT)
COACHES: Final = (COL, CAS)
ENDINGS: Final = {
    "answered:answered": ("open", "contacted"),
    "declined:no_capacity": OPENED,
    "completed:goals_met": ("allocated",),
}
CONTACT: Final = {"how": "phone", "when": "2026-11-21T09:00"}
FORWARD: Final = ("confirm", "allocate", "book-session", "session-held", "reopen", "include")
HOLD: Final = {"until": "2027-03-01", "held_because": "complaint"}
BOOKING: Final = {"when": "2026-12-01T10:00", "preference": "online"}


@dataclass(frozen=True)
class Model:
    """What must be true of the case, by words of our own and not by the code's tables."""

    status: str = "new"
    before: str = ""
    team: str = "general"
    turn: int = 0
    coordinator: str = ""
    allocated: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    sessions: dict[str, str] = field(default_factory=dict)
    held: bool = False
    events: tuple[str, ...] = ()

    def reaches(self, member: Member) -> bool:
        if member.key in self.excluded:
            return False
        return member.key in self.allocated if member in COACHES else self.team in member.teams

    def did(self, event: str, **changes: object) -> "Model":
        return replace(self, turn=self.turn + 1, events=(*self.events, event), **changes)  # type: ignore[arg-type]

    def without(self, key: str) -> "Model":
        left = tuple(each for each in self.allocated if each != key)
        status = "confirmed" if self.status == "allocated" and not left else self.status
        return replace(self, allocated=left, status=status)

    @property
    def lists(self) -> set[str]:
        """The members on whose own list the case stands."""
        return set() if self.status == "closed" else {self.coordinator, *self.allocated} - {""}

    def read(self, member: Member) -> "Model":
        first = self.reaches(member) and self.status == "new"
        return self.did("read", status="open") if first else self


def act(model: Model, member: Member, action: str, typed: dict[str, str]) -> Model | None:  # noqa: C901, PLR0911, PLR0912 a model in one piece
    """What an act comes to; None when it is refused."""
    coordinating = member in COORDINATING
    if not model.reaches(member):
        return None
    match action:
        case "note":
            return model.did("noted")
        case "book-session" | "session-held" if model.status == "allocated":
            return session(model, action, typed["session"])
        case "declare-conflict":
            return exclude(model, member, member.key)
    if not coordinating:
        return None
    match action:
        case "take" if model.status in OPENED and model.coordinator != member.key:
            return model.did("taken", coordinator=member.key)
        case "give-back" if model.status in OPENED and model.coordinator:
            return model.did("given_back", coordinator="")
        case "contact" if model.status in OPENED:
            through = model.status == "open" and typed["outcome"] == "reached"
            return model.did("contacted", status="contacted" if through else model.status)
        case "confirm" if model.status in REACHED:
            status = "confirmed" if model.status == "contacted" else model.status
            return model.did("confirmed", status=status)
        case "allocate" if model.status in ("confirmed", "allocated"):
            coach = typed["member"]
            of_team = [each.key for each in COACHES if model.team in each.teams]
            if coach not in of_team or coach in (*model.allocated, *model.excluded):
                return None
            return model.did("allocated", allocated=(*model.allocated, coach), status="allocated")
        case "deallocate" if model.status == "allocated" and typed["member"] in model.allocated:
            return model.without(typed["member"]).did("deallocated")
        case "close" if model.status in ENDINGS[typed["ending"]]:
            return model.did("closed", status="closed", before=model.status)
        case "reopen" if model.status == "closed":
            return model.did("reopened", status=model.before, before="")
        case "transfer" if model.status in OPENED and typed["team"] != model.team:
            return model.did(
                "transferred", status="new", team=typed["team"], coordinator="", allocated=()
            )
        case "hold" if member == LEE:
            return model.did("held", held=True)
        case "end-hold" if member == LEE and model.held:
            return model.did("released", held=False)
        case "exclude" if member == LEE and typed["member"] != LEE.key:
            return exclude(model, LEE, typed["member"])
        case "include" if member == LEE and typed["member"] in model.excluded:
            left = tuple(key for key in model.excluded if key != typed["member"])
            return model.did("included", excluded=left)
    return None


def session(model: Model, action: str, number: str) -> Model | None:
    state = model.sessions.get(number)
    earlier = all(model.sessions.get(str(n)) == "held" for n in range(1, int(number)))
    if action == "book-session" and earlier and state != "held":
        return model.did("session_booked", sessions={**model.sessions, number: "booked"})
    if action == "session-held" and state == "booked":
        return model.did("session_held", sessions={**model.sessions, number: "held"})
    return None


def exclude(model: Model, by: Member, key: str) -> Model | None:
    out = next(each for each in EVERYBODY if each.key == key)
    working = [each for each in COORDINATING if model.reaches(each) and each != out]
    if key in model.excluded or not working or (by != out and model.team not in out.teams):
        return None
    coordinator = "" if model.coordinator == key else model.coordinator
    return model.without(key).did(
        "excluded", excluded=(*model.excluded, key), coordinator=coordinator
    )


def drawn(random: Random) -> tuple[str, dict[str, str]]:
    """An act that anybody may try."""
    coach = {"member": random.choice(COACHES).key}
    number = {"session": random.choice("123")}
    return random.choice(
        [
            ("allocate", coach),
            ("book-session", {**number, **BOOKING}),
            ("session-held", {**number, "session_outcome": "progress"}),
            ("include", {"member": random.choice(EVERYBODY).key}),
            ("contact", {**CONTACT, "outcome": "reached"}),
            ("confirm", {"preference": "online"}),
            ("contact", {**CONTACT, "outcome": "no_reply"}),
            ("take", {}),
            ("give-back", {}),
            ("deallocate", coach),
            ("note", {"text": "words"}),
            ("close", {"ending": random.choice(list(ENDINGS))}),
            ("reopen", {}),
            ("transfer", {"team": random.choice(["general", "other"])}),
            ("hold", HOLD),
            ("end-hold", {}),
            ("exclude", {"member": random.choice(EVERYBODY).key}),
            ("declare-conflict", {}),
        ]
    )


def wished(random: Random, model: Model) -> tuple[Member, str, dict[str, str]]:
    """Who tries what next: mostly something that can be done, or a case would hardly move."""
    tried = [(random.choice(EVERYBODY), *drawn(random)) for _ in range(200)]
    if random.random() < 0.2:
        return tried[0]
    can = {wish[1]: wish for wish in tried if act(model.read(wish[0]), *wish)}
    if not can:
        return tried[0]
    weights = [6 if action in FORWARD else 1 for action in can]
    return random.choices([*can.values()], weights)[0]


def agree(work: AtWork, model: Model) -> None:
    """Status, turn, people, events and lists are as the model has them."""
    case = work.case()
    assert (case.status, case.turn, case.team) == (model.status, model.turn, model.team)
    assert (case.coordinator, case.allocated) == (model.coordinator, model.allocated)
    assert (case.excluded, case.held) == (model.excluded, model.held)
    assert dict(case.sessions) == model.sessions
    parts = work.table.query(f"CASE#{case_id(1)}")
    acts = [part for part in parts if part["sk"].startswith("EVENT#") and "turn" in part]
    assert [each["kind"] for each in sorted(acts, key=itemgetter("turn"))] == [*model.events]
    # what the worklist's index shows is what has both of its keys
    listed = [part["open_for"] for part in parts if {"open_for", "promised_by"} <= part.keys()]
    team = [] if model.status == "closed" else [model.team]
    assert sorted(listed) == sorted([*team, *(f"member#{key}" for key in model.lists)])


@pytest.mark.parametrize("seed", range(4))
def test_case_goes_as_promised_whatever_people_do(table: Table, clock: Clock, seed: int) -> None:
    random = Random(seed)  # noqa: S311 a test's own
    store(table, new_case(1))
    work, model = AtWork(desk_cases(table), table, clock), Model()
    for _ in range(60):
        clock.forward(seconds=1)
        member, action, typed = wished(random, model)
        work.cases.read(member, case_id(1), clock())
        model = model.read(member)
        late = model.turn > 0 and random.random() < 0.1
        expected = None if late else act(model, member, action, typed)
        try:
            work.act(member, action, typed, seen=model.turn - late)
        except (NotHere, NotChosen, Overtaken):
            assert expected is None, (action, typed, member.name)
        else:
            assert expected, (action, typed, member.name)
            model = expected
        agree(work, model)
