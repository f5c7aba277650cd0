"""The page of one case, as a member sees it who has just opened it."""

from dataclasses import replace
from datetime import UTC, datetime

from intake.cases.casework import Casework
from intake.cases.happenings import History
from intake.cases.record import Case
from intake.rendering.desk_case import CaseView
from intake.rendering.desk_history import Names
from tests.support.stored_case import ABOUT_PERSON

CASE = Case(
    id="01KAJ2Y7G0ABCDEFGHJKMNPQRS",
    reference="CDFH-2345",
    title="Write to us",
    flags=(),
    status="new",
    received_at=datetime(2026, 7, 20, 8, 30, tzinfo=UTC),
    promised_by=datetime(2026, 11, 25, 17, 0, tzinfo=UTC),
)
NOW = datetime(2026, 11, 28, 10, 0, tzinfo=UTC)
WORK = Casework(CASE.id, 4, "open", "general", "contact")
NAMES = Names({"m-1": "Jo Field", "m-2": "Kit Marsh"}, {"general": "Coordinators"}, {})


def view(**changes: object) -> CaseView:
    made = CaseView(
        case=CASE,
        work=WORK,
        answers=ABOUT_PERSON,
        current=changes.get("answers", ABOUT_PERSON),  # type: ignore[arg-type]
        revision=1,
        newest=1,
        history=History((), (), ()),
        offers={},
        names=NAMES,
        links=(),
        other_party=False,
        reads_all=True,
        member="m-1",
        now=NOW,
    )
    return replace(made, **changes)  # type: ignore[arg-type]
