"""The public door over any table, with the real definitions."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache
from secrets import choice

from intake.adapters.definitions import Definitions
from intake.adapters.rates import Rates
from intake.adapters.submissions import Submissions
from intake.adapters.table import Table
from intake.directory.teams import told_teams
from intake.handlers.form_door import FormDoor
from intake.handlers.http import Response, read_request
from intake.rendering.chrome import Chrome
from intake.services.accept_submission import AcceptSubmission
from intake.services.turn_page import TurnPage
from intake.services.weigh_submission import WeighSubmission
from tests.support.site import built

TOKEN_KEY = b"a token key that protects nothing"
PERSON_KEY = b"a person key that protects nothing"
ADDRESSES: Mapping[str, Mapping[str, str]] = {
    "general": {"coordinator": "coordinator@example.org", "office": "office@example.org"}
}
Door = Callable[[dict[str, object]], Response]


@cache
def definitions() -> Definitions:
    return Definitions(built() / "definitions")


def door(
    table: Table,
    clock: Callable[[], datetime],
    *,
    choose: Callable[[str], str] = choice,
    addresses: Mapping[str, Mapping[str, str]] = ADDRESSES,
    known: Definitions | None = None,
    counters: Table | None = None,
    turn: TurnPage | None = None,
    chrome: Chrome | None = None,
) -> Door:
    """Return a function from an event to a response."""
    known = known or definitions()
    accept = AcceptSubmission(
        Submissions(table),
        told_teams(known.teams, addresses),
        known.promise,
        WeighSubmission(Rates(lambda: counters or table, PERSON_KEY)),
        PERSON_KEY,
        clock,
        choose,
    )
    turn = turn or TurnPage(TOKEN_KEY, clock)
    chrome = chrome or Chrome(known.chrome("public"))
    made = FormDoor(known, chrome, addresses, turn, accept, clock)
    return lambda event: made.answer(read_request(event))


def contact_page() -> str:
    """The built page on which the contact form starts."""
    return (built() / "site" / "contact" / "index.html").read_text(encoding="utf-8")
