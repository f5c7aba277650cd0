"""Edited answers that raise a flag: the case goes to the urgent team, whatever became of it."""

import pytest

from intake.adapters.notices import DUE
from intake.adapters.table import Item, Table
from intake.cases.moments import kept
from intake.handlers.http import Response
from tests.support.clock import Clock
from tests.support.door import definitions, door
from tests.support.kept import KeptCase
from tests.support.robot import Place, Robot, Wishes, reference
from tests.support.site import built
from tests.support.walks import every_address

FORM = "ask-about-a-service"
URGENT = "staff-safeguarding"
DANGER = {"safe": "yes"}
LINKED: Wishes = {"question": "See https://example.org/x"}
CLOSED = {"closed_shard": "0", "status": "closed", "outcome": "x"}
ENDS = "2027-05-21T00:00:00Z"


class Person:
    """Somebody who has sent the form without a flag, and can send it again in other words."""

    def __init__(self, table: Table, clock: Clock, wishes: Wishes, seconds: int) -> None:
        self._table, self._clock, self._seconds = table, clock, seconds
        start = built() / "site" / definitions().starts[FORM].strip("/") / "index.html"
        self._door = door(table, clock, addresses=every_address())
        self._robot = Robot(start.read_text(encoding="utf-8"), self._send)
        self._ready = self._robot.walk({"which": "training", "safe": "no", **wishes})[-1]
        self.reference = reference(self._robot.press(self._ready, {}))

    def _send(self, event: dict[str, object]) -> Response:
        self._clock.forward(seconds=self._seconds)
        return self._door(event)

    def again(self, **typed: str) -> Place:
        return self._robot.press(self._ready, typed)

    def kept(self) -> KeptCase:
        return KeptCase.of(self._table, self.reference)

    def change(self, **changes: str) -> None:
        """What a coordinator does with the case meanwhile."""
        self._table.put({**self.kept().case, **changes})


@pytest.fixture
def person(table: Table, clock: Clock) -> Person:
    return Person(table, clock, {}, seconds=20)


@pytest.fixture
def suspect(table: Table, clock: Clock) -> Person:
    """Somebody who was taken for a robot: too quick, and with a link."""
    found = Person(table, clock, LINKED, seconds=0)
    assert found.kept().case["status"] == "quarantined"
    return found


def told(person: Person, kind: str = "updated") -> set[tuple[str, str]]:
    """Team and role of everybody who hears of it."""
    return {(n["team"], n["role"]) for n in person.kept().notices if n["kind"] == kind}


def where(case: Item) -> tuple[str, str, str]:
    return case["team"], case["open_for"], case["status"]


def test_a_first_flag_takes_the_case_to_the_urgent_team(person: Person) -> None:
    assert where(person.kept().case) == ("workplace", "workplace", "new")
    assert reference(person.again(**DANGER)) == person.reference
    case = person.kept().case
    assert where(case) == (URGENT, URGENT, "new")
    assert case["flags"] == ["safeguarding"]
    assert case["service_label"] == definitions().teams[URGENT].label


def test_the_urgent_team_alone_is_told_of_it(person: Person) -> None:
    person.again(**DANGER)
    assert told(person) == {(URGENT, "lead")}


def test_the_promise_becomes_the_urgent_one_and_the_reminder_with_it(person: Person) -> None:
    before = person.kept().case
    person.again(**DANGER)
    after = person.kept().case
    assert after["promised_by"] < before["promised_by"]
    assert after["due_at"] < before["due_at"]


def test_an_earlier_promise_is_kept(person: Person, clock: Clock) -> None:
    before = person.kept().case["promised_by"]
    clock.forward(days=30)
    person.again(**DANGER)
    assert person.kept().case["promised_by"] == before


def test_a_case_that_was_opened_is_new_to_the_urgent_team(person: Person) -> None:
    person.change(status="open", opened_at="2026-11-21T10:00:00Z")
    person.again(**DANGER)
    case = person.kept().case
    assert case["status"] == "new"
    assert "opened_at" not in case


@pytest.mark.parametrize(
    ("typed", "team", "role"),
    [(DANGER, URGENT, "lead"), ({"question": "One more thing"}, "workplace", "coordinator")],
)
@pytest.mark.parametrize("ends", [ENDS, "2026-11-21T00:00:00Z"])
def test_a_closed_case_is_opened_again_even_past_its_time(
    person: Person, typed: dict[str, str], team: str, role: str, ends: str
) -> None:
    person.change(**CLOSED, unlisted_for="workplace", delete_after=ends)
    assert reference(person.again(**typed)) == person.reference
    case = person.kept().case
    assert where(case) == (team, team, "new")
    assert not {"unlisted_for", "closed_shard", "delete_after", "outcome"} & case.keys()
    assert told(person) == {(team, role)}


def test_a_case_that_is_opened_again_is_promised_and_reminded_of_anew(
    person: Person, clock: Clock
) -> None:
    clock.forward(days=100)
    person.change(**CLOSED, delete_after=ENDS)
    person.again(question="One more thing")
    case = person.kept().case
    assert kept(clock()) < case["due_at"] < case["promised_by"]
    assert case["due_shard"] == DUE


def test_a_flagged_case_is_opened_again_with_its_flag_its_team_and_its_label(
    person: Person,
) -> None:
    person.again(**DANGER)
    person.change(**CLOSED, delete_after=ENDS)
    person.again(question="One more thing")
    case = person.kept().case
    assert where(case) == (URGENT, URGENT, "new")
    assert case["flags"] == ["safeguarding"]
    assert case["service_label"] == definitions().teams[URGENT].label


def test_a_case_that_is_being_erased_takes_nothing_more(person: Person) -> None:
    ends = "2026-11-21T00:00:00Z"
    person.change(**CLOSED, delete_after=ends, delete_because="erasure")
    before = person.kept()
    for typed in (DANGER, {"question": "One more thing"}):
        assert person.again(**typed).screen.status == 503
    assert person.kept() == before


def test_a_restricted_case_stays_where_it_is_and_the_answers_are_kept(person: Person) -> None:
    person.change(restricted_at="2026-11-21T10:00:00Z")
    assert reference(person.again(**DANGER)) == person.reference
    assert person.kept().case["team"] == "workplace"
    assert told(person) == {(URGENT, "lead")}


def test_a_closed_case_that_is_restricted_stays_closed(person: Person) -> None:
    person.change(**CLOSED, restricted_at="2026-11-21T10:00:00Z")
    assert reference(person.again(question="One more thing")) == person.reference
    assert person.kept().case["status"] == "closed"
    assert told(person) == {("workplace", "coordinator")}


def test_answers_without_the_flag_leave_it_on_the_case(person: Person) -> None:
    person.again(**DANGER)
    person.again(question="Something else")
    case = person.kept().case
    assert (case["flags"], case["team"]) == (["safeguarding"], URGENT)
    assert told(person) == {(URGENT, "lead")}
    assert len(person.kept().notices) == 3


def test_the_same_flag_again_moves_nothing(person: Person) -> None:
    person.again(**DANGER)
    person.change(status="open")
    person.again(**DANGER, question="Something else")
    assert person.kept().case["status"] == "open"


def test_another_topic_leaves_the_case_with_the_team_that_has_it(person: Person) -> None:
    person.again(which="unsure")
    assert person.kept().case["team"] == "workplace"
    assert told(person) == {("workplace", "coordinator")}


def test_a_flag_releases_a_case_from_quarantine(suspect: Person) -> None:
    suspect.again(**DANGER)
    case = suspect.kept().case
    assert where(case) == (URGENT, URGENT, "new")
    assert "suspicions" not in case
    assert told(suspect) == {(URGENT, "lead")}


def test_after_its_release_every_edit_is_told(suspect: Person) -> None:
    suspect.again(**DANGER)
    suspect.again(question="See https://example.org/x again")
    assert len(suspect.kept().notices) == 2


def test_what_was_judged_spam_and_still_looks_so_is_judged_again(suspect: Person) -> None:
    suspect.change(**CLOSED, delete_after=ENDS)
    suspect.again(question="See https://example.org/x again")
    case = suspect.kept().case
    assert where(case) == ("workplace", "workplace#quarantined", "quarantined")
    assert case["suspicions"]
    assert not {"due_shard", "due_at", "delete_after"} & case.keys()
    assert told(suspect) == set()
    suspect.again(question="See https://example.org/x and again")
    assert told(suspect) == set()


def test_the_official_engine_takes_the_move_and_refuses_it_as_well(
    local_table: Table, clock: Clock
) -> None:
    moved, restricted = (Person(local_table, clock, {}, seconds=20) for _ in range(2))
    restricted.change(restricted_at="2026-11-21T10:00:00Z")
    for person in (moved, restricted):
        person.again(**DANGER)
        assert told(person) == {(URGENT, "lead")}
    assert where(moved.kept().case) == (URGENT, URGENT, "new")
    assert where(restricted.kept().case) == ("workplace", "workplace", "new")


def test_the_official_engine_opens_a_closed_case_again(local_table: Table, clock: Clock) -> None:
    person = Person(local_table, clock, {}, seconds=20)
    person.again(question="One more thing")
    assert len(told(person)) == 1
    person.change(**CLOSED, delete_after=ENDS)
    person.again(question="And another")
    assert where(person.kept().case) == ("workplace", "workplace", "new")
    assert len(person.kept().notices) == 3
