"""How a case is worked at the desk: every act of it, by those who may."""

from datetime import timedelta

from intake.cases.actions import Action
from tests.infrastructure.uses.desk import receive, reference, together
from tests.support.at_the_desk import Fields, Worker
from tests.support.deployed import Deployed
from tests.support.stored_case import case_id, new_case, store


def act(worker: Worker, number: int, action: Action, fields: Fields | None = None) -> None:
    """Do something on the newest page of a case."""
    page = f"/cases/{case_id(number)}"
    worker.send(page, f"{page}/acts/{action}", fields)


def a_case_goes_its_way(world: Deployed) -> None:
    """From the first reading over two sessions to its end, and then to another team."""
    receive(world, 111)
    casey, _, cole = together(world)
    _is_read(casey)
    _is_worked(casey, cole.key)
    _has_sessions(cole)
    act(casey, 111, Action.DEALLOCATE, {"member": cole.key})
    act(casey, 111, Action.GIVE_BACK)
    act(casey, 111, Action.CLOSE, {"ending": "not_taken_up:no_reply"})
    act(casey, 111, Action.REOPEN)
    act(casey, 111, Action.TRANSFER, {"team": "safeguarding"})


def _is_read(casey: Worker) -> None:
    page = f"/cases/{case_id(111)}"
    for path in (page, f"{page}/versions/1", f"{page}/print"):
        casey.open(path)
    casey.send(page, f"{page}/other-party")


def _is_worked(casey: Worker, coach: str) -> None:
    when = f"{casey.now - timedelta(days=1):%Y-%m-%dT%H:%M}"
    act(casey, 111, Action.TAKE)
    act(casey, 111, Action.CONTACT, {"how": "phone", "outcome": "reached", "when": when})
    act(casey, 111, Action.CONFIRM, {"preference": "online"})
    act(casey, 111, Action.ALLOCATE, {"member": coach})
    act(casey, 111, Action.PARTY, {"stage": "first:contacted"})
    act(casey, 111, Action.FUND, {"funding": "funded"})
    act(casey, 111, Action.NOTE, {"text": "They would like mornings."})


def _has_sessions(cole: Worker) -> None:
    ends = (
        (Action.HOLD_SESSION, {"session_outcome": "progress"}),
        (Action.MISS_SESSION, {"missed_because": "they_cancelled"}),
    )
    for number, (action, outcome) in enumerate(ends, 1):
        session = {"session": str(number)}
        booking = {"when": "2099-01-05T10:00", "preference": "online"}
        act(cole, 111, Action.BOOK, {**session, **booking})
        act(cole, 111, action, {**session, **outcome})


def cases_are_judged(world: Deployed) -> None:
    """Two are linked and parted; one is held, one is spam, one is not; people stay out of one."""
    for number in (121, 122, 123):
        receive(world, number)
    suspect = new_case(124, reference=reference(124), received_at=world.now())
    store(world.table, suspect, suspicions=["links"])
    casey, lee, _ = together(world)
    link = {"reference": reference(122), "relation": "duplicate"}
    act(casey, 121, Action.LINK, link)
    act(casey, 121, Action.UNLINK, {"case": case_id(122)})
    act(lee, 121, Action.EXCLUDE, {"member": casey.key})
    act(lee, 121, Action.INCLUDE, {"member": casey.key})
    until = {"until": f"{lee.now + timedelta(days=9):%Y-%m-%d}", "held_because": "complaint"}
    act(lee, 122, Action.HOLD, until)
    act(lee, 122, Action.END_HOLD)
    act(casey, 122, Action.DECLARE)
    act(casey, 123, Action.SPAM)
    act(casey, 124, Action.NOT_SPAM)
